using NetGen.Generator.Expressions;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Tests.Expressions;

/// <summary>
/// The derivative of every function in the table against a reference of hundreds of digits, over its domain and up to its
/// edges: in double precision, and as float and double kernels compute it.
/// </summary>
public class FunctionDerivativeTests
{
    private static readonly Expression X = Variable("x");
    private static readonly Expression Y = Variable("y");

    private static readonly double[] Doubles = WithSigns(
        1e-300, 1e-150, 1e-20, 1e-8, 1e-3, 0.1, 0.5, 0.9, 0.99, 1 - 1e-12, 1 + 1e-12, 1.25, 1.57, 2, 4.75, 12, 20, 40, 88,
        300, 700, 1e4, 3e5, 1e8, 2e9, 1e19, 1e20, 1e150, 1e160, 1e300);

    private static readonly double[] Floats = WithSigns(
        [.. new[]
        {
            2e-38f, 1e-30f, 1e-20f, 1e-8f, 1e-3f, 0.1f, 0.5f, 0.9f, 1 - 1e-6f, 1 + 1e-6f, 1.25f, 1.57f, 2f, 4f, 12f, 20f,
            40f, 80f, 1e4f, 1e8f, 2e9f, 1e18f, 1e20f, 1e30f, 3e38f,
        }.Select(value => (double)value)]);

    public static TheoryData<string> Unaries => [.. Enum.GetNames<UnaryFunction>()];

    [Theory]
    [MemberData(nameof(Unaries))]
    public void A_derivative_is_right_to_the_digits_of_its_type(string name)
    {
        var function = Enum.Parse<UnaryFunction>(name);
        var reference = ReferenceFunction.All[function];
        var derivative = new Unary(function, X).Derivative("x");
        foreach (var x in Doubles.Where(reference.Domain))
        {
            var expected = reference.DerivativeAt(x);
            Near(expected, derivative.Evaluate(("x", x)), 4e-15, double.MaxValue, 2.3e-308, $"{name}′({x})");
            Near(expected, derivative.EvaluateLane("x", x), 1e-13, double.MaxValue, 2.3e-308, $"{name}′({x}) in lanes");
        }

        foreach (var x in Floats.Where(reference.Domain))
        {
            Near(
                reference.DerivativeAt(x),
                derivative.EvaluateLane("x", (float)x),
                2e-6,
                float.MaxValue,
                1.2e-38,
                $"{name}′({x}) in float lanes");
        }
    }

    /// <summary>At the edges: the limits, and no NaN but where there is no limit.</summary>
    [Theory]
    [InlineData(UnaryFunction.Abs, 0, 0)]
    [InlineData(UnaryFunction.Acos, 1, double.NegativeInfinity)]
    [InlineData(UnaryFunction.Acos, -1, double.NegativeInfinity)]
    [InlineData(UnaryFunction.Acosh, 1, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Acosh, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Acosh, -2, double.NaN)]
    [InlineData(UnaryFunction.Asin, 1, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Asin, -1, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Asin, 2, double.NaN)]
    [InlineData(UnaryFunction.Asinh, 0, 1)]
    [InlineData(UnaryFunction.Asinh, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Asinh, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Asinh, double.NaN, double.NaN)]
    [InlineData(UnaryFunction.Atan, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Atanh, 1, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Atanh, -1, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Cbrt, 0, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Cbrt, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Cos, 0, 0)]
    [InlineData(UnaryFunction.Cosh, 0, 0)]
    [InlineData(UnaryFunction.Erf, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Exp, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Exp2, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Expm1, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Expm1, 0, 1)]
    [InlineData(UnaryFunction.Log, 0, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Log, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Log10, 0, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Log1p, -1, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Log1p, 0, 1)]
    [InlineData(UnaryFunction.Log2, 0, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Sigmoid, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Sigmoid, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Sin, 0, 1)]
    [InlineData(UnaryFunction.Sinh, 0, 1)]
    [InlineData(UnaryFunction.Softplus, double.PositiveInfinity, 1)]
    [InlineData(UnaryFunction.Sqrt, 0, double.PositiveInfinity)]
    [InlineData(UnaryFunction.Sqrt, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Tan, 0, 1)]
    [InlineData(UnaryFunction.Tanh, 0, 1)]
    [InlineData(UnaryFunction.Tanh, double.PositiveInfinity, 0)]
    [InlineData(UnaryFunction.Tanh, double.NegativeInfinity, 0)]
    [InlineData(UnaryFunction.Tanh, double.NaN, double.NaN)]
    internal void At_an_edge_a_derivative_is_its_limit(UnaryFunction function, double x, double expected)
    {
        var derivative = new Unary(function, X).Derivative("x");
        Assert.Equal(expected, derivative.Evaluate(("x", x)), 15);
        Assert.Equal(expected, derivative.EvaluateLane("x", x), 15);
        Assert.Equal(expected, derivative.EvaluateLane("x", (float)x), 6);
    }

