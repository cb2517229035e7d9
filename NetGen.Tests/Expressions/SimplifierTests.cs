using NetGen.Generator.Expressions;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Tests.Expressions;

public class SimplifierTests
{
    private static readonly Expression X = Variable("x");
    private static readonly Expression Y = Variable("y");
    private static readonly Condition IsLarger = Greater(X, Y);

    /// <summary>Constants that would overflow or vanish if they were drawn together, at operands where they must not.</summary>
    public static TheoryData<int> Extremes => [.. Enumerable.Range(0, Products.Length)];

    private static readonly (Expression Expression, float X, float Value)[] Products =
    [
        (X / 1e-39, 1e-30f, 1e9f),
        (X / 1e38, 1e38f, 1f),
        (X / 3e38, 3e38f, 1f),
        (1e30 * (1e30 * X), 1e-38f, 1e22f),
        (1e-30 * (1e-30 * X), 1e38f, 1e-22f),
        (X / 1e30 / 1e30, 1e38f, 1e-22f),
        (X / 1e-30 / 1e-30, 1e-38f, 1e22f),
        (1e-25 * (X / 1e25), 1e38f, 1e-12f),
        (1e25 * (X / 1e-25), 1e-38f, 1e12f),
        (1e-30 * (1e30 * X), 1f, 1f),
        (IfGreater(X, 0, 1e30, 2e30) * (1e30 * X), 1e-38f, 1e22f),
    ];

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Constants_are_drawn_together_only_where_no_float_overflows_or_vanishes(int index)
    {
        var (expression, x, value) = Products[index];
        Assert.Equal(1, Simplifier.Simplify(expression).EvaluateLane("x", x) / value, 1e-5);
    }

    [Fact]
    public void Constants_are_drawn_together_elsewhere()
    {
        Assert.Equal(0.5 * X, Simplifier.Simplify(X / 2));
        Assert.Equal(6 * X, Simplifier.Simplify(2 * (X * 3)));
        Assert.Equal(X / 0.0, Simplifier.Simplify(X / 0.0));
    }

    [Fact]
    public void Conditions()
    {
        Assert.Equal(X, Simplifier.Simplify(IfGreater(2, 1, X, Y)));
        Assert.Equal(Y, Simplifier.Simplify(IfGreater(double.NaN, 1, X, Y)));
        Assert.Equal(X, Simplifier.Simplify(If(NotEqual(double.NaN, double.NaN), X, Y)));
        Assert.Equal(Y, Simplifier.Simplify(If(Equal(double.NaN, double.NaN), X, Y)));
        Assert.Equal(X, Simplifier.Simplify(If(GreaterOrEqual(1, 1), X, Y)));
        Assert.Equal(X, Simplifier.Simplify(If(IsLarger, X, (X * 1) + 0)));
        Assert.Equal(Y, Simplifier.Simplify(IfGreater(X, X, X, Y)));
        Assert.Equal(If(IsLarger, Y, X), Simplifier.Simplify(If(!IsLarger, X, Y)));
        Assert.Equal(If(IsLarger, X, Y), Simplifier.Simplify(If(!!IsLarger, X, Y)));
        Assert.Equal(If(NotEqual(X, Y), X, Y), Simplifier.Simplify(If(!Equal(X, Y), X, Y)));
        Assert.Equal(If(IsLarger, X, Y), Simplifier.Simplify(If(IsLarger & Greater(2, 1), X, Y)));
        Assert.Equal(Y, Simplifier.Simplify(If(IsLarger & Greater(1, 2), X, Y)));
        Assert.Equal(X, Simplifier.Simplify(If(Greater(2, 1) | IsLarger, X, Y)));
        Assert.Equal(If(IsLarger, X, Y), Simplifier.Simplify(If(Greater(1, 2) | IsLarger, X, Y)));
        Assert.Equal(If(IsLarger, X, Y), Simplifier.Simplify(If(IsLarger & IsLarger, X, Y)));
    }

    /// <summary>x ≥ x and x = x do not hold for NaN, and not (x &gt; y) is not x ≤ y.</summary>
    [Fact]
    public void Conditions_that_NaN_decides_stay()
    {
        Assert.Equal(If(GreaterOrEqual(X, X), 1, 2), Simplifier.Simplify(If(GreaterOrEqual(X, X), 1, 2)));
        Assert.Equal(If(Equal(X, X), 1, 2), Simplifier.Simplify(If(Equal(X, X), 1, 2)));
        Assert.Equal(2, Simplifier.Simplify(If(!IsLarger, 2, 1)).Evaluate(("x", double.NaN), ("y", 0)));
    }

    [Fact]
    public void Small_whole_powers_are_products()
    {
        Assert.Equal(X * X, Simplifier.Simplify(Power(X, 2)));
        Assert.Equal(1 / X, Simplifier.Simplify(Power(X, -1)));
        Assert.Equal(2 * X, Power(X, 2).Derivative("x"));
        Assert.Equal(new Constant(1), Simplifier.Simplify(Power(X, 0)));
        foreach (var n in (double[])[-2, -1, 0, 1, 2, 3, 4, 5, 0.5])
            Assert.Equal(Math.Pow(1.7, n), Simplifier.Simplify(Power(X, n)).Evaluate(("x", 1.7)), 1e-14);
    }

    /// <summary>Constants are folded by functions of the compiler's own, where its framework has none.</summary>
    [Theory]
    [MemberData(nameof(FunctionDerivativeTests.Unaries), MemberType = typeof(FunctionDerivativeTests))]
    public void Constants_are_folded_to_the_value_of_the_function(string name)
    {
        var function = Enum.Parse<UnaryFunction>(name);
        var reference = ReferenceFunction.All[function];
        double[] points = [1e-17, 1e-8, 0.125, 0.5, 0.9, 1.25, 3, 8, 40, 1e10];
        foreach (var x in points.Concat(points.Select(x => -x)).Where(reference.Domain))
        {
            if (Simplifier.Simplify(new Unary(function, x)) is not Constant folded)
            {
                Assert.True(function is UnaryFunction.Erf or UnaryFunction.Erfc);
                return;
            }

            var expected = reference.Value(BigReal.Of(x)).ToDouble();
            Assert.True(
                Math.Abs(folded.Value - expected) <= Math.Max(1e-15 * Math.Abs(expected), 1e-300),
                $"{name}({x}) is {expected:R}, not {folded.Value:R}");
        }
    }
}
