using System.Globalization;
using System.Reflection;
using System.Text;
using NetGen.Generator.Expressions;
using NetGen.Tests.Support;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Tests.Expressions;

/// <summary>
/// What the printers print, compiled and run: every function and operator with its derivatives, as vectors and as numbers,
/// in both precisions.
/// </summary>
public class CompiledTextTests
{
    private static readonly Expression X = Variable("x");
    private static readonly Expression Y = Variable("y");

    private static readonly (double X, double Y)[] Points = [(0.3, 0.75), (0.75, 0.3), (1.5, -2), (-0.5, -0.5), (2, 2)];

    private static readonly Expression[] Expressions =
    [
        .. Enum.GetValues<UnaryFunction>().SelectMany(WithDerivatives),
        .. Enum.GetValues<BinaryOperator>().SelectMany(WithDerivatives),
        .. Enum.GetValues<ComparisonOperator>().Select(op => If(new Comparison(op, X, Y), X * 3, Y - 1)),
        If(Greater(X, Y) & !Equal(X, 2), X, 1),
        If(!(Greater(X, Y) | GreaterOrEqual(Y, 0.5)), 1, 0) / If(Greater(X, 0), 2, 4),
        If(Greater(X, 0) & (Greater(Y, 0) | NotEqual(X, 1.5)), If(Equal(X, Y), 3, X), -Y),
        Max(X, 1) - (Min(Y, -1) - 2),
        1 / (X - (Y / (3 - X))),
        -(-X) * -(Y - X),
        (Expression)1.0 / 3,
        new Constant(-0.0) / 1,
        X - -2.5,
        3 - (X * Y),
        (X * Y) - 3,
        (X * 16777216) + 1e-30,
        new Binary(BinaryOperator.Maximum, X, 0.5) * new Binary(BinaryOperator.Minimum, -0.5, Y),
    ];

    private static readonly Lazy<Type> Compiled = new(Compile);

    public static TheoryData<string, string> Targets => new()
    {
        { "Vector", "float" },
        { "Vector", "double" },
        { "Scalar", "float" },
        { "Scalar", "double" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Printed_expressions_compute_what_they_say(string target, string element)
    {
        for (var i = 0; i < Expressions.Length; i++)
        {
            var method = Compiled.Value.GetMethod(Name(target, element, i))!;
            foreach (var (x, y) in Points)
            {
                object[] arguments = element == "float" ? [(float)x, (float)y] : [x, y];
                var actual = ToDouble(method.Invoke(null, arguments));
                var expected = Expressions[i].Evaluate(("x", ToDouble(arguments[0])), ("y", ToDouble(arguments[1])));
                var tolerance = (element == "float" ? 4e-6 : 1e-13) * Math.Max(1, Math.Abs(expected));
                Assert.True(
                    expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance,
                    $"{target} of {element}: {Expressions[i]} at {x}, {y} is {expected}, not {actual}");
            }
        }
    }

    [Fact]
    public void Parameters_may_be_called_like_keywords_and_like_locals()
    {
        var expression = Tanh(Variable("if") + Variable("t0"));
        var printer = new ScalarPrinter(new Dictionary<string, string> { ["t1"] = "t1" }, "float");
        Assert.Equal("t2 * t2", printer.Print(expression * expression)[0]);
        Assert.Equal(["var t2 = float.Tanh(@if + t0);"], printer.TakeStatements());
    }

    [Theory]
    [InlineData("float", "float.Exp(x) + (x > 0f ? 1f : y)")]
    [InlineData("double", "global::System.Math.Exp(x) + (x > 0 ? 1d : y)")]
    public void Scalars(string element, string text) =>
        Assert.Equal(text, new ScalarPrinter(new Dictionary<string, string>(), element).Print(Exp(X) + IfGreater(X, 0, 1, Y))[0]);

    [Fact]
    public void Masks()
    {
        var printer = new VectorPrinter(new Dictionary<string, string>());
        Assert.Equal(
            "V.Where(V.And(V.GreaterThanOrEqual(x, y), V.Not(V.NotEqual(x, V.Zero))), x, y)",
            printer.Print(If(GreaterOrEqual(X, Y) & !NotEqual(X, 0), X, Y))[0]);
        Assert.Equal("V.Max(V.Create(6f), x)", printer.Print(new Binary(BinaryOperator.Maximum, X, 6))[0]);
        Assert.Equal(
            "Kernels::VectorMath<float>.Minimum(x, y)", printer.Print(new Binary(BinaryOperator.Minimum, X, Y))[0]);
        Assert.Equal("V.Create(-0f)", printer.Print(new Constant(-0.0))[0]);
    }

    private static Expression[] WithDerivatives(UnaryFunction function)
    {
        // Twice the operand and more, so that its text is not a mere name.
        var unary = new Unary(function, (X * 2) - (Y * X));
        return [unary, Simplifier.Simplify(unary), unary.Derivative("x"), unary.Derivative("y")];
    }

    private static Expression[] WithDerivatives(BinaryOperator function)
    {
        var binary = new Binary(function, X + 1, Y - X);
        return [binary, Simplifier.Simplify(binary), binary.Derivative("x"), binary.Derivative("y")];
    }

    private static Type Compile()
    {
        var code = new StringBuilder("using Kernels = global::NetGen.Kernels;\ninternal static class Printed\n{\n");
        for (var i = 0; i < Expressions.Length; i++)
        {
            foreach (var element in (string[])["float", "double"])
            {
                var variables = new Dictionary<string, string>();
                Method(new ScalarPrinter(variables, element), Name("Scalar", element, i), element, "", "");
                var vector = Name("Vector", element, i);
                Method(
                    new VectorPrinter(variables, element),
                    vector + "Lanes",
                    "V",
                    "<V>",
                    $" where V : struct, Kernels::ISimd<V, {element}>");
                var type = $"Kernels::Wide256<{element}>";
                code.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"public static {element} {vector}({element} x, {element} y) => {type}.MaxLane("
                        + $"{vector}Lanes<{type}>({type}.Create(x), {type}.Create(y)));");

                void Method(ExpressionPrinter printer, string name, string type, string parameters, string constraint)
                {
                    var result = printer.Print(Expressions[i])[0];
                    var statements = string.Join("\n", printer.TakeStatements());
                    code.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"public static {type} {name}{parameters}({type} x, {type} y){constraint} {{ {statements}\nreturn {result}; }}");
                }
            }
        }

        var image = new UserProject().Generate(code.Append('}').ToString()).Emit().Image;
        return Assembly.Load(image).GetType("Printed")!;
    }

    private static double ToDouble(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Name(string target, string element, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{target}_{element}_{index}");
}
