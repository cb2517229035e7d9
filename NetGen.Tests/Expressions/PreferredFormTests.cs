using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;

namespace NetGen.Tests.Expressions;

/// <summary>
/// Built-in functions state their derivative in the form that the kernels want: from the output, or stable. These tests
/// hold it to the derivative that the differentiator derives.
/// </summary>
public class PreferredFormTests
{
    private static readonly double[] Points =
        [-30, -8, -3.5, -1, -0.25, -1e-3, 1e-3, 0.25, 1, 3.5, 8, 30];

    public static TheoryData<string> Activations => [.. ActivationFunctions.All.Keys];

    /// <summary>Those whose derivative follows from the output.</summary>
    public static TheoryData<string> OutputActivations =>
        [.. ActivationFunctions.All.Where(pair => !pair.Value.FromInput).Select(pair => pair.Key)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_stated_derivative_is_the_derived_one(string name)
    {
        var function = ActivationFunctions.All[name];
        var derived = function.Forward.Derivative("x");
        foreach (var x in Points)
        {
            var stated = function.FromInput
                ? function.Slope.Evaluate(("x", x))
                : function.Slope.Evaluate(("y", function.Forward.Evaluate(("x", x))));
            Close(derived.Evaluate(("x", x)), stated, $"{name} at {x}");
        }
    }

    [Fact]
    public void Binary_cross_entropy_of_a_sigmoid_is_the_textbooks()
    {
        var input = OfOne("dense1");
        var sigmoid = new MapOperation(input, OfOne("sigmoid1"), SigmoidFunction.Value);
        var loss = (ElementwiseLossFunction)BinaryCrossEntropyFunction.After(new(0), sigmoid);
        var p = Scalar.Sigmoid(ElementwiseLossFunction.X);
        var textbook = -(ElementwiseLossFunction.Target * Scalar.Log(p))
            - ((1 - ElementwiseLossFunction.Target) * Scalar.Log(1 - p));
        foreach (var target in (double[])[0, 0.3, 1])
        {
            foreach (var x in Points.Where(x => Math.Abs(x) < 10))
            {
                (string, double)[] at = [("x", x), ("target", target)];
                Close(textbook.Evaluate(at), loss.Loss.Evaluate(at), $"loss at {x}, {target}");
                Close(textbook.Derivative("x").Evaluate(at), loss.Derivative.Evaluate(at), $"textbook's gradient at {x}, {target}");
                Close(loss.Loss.Derivative("x").Evaluate(at), loss.Derivative.Evaluate(at), $"gradient at {x}, {target}");
            }
        }
    }

    [Fact]
    public void Squared_error_alone_has_the_derived_gradient()
    {
        var loss = (ElementwiseLossFunction)MeanSquaredErrorFunction.After(null);
        foreach (var x in Points)
        {
            (string, double)[] at = [("x", x), ("target", 0.75)];
            Close(loss.Loss.Derivative("x").Evaluate(at), loss.Derivative.Evaluate(at), $"at {x}");
        }
    }

    [Theory]
    [MemberData(nameof(OutputActivations))]
    public void Squared_error_after_an_activation_is_differentiated_through_it(string name)
    {
        var function = ActivationFunctions.All[name];
        var map = new MapOperation(OfOne("dense1"), OfOne("map1"), function);
        var loss = (ElementwiseLossFunction)MeanSquaredErrorFunction.After(map);
        var composed = loss.Loss.Substitute("x", function.Forward).Derivative("x");
        foreach (var x in Points)
        {
            var y = function.Forward.Evaluate(("x", x));
            Close(
                composed.Evaluate(("x", x), ("target", 0.25)),
                loss.Derivative.Evaluate(("x", y), ("target", 0.25)),
                $"{name} at {x}");
        }
    }

    [Fact]
    public void Squared_error_stands_alone_where_the_output_does_not_give_the_derivative()
    {
        var map = new MapOperation(OfOne("dense1"), OfOne("silu1"), SiLUFunction.Value);
        Assert.Null(MeanSquaredErrorFunction.After(map).Fused);
    }

    private static Value OfOne(string name) => new(name, TensorShape.Vector(1));

    private static void Close(double expected, double actual, string what) => Assert.True(
        Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{what}: {actual}, derived {expected}");
}
