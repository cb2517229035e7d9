using CsCheck;
using NetGen.Generator.Expressions;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Tests.Expressions;

public class ExpressionTests
{
    private static readonly Expression X = Variable("x");
    private static readonly Expression Y = Variable("y");

    /// <summary>Expressions that are smooth and of moderate size for x and y in [0.5, 2].</summary>
    private static readonly Gen<Expression> Smooth = OfDepth(4);

    private static Gen<Expression> OfDepth(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Const(X), Gen.Const(Y), Gen.Double[0.25, 2].Select(value => (Expression)new Constant(value)));
        if (depth == 0)
            return leaf;
        var inner = OfDepth(depth - 1);
        var unary = Gen.Select(Gen.Int[0, 10], inner, (function, e) => function switch
        {
            0 => -e,
            1 => Exp(Tanh(e)),
            2 => Log(1.5 + Tanh(e)),
            3 => Log1p(Sigmoid(e)),
            4 => Sigmoid(e),
            5 => Softplus(Tanh(e)),
            6 => Sqrt(1.5 + Tanh(e)),
            7 => Erf(Tanh(e)),
            8 => Erfc(Tanh(e)),
            9 => Expm1(Tanh(e)),
            _ => Tanh(e),
        });
        var binary = Gen.Select(Gen.Int[0, 4], inner, inner, (op, a, b) => op switch
        {
            0 => a + b,
            1 => a - b,
            2 => Tanh(a) * Tanh(b),
            3 => a / (2 + Tanh(b)),
            _ => Power(1.5 + Tanh(a), Tanh(b)),
        });
        return Gen.OneOf(leaf, unary, binary, binary);
    }

    private static readonly Gen<double> Point = Gen.Double[0.5, 2];

    [Fact]
    public void A_derivative_is_the_limit_of_difference_quotients() =>
        Gen.Select(Smooth, Point, Point).Sample(
            (expression, x, y) =>
            {
                double At(double value) => expression.Evaluate(("x", value), ("y", y));

                // The five-point rule, of fourth order.
                const double h = 1e-3;
                var differences = (8 * (At(x + h) - At(x - h)) - (At(x + (2 * h)) - At(x - (2 * h)))) / (12 * h);
                var derivative = expression.Derivative("x").Evaluate(("x", x), ("y", y));
                Assert.True(
                    Math.Abs(derivative - differences) <= 1e-7 * Math.Max(1, Math.Abs(differences)),
                    $"d/dx {expression} at x = {x}, y = {y} is {derivative}, but differences give {differences}");
            },
            iter: 2000,
            print: t => t.ToString());

    [Fact]
    public void Simplifying_keeps_the_value() =>
        Gen.Select(Smooth, Point, Point).Sample(
            (expression, x, y) =>
            {
                var value = expression.Evaluate(("x", x), ("y", y));
                var simplified = Simplifier.Simplify(expression).Evaluate(("x", x), ("y", y));
                Assert.True(Math.Abs(simplified - value) <= 1e-12 * Math.Max(1, Math.Abs(value)), $"{expression}");
            },
            iter: 2000,
            print: t => t.ToString());

    [Theory]
    [InlineData(-2.0, 0.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(3.0, 1.0)]
    public void The_rectifier_has_the_derivative_zero_at_zero(double x, double expected) =>
        Assert.Equal(expected, Max(0, X).Derivative("x").Evaluate(("x", x)));

    [Fact]
    public void Kinks_take_the_derivative_of_the_branch_the_value_is_from()
    {
        Assert.Equal(1, Min(X, 2).Derivative("x").Evaluate(("x", 1)));
        Assert.Equal(0, Min(X, 2).Derivative("x").Evaluate(("x", 3)));
        Assert.Equal(-1, Abs(X).Derivative("x").Evaluate(("x", -3)));
        Assert.Equal(0, Abs(X).Derivative("x").Evaluate(("x", 0)));
        Assert.Equal(4, IfGreater(X, 1, X * X, 3 * X).Derivative("x").Evaluate(("x", 2)));
        Assert.Equal(3, IfGreater(X, 1, X * X, 3 * X).Derivative("x").Evaluate(("x", 0.5)));
    }

    [Fact]
    public void Neutral_and_absorbing_operands_go()
    {
        Assert.Equal(X, Simplifier.Simplify((X * 1) + 0));
        Assert.Equal(new Constant(0), Simplifier.Simplify((X * 0) + (0 / Y)));
        Assert.Equal(X, Simplifier.Simplify(-(-X)));
        Assert.Equal(Simplifier.Simplify(X - Y), Simplifier.Simplify(X + (-Y)));
        Assert.Equal(new Constant(0), Simplifier.Simplify(X - X));
        Assert.Equal(Simplifier.Simplify(6 * X), Simplifier.Simplify(2 * (3 * X)));
        Assert.Equal(IfGreater(X, 0, Y, 0), Simplifier.Simplify(Y * IfGreater(X, 0, 1, 0)));
    }
}