    [Fact]
    public void A_power_has_the_derivatives_of_the_reference()
    {
        var power = Power(X, Y);
        var (byBase, byExponent) = (power.Derivative("x"), power.Derivative("y"));
        foreach (var x in (double[])[1e-30, 1e-3, 0.5, 0.999, 1, 1.5, 7, 1e6])
        {
            foreach (var y in (double[])[-4.5, -2, -1, -0.3, 1e-3, 0.5, 1, 2, 3, 5.25])
            {
                var expectedByBase = ReferenceFunction.Slope(a => BigReal.Exp(BigReal.Of(y) * BigReal.Log(a)), x).ToDouble();
                var expectedByExponent =
                    ReferenceFunction.Slope(b => BigReal.Exp(b * BigReal.Log(BigReal.Of(x))), y).ToDouble();
                (string, double)[] at = [("x", x), ("y", y)];
                Near(expectedByBase, byBase.Evaluate(at), 1e-14, double.MaxValue, 2.3e-308, $"d/dx x^y at {x}, {y}");
                Near(expectedByExponent, byExponent.Evaluate(at), 1e-14, double.MaxValue, 2.3e-308, $"d/dy x^y at {x}, {y}");
                Near(expectedByBase, byBase.EvaluateLane(at), 1e-13, double.MaxValue, 2.3e-308, $"lanes, d/dx at {x}, {y}");

                // With the exponent a constant, which small whole ones make a product.
                Near(
                    expectedByBase,
                    Power(X, y).Derivative("x").Evaluate(("x", x)),
                    1e-14,
                    double.MaxValue,
                    2.3e-308,
                    $"d/dx x^{y} at {x}");
            }
        }
    }

