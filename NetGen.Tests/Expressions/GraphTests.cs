using System.Diagnostics;
using NetGen.Generator.Expressions;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Tests.Expressions;

/// <summary>Expressions are graphs: what is shared is compared, simplified, differentiated and printed once.</summary>
public class GraphTests
{
    private static readonly Expression X = Variable("x");
    private static readonly Expression Y = Variable("y");

    [Fact]
    public void Graphs_of_exponential_trees_are_compared_at_once()
    {
        // Of one leaf 2⁵⁰⁰⁰ are reached; nothing is shared between the two graphs.
        var (a, b, other) = (Doubling(5000, X), Doubling(5000, X), Doubling(5000, Y));
        Within(
            TimeSpan.FromSeconds(5),
            () =>
            {
                Assert.True(a == b);
                Assert.Equal(a.GetHashCode(), b.GetHashCode());
                Assert.False(a == other);
                Assert.Single(new HashSet<Expression> { a, b });
            });
    }

    [Fact]
    public void What_is_shared_does_not_count_for_equality()
    {
        var shared = Tanh(X);
        Assert.Equal(shared * shared, Tanh(Variable("x")) * Tanh(Variable("x")));
        Assert.NotEqual(shared * shared, shared * Tanh(Y));
        Assert.NotEqual(X + Y, Y + X);
        Assert.NotEqual(Max(X, Y), Min(X, Y));
        Assert.NotEqual(IfGreater(X, Y, 1, 2), If(GreaterOrEqual(X, Y), 1, 2));
        Assert.NotEqual<Node>(Greater(X, Y) & Equal(X, Y), Greater(X, Y) | Equal(X, Y));
        Assert.NotEqual<Expression>(new Constant(0.0), new Constant(-0.0));
        Assert.Equal<Expression>(new Constant(double.NaN), new Constant(double.NaN));
    }

    /// <summary>Equal trees whose parts are shared in different ways: each pair of parts is met once.</summary>
    [Fact]
    public void Differently_shared_graphs_are_compared_in_linear_time()
    {
        // The left operand of each sum is one object in the first, and objects of its own in the second.
        Expression Of(bool shares)
        {
            var result = X;
            for (var i = 0; i < 20_000; i++)
                result = shares ? result + X : result + Variable("x");
            return result;
        }

        Within(TimeSpan.FromSeconds(5), () => Assert.True(Of(true) == Of(false)));
    }

    [Fact]
    public void Deep_expressions_neither_overflow_the_stack_nor_take_long()
    {
        var chain = X;
        for (var i = 0; i < 50_000; i++)
            chain = i % 3 == 0 ? Sin(chain) : i % 3 == 1 ? chain * 0.5 : chain + Y;
        Within(
            TimeSpan.FromSeconds(20),
            () =>
            {
                var derivative = Simplifier.Simplify(chain).Derivative("x");
                Assert.True(derivative.Reads("y"));
                Assert.False(derivative.Substitute("y", 1).Reads("y"));
                Assert.NotEmpty(new VectorPrinter(new Dictionary<string, string>()).Print(chain, derivative));
                Assert.True(double.IsFinite(chain.Evaluate(("x", 1), ("y", 0.5))));
            });
    }

    [Fact]
    public void Deep_text_is_cut_into_locals()
    {
        var chain = X;
        for (var i = 0; i < 1000; i++)
            chain = Sin(chain);
        var printer = new VectorPrinter(new Dictionary<string, string>());
        var lines = printer.Print(chain).Concat(printer.TakeStatements()).ToList();
        Assert.InRange(lines.Max(line => line.Length), 1, 3000);
        Assert.Equal(1000, lines.Sum(line => line.Split("Sin(").Length - 1));
    }

    [Fact]
    public void Simplifying_shares_equal_parts()
    {
        // x·1 + 0 and x are one; so are the two sums over them.
        var sum = Simplifier.Simplify(Tanh((X * 1) + Y) / Tanh(X + Y + 0));
        var quotient = Assert.IsType<Binary>(sum);
        Assert.Same(quotient.Left, quotient.Right);
    }

    internal static void Within(TimeSpan limit, Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        Assert.True(watch.Elapsed < limit, $"It took {watch.Elapsed}.");
    }

    private static Expression Doubling(int levels, Expression leaf)
    {
        var result = leaf;
        for (var i = 0; i < levels; i++)
            result = Tanh(result) * (1 - result);
        return result;
    }
}
