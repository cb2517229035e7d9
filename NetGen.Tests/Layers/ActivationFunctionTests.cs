using System.Numerics;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Tests.Expressions;

namespace NetGen.Tests.Layers;

/// <summary>
/// Every elementwise activation and its derivative against the textbook's formulas, in both precisions as generated
/// code computes them, at their kinks and far out.
/// </summary>
public class ActivationFunctionTests
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    public static TheoryData<string> Names => [.. ActivationFunctions.All.Keys];

    /// <summary>y and dy/dx at x, straight from the definitions.</summary>
    private static (double Y, double Slope) Textbook(string name, double x)
    {
        var sigmoid = 1 / (1 + Math.Exp(-x));
        switch (name)
        {
            case "Sigmoid": return (sigmoid, sigmoid * (1 - sigmoid));
            case "Tanh": return (Math.Tanh(x), 1 / (Math.Cosh(x) * Math.Cosh(x)));
            case "ReLU": return Leaky(0);
            case "LeakyReLU": return Leaky(0.01);
            case "LeakyReLU0": return Leaky(0);
            case "LeakyReLU0_2": return Leaky(0.2);
            case "LeakyReLU1": return Leaky(1);
            case "LeakyReLU1_5": return Leaky(1.5);
            case "LeakyReLUMinus0_5": return Leaky(-0.5);
            case "ELU": return Exponential(1, 1);
            case "ELU0_25": return Exponential(1, 0.25);
            case "ELU1_5": return Exponential(1, 1.5);
            case "SELU": return Exponential(SeluScale, SeluAlpha);
            case "GELU":
                var cumulative = 0.5 * (1 + ErrorFunctionReference.Erf(x / Math.Sqrt(2)));
                return (x * cumulative, cumulative + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)));
            case "GELUTanh":
                var tanh = Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)));
                var inner = Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x));
                return (0.5 * x * (1 + tanh), (0.5 * (1 + tanh)) + (0.5 * x * (1 - (tanh * tanh)) * inner));
            case "SiLU": return (x * sigmoid, sigmoid * (1 + (x * (1 - sigmoid))));
            case "Mish":
                var gate = Math.Tanh(Math.Log(1 + Math.Exp(x)));
                return (x * gate, gate + (x * sigmoid * (1 - (gate * gate))));
            case "Softplus": return Smooth(1);
            case "Softplus0_5": return Smooth(0.5);
            case "Softplus3": return Smooth(3);
            case "HardSigmoid": return (Math.Clamp((x / 6) + 0.5, 0, 1), Math.Abs(x) < 3 ? 1.0 / 6 : 0);
            case "HardSwish":
                return (x * Math.Clamp((x / 6) + 0.5, 0, 1), x <= -3 ? 0 : x < 3 ? (x / 3) + 0.5 : 1);
            default: throw new ArgumentOutOfRangeException(nameof(name), name, "Not an activation.");
        }

        (double, double) Leaky(double slope) => x > 0 ? (x, 1) : (slope * x, slope);

        (double, double) Exponential(double scale, double alpha) => x > 0
            ? (scale * x, scale)
            : (scale * alpha * (Math.Exp(x) - 1), scale * alpha * Math.Exp(x));

        (double, double) Smooth(double beta) =>
            (Math.Log(1 + Math.Exp(beta * x)) / beta, 1 / (1 + Math.Exp(-beta * x)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Single_precision_gives_the_textbooks_numbers(string name) => IsTheTextbook<float>(name, 1e-6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Double_precision_gives_the_textbooks_numbers(string name) => IsTheTextbook<double>(name, 1e-13);

    private static void IsTheTextbook<T>(string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Steps of a prime, so that no point but 0 is one of the kinks.
        for (var i = -400; i <= 400; i++)
        {
            var x = T.CreateSaturating(i * 0.031);
            var (y, slope) = Textbook(name, double.CreateSaturating(x));
            var (actualY, actualSlope) = At(ActivationFunctions.All[name], x);
            Close(y, actualY, $"{name}({x})");
            Close(slope, actualSlope, $"{name}'({x})");
        }

        void Close(double expected, T actual, string what) => Assert.True(
            Math.Abs(expected - double.CreateSaturating(actual)) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"{what} is {actual}, by the textbook {expected}");
    }

    /// <summary>y and dy/dx as generated code has them.</summary>
    private static (T Y, T Slope) At<T>(ActivationFunction function, T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = function.Forward.EvaluateLane("x", x);
        return (y, function.FromInput ? function.Slope.EvaluateLane("x", x) : function.Slope.EvaluateLane("y", y));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Far_out_everything_is_finite_and_at_its_limit(string name)
    {
        foreach (var size in (double[])[40, 100, 1e4, 1e13, 1e19, 1e30, 1e37])
        {
            foreach (var x in (double[])[-size, size])
            {
                // No activation is curved any more 40 away from 0: the limit of y is reached, or straight from here.
                var (near, slope) = Textbook(name, Math.CopySign(40, x));
                var y = near + (Math.Round(slope, 6) * (x - Math.CopySign(40, x)));
                Check((float)y, (float)slope, At(ActivationFunctions.All[name], (float)x), 1e-5f);
                Check(y, slope, At(ActivationFunctions.All[name], x), 1e-5);

                void Check<T>(T y, T slope, (T Y, T Slope) actual, T tolerance)
                    where T : IBinaryFloatingPointIeee754<T>
                {
                    Assert.True(
                        T.Abs(actual.Y - y) <= tolerance * T.Max(T.One, T.Abs(y)),
                        $"{name}({x}) is {actual.Y}, not {y}");
                    Assert.True(
                        T.Abs(actual.Slope - slope) <= tolerance, $"{name}'({x}) is {actual.Slope}, not {slope}");
                }
            }
        }
    }

    [Theory]
    [InlineData("ReLU", 0, 0)]
    [InlineData("LeakyReLU", 0, 0.01)]
    [InlineData("LeakyReLUMinus0_5", 0, -0.5)]
    [InlineData("ELU", 0, 1)]
    [InlineData("ELU1_5", 0, 1.5)]
    [InlineData("SELU", 0, SeluScale * SeluAlpha)]
    [InlineData("HardSigmoid", -3, 0)]
    [InlineData("HardSigmoid", 3, 0)]
    [InlineData("HardSwish", -3, 0)]
    [InlineData("HardSwish", 3, 1)]
    public void At_a_kink_the_derivative_is_PyTorchs(string name, double x, double slope)
    {
        Assert.Equal((float)slope, At(ActivationFunctions.All[name], (float)x).Slope);
        Assert.Equal(slope, At(ActivationFunctions.All[name], x).Slope, 1e-15);
    }

    [Theory]
    [InlineData("GELU", -6, -5.9195258702e-09)]
    [InlineData("GELU", -10, -7.6198530242e-23)]
    [InlineData("SiLU", -50, -9.6437492398e-21)]
    [InlineData("Mish", -50, -9.6437492398e-21)]
    [InlineData("Softplus", -50, 1.9287498480e-22)]
    public void Negative_tails_keep_their_digits(string name, float x, double expected) =>
        Assert.InRange(At(ActivationFunctions.All[name], x).Y / expected, 1 - 2e-5, 1 + 2e-5);

    [Theory]
    [InlineData("Softplus", -50, 1.9287498480e-22)]
    [InlineData("GELU", -10, -7.6184000965e-22)]
    public void So_do_their_derivatives(string name, float x, double expected) =>
        Assert.InRange(At(ActivationFunctions.All[name], x).Slope / expected, 0.98, 1.02);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_NaN_stays_one(string name)
    {
        Assert.Equal(float.NaN, At(ActivationFunctions.All[name], float.NaN).Y);
        Assert.Equal(double.NaN, At(ActivationFunctions.All[name], double.NaN).Y);
    }

    [Fact]
    public void Names_are_of_types_and_differ_where_the_options_do()
    {
        double[] options = [0, 0.01, 0.1, 1, 10, -0.1, 1e-10, 1e10, 0.1 + 0.2, 0.3];
        var names = options.Select(option => LeakyReLUFunction.Of(new(0, "leakyrelu1", option)).Name).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.True(SyntaxFacts.IsValidIdentifier(name), name));
    }

    [Fact]
    public void Equal_layers_share_a_function() => Assert.Equal(
        ELUFunction.Of(new(3, "elu1", 0.5)), ELUFunction.Of(new(7, "elu2", 0.5)));
}