    /// <summary>What PyTorch's pow has where the formula is 0 times infinity, or negative bases take whole exponents.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 3, 0, 0)]
    [InlineData(0, 0.5, double.PositiveInfinity, 0)]
    [InlineData(0, -1, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(-2, 2, -4, double.NaN)]
    [InlineData(-2, 3, 12, double.NaN)]
    [InlineData(-2, -1, -0.25, double.NaN)]
    [InlineData(-2, 0, 0, double.NaN)]
    [InlineData(5, 0, 0, 1.6094379124341003)]
    public void Powers_of_zero_and_of_negative_bases(double x, double y, double byBase, double byExponent)
    {
        (string, double)[] at = [("x", x), ("y", y)];
        Assert.Equal(byBase, Power(X, Y).Derivative("x").Evaluate(at), 14);
        Assert.Equal(byBase, Power(X, Y).Derivative("x").EvaluateLane(at), 14);
        Assert.Equal(byBase, Power(X, y).Derivative("x").Evaluate(at), 14);
        Assert.Equal(byExponent, Power(X, Y).Derivative("y").Evaluate(at), 14);
        Assert.Equal(byExponent, Power(X, Y).Derivative("y").EvaluateLane(at), 14);
        Assert.Equal(byExponent, Power(x, Y).Derivative("y").Evaluate(at), 14);
    }

    [Fact]
    public void The_angle_of_a_point_has_the_derivatives_of_the_reference()
    {
        var angle = new Binary(BinaryOperator.Atan2, Y, X);
        var (byY, byX) = (angle.Derivative("y"), angle.Derivative("x"));
        double[] coordinates = [0, .. WithSigns(1e-300, 1e-170, 1e-20, 0.3, 1, 2.5, 1e20, 1e170, 1e300)];
        foreach (var y in coordinates)
        {
            foreach (var x in coordinates.Where(x => x != 0 || y != 0))
            {
                var square = (BigReal.Of(x) * BigReal.Of(x)) + (BigReal.Of(y) * BigReal.Of(y));
                (string, double)[] at = [("x", x), ("y", y)];
                Near(
                    (BigReal.Of(x) / square).ToDouble(), byY.Evaluate(at), 4e-15, double.MaxValue, 2.3e-308, $"d/dy at {y}, {x}");
                Near(
                    -(BigReal.Of(y) / square).ToDouble(), byX.Evaluate(at), 4e-15, double.MaxValue, 2.3e-308, $"d/dx at {y}, {x}");
                if (Math.Abs(x) is 0 or (> 1e-30 and < 1e30) && Math.Abs(y) is 0 or (> 1e-30 and < 1e30))
                {
                    square = (BigReal.Of((float)x) * BigReal.Of((float)x)) + (BigReal.Of((float)y) * BigReal.Of((float)y));
                    Near(
                        (BigReal.Of((float)x) / square).ToDouble(),
                        byY.EvaluateLane(("x", (float)x), ("y", (float)y)),
                        1e-6,
                        float.MaxValue,
                        1.2e-38,
                        $"float lanes, d/dy at {y}, {x}");
                }
            }
        }

        Assert.Equal(0, byY.Evaluate(("x", double.PositiveInfinity), ("y", 1)));
        Assert.Equal(0, byX.Evaluate(("x", 1), ("y", double.NegativeInfinity)));
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(2, -3, -1)]
    [InlineData(-2, 3, -1)]
    [InlineData(-2, -3, 1)]
    [InlineData(-2, -0.0, 1)]
    [InlineData(-2, 0.0, -1)]
    [InlineData(0, 3, 0)]
    public void A_copied_sign_turns_the_derivative_round(double x, double y, double expected)
    {
        (string, double)[] at = [("x", x), ("y", y)];
        Assert.Equal(expected, CopySign(X, Y).Derivative("x").Evaluate(at));
        Assert.Equal(expected, CopySign(X, Y).Derivative("x").EvaluateLane(at));
        Assert.Equal(new Constant(0), CopySign(X, Y).Derivative("y"));
    }

    [Theory]
    [InlineData(BinaryOperator.Max)]
    [InlineData(BinaryOperator.Min)]
    [InlineData(BinaryOperator.Maximum)]
    [InlineData(BinaryOperator.Minimum)]
    internal void The_larger_or_smaller_operand_has_its_own_derivative(BinaryOperator function)
    {
        var isMax = function is BinaryOperator.Max or BinaryOperator.Maximum;
        var both = new Binary(function, X * 2, Y * 5);
        Assert.Equal(isMax ? 0 : 2, both.Derivative("x").Evaluate(("x", 1), ("y", 1)));
        Assert.Equal(isMax ? 5 : 0, both.Derivative("y").Evaluate(("x", 1), ("y", 1)));
        Assert.Equal(isMax ? 2 : 0, both.Derivative("x").Evaluate(("x", 3), ("y", 1)));

        // Where it meets a constant bound the derivative is 0, whichever side the constant is on.
        Assert.Equal(0, new Binary(function, X, 6).Derivative("x").Evaluate(("x", 6)));
        Assert.Equal(0, new Binary(function, 6, X).Derivative("x").Evaluate(("x", 6)));
        Assert.Equal(1, new Binary(function, 6, X).Derivative("x").Evaluate(("x", isMax ? 7 : 5)));
        Assert.Equal(1, new Binary(function, X, 6).Derivative("x").Evaluate(("x", isMax ? 7 : 5)));
    }

    private static double[] WithSigns(params double[] values) => [.. values, .. values.Select(value => -value)];

    /// <param name="expected">The reference.</param>
    /// <param name="actual">What is tested.</param>
    /// <param name="tolerance">The relative error allowed.</param>
    /// <param name="largest">What lies beyond is an infinity.</param>
    /// <param name="smallest">What lies below has fewer digits.</param>
    /// <param name="what">What it is, for the message.</param>
    private static void Near(
        double expected, double actual, double tolerance, double largest, double smallest, string what)
    {
        var isNear = Math.Abs(expected) > largest
            ? actual == (expected > 0 ? double.PositiveInfinity : double.NegativeInfinity)
            : Math.Abs(actual - expected) <= Math.Max(smallest, tolerance * Math.Abs(expected));
        Assert.True(isNear, $"{what} is {expected}, not {actual}");
    }
}
