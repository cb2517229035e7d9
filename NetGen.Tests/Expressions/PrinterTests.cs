using NetGen.Generator.Expressions;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Tests.Expressions;

public class PrinterTests
{
    private static readonly Expression X = Variable("x");
    private static readonly Expression Y = Variable("y");
    private static readonly Dictionary<string, string> Plain = [];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Texts.Length)];

    private static readonly (Expression Expression, string Vector)[] Texts =
    [
        (X + Y, "x + y"),
        (X - (Y - 1), "x - (y - V.Create(1f))"),
        ((X - Y) - 1, "x - y - V.Create(1f)"),
        ((X + Y) * (X - Y), "(x + y) * (x - y)"),
        (X / (Y * X), "x / (y * x)"),
        ((X * Y) + 1, "V.MultiplyAdd(x, y, V.Create(1f))"),
        (1 - (X * Y), "V.MultiplyAdd(-x, y, V.Create(1f))"),
        ((X * Y) - 1, "V.MultiplyAdd(x, y, V.Create(-1f))"),
        (-(X + Y), "-(x + y)"),
        (Max(0, X), "V.Max(V.Zero, x)"),
        (Tanh(X) * Y, "Kernels::VectorMath<float>.Tanh(x) * y"),
        (IfGreater(X, 0, Y, 0), "V.Where(V.GreaterThan(x, V.Zero), y, V.Zero)"),
        (X * 0.1, "x * V.Create(0.1f)"),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Vectors(int index)
    {
        var printer = new VectorPrinter(Plain);
        Assert.Equal(Texts[index].Vector, printer.Print(Texts[index].Expression)[0]);
        Assert.Empty(printer.TakeStatements());
    }

    [Fact]
    public void Doubles()
    {
        var printer = new ScalarPrinter(Plain);
        Assert.Equal("x * y + 1", printer.Print((X * Y) + 1)[0]);
        Assert.Equal(
            "x * global::System.Math.Sqrt(1 - global::System.Math.Pow(0.999, y))",
            printer.Print(X * Sqrt(1 - Power(0.999, Y)))[0]);
    }

    [Fact]
    public void What_occurs_twice_becomes_a_local()
    {
        var printer = new VectorPrinter(Plain);
        var shared = Tanh(X);
        Assert.Equal("t0 / (t0 + y)", printer.Print(shared / (shared + Y))[0]);
        Assert.Equal(["var t0 = Kernels::VectorMath<float>.Tanh(x);"], printer.TakeStatements());
    }

    [Fact]
    public void A_local_from_an_old_value_is_not_used_for_the_new_one()
    {
        var printer = new VectorPrinter(Plain);
        var shared = Tanh(X);
        Assert.Equal("t0 / (t0 + y)", printer.Print(shared / (shared + Y))[0]);
        printer.Define("x", "next");
        Assert.Equal("t1 / (t1 + y)", printer.Print(shared / (shared + Y))[0]);
        Assert.Equal(
            ["var t0 = Kernels::VectorMath<float>.Tanh(x);", "var t1 = Kernels::VectorMath<float>.Tanh(next);"],
            printer.TakeStatements());
    }

    [Fact]
    public void Text_is_linear_in_the_distinct_parts()
    {
        // A chain in which each part uses the one before twice: a tree of 2²⁰ leaves.
        var expression = X;
        for (var i = 0; i < 20; i++)
            expression = Tanh(expression) * (1 - Tanh(expression));
        var printer = new VectorPrinter(Plain);
        var result = printer.Print(expression)[0];
        Assert.InRange(string.Join('\n', printer.TakeStatements()).Length + result.Length, 1, 4000);
    }

    [Theory]
    [InlineData(0.1, "0.1f")]
    [InlineData(1e-8, "1E-08f")]
    [InlineData(1.0 / 3, "0.33333334f")]
    [InlineData(-2.5, "-2.5f")]
    [InlineData(16777216, "16777216f")]
    [InlineData(double.NaN, "float.NaN")]
    [InlineData(double.PositiveInfinity, "float.PositiveInfinity")]
    public void Floats(double value, string text) => Assert.Equal(text, Literals.Single(value));

    [Fact]
    public void Numbers_read_back_as_they_were()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var single = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            if (float.IsFinite(single))
                Assert.Equal(single, float.Parse(Literals.Single(single)[..^1], System.Globalization.CultureInfo.InvariantCulture));
            var number = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(number))
                Assert.Equal(number, double.Parse(Literals.Double(number), System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
