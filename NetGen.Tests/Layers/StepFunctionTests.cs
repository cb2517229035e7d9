using System.Numerics;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Tests.Expressions;

namespace NetGen.Tests.Layers;

/// <summary>
/// The elementwise layers without a derivative, in both precisions as generated code computes them: at jumps, on both sides of
/// them and far out; and what the straight-through estimator takes for their derivative.
/// </summary>
public class StepFunctionTests
{
    // What torch.sign, torch.round and torch.gt give for a NaN: 0, a NaN and false.
    private static readonly (double X, double Sign, double Round, double Above)[] Values =
    [
        (double.NegativeInfinity, -1, double.NegativeInfinity, 0),
        (-1e30, -1, -1e30, 0),
        (-2.5, -1, -2, 0),
        (-1.5, -1, -2, 0),
        (-0.75, -1, -1, 0),
        (-0.5, -1, 0, 0),
        (-1e-30, -1, 0, 0),
        (-0.0, 0, 0, 0),
        (0, 0, 0, 0),
        (1e-30, 1, 0, 0),
        (0.25, 1, 0, 0),
        (0.2500001, 1, 0, 1),
        (0.5, 1, 0, 1),
        (0.5000001, 1, 1, 1),
        (1.5, 1, 2, 1),
        (2.5, 1, 2, 1),
        (8388609, 1, 8388609, 1),
        (1e30, 1, 1e30, 1),
        (double.PositiveInfinity, 1, double.PositiveInfinity, 1),
        (double.NaN, 0, double.NaN, 0),
    ];

    public static TheoryData<bool> StraightThrough => [false, true];

    [Theory]
    [MemberData(nameof(StraightThrough))]
    public void Values_are_those_of_torch(bool straightThrough)
    {
        foreach (var (x, sign, round, above) in Values)
        {
            Check<float>(x, sign, round, above, straightThrough);
            Check<double>(x, sign, round, above, straightThrough);
        }
    }

    [Fact]
    public void Without_a_straight_through_estimator_the_derivative_is_0_and_blocks()
    {
        foreach (var function in (ActivationFunction[])[Sign(false), Round(false), Threshold(false)])
        {
            var map = new MapOperation(Vector("x"), Vector("y"), function);
            Assert.True(map.BlocksGradient);
            Assert.False(map.PassesGradient);
        }
    }

    [Fact]
    public void The_derivative_of_Round_and_Threshold_is_taken_for_1()
    {
        foreach (var function in (ActivationFunction[])[Round(true), Threshold(true)])
        {
            var map = new MapOperation(Vector("x"), Vector("y"), function);
            Assert.False(map.BlocksGradient);
            Assert.True(map.PassesGradient);
        }
    }

    [Theory]
    [InlineData(-1e30, 0)]
    [InlineData(-1.0000001, 0)]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(1.0000002, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    public void The_derivative_of_Sign_is_taken_for_1_between_minus_1_and_1(double x, double slope)
    {
        var function = Sign(true);
        Assert.True(function.FromInput);
        Assert.Equal((float)slope, function.Slope.EvaluateLane("x", (float)x));
        Assert.Equal(slope, function.Slope.EvaluateLane("x", x));
    }

    [Fact]
    public void Functions_that_differ_have_names_that_differ()
    {
        ActivationFunction[] functions =
        [
            Sign(false), Sign(true), Round(false), Round(true), Threshold(false), Threshold(true),
            ThresholdFunction.Of(new(0, "threshold1", 0, StraightThrough: false)),
            ThresholdFunction.Of(new(0, "threshold1", -0.25, StraightThrough: false)),
        ];
        Assert.Distinct(functions.Select(function => function.Name));
    }

    private static void Check<T>(double x, double sign, double round, double above, bool straightThrough)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var value = T.CreateSaturating(x);
        Assert.Equal(T.CreateSaturating(sign), Sign(straightThrough).Forward.EvaluateLane("x", value));
        Assert.Equal(T.CreateSaturating(round), Round(straightThrough).Forward.EvaluateLane("x", value));
        Assert.Equal(T.CreateSaturating(above), Threshold(straightThrough).Forward.EvaluateLane("x", value));
    }

    private static ActivationFunction Sign(bool straightThrough) => SignFunction.Of(new(0, "sign1", straightThrough));

    private static ActivationFunction Round(bool straightThrough) => RoundFunction.Of(new(0, "round1", straightThrough));

    private static ActivationFunction Threshold(bool straightThrough) =>
        ThresholdFunction.Of(new(0, "threshold1", 0.25, straightThrough));

    private static Value Vector(string name) => new(name, NetGen.Analyzers.Model.TensorShape.Vector(3));
}
