using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Differentiation;

/// <summary>
/// 2,000 random methods: what their companions return, against the methods themselves, against dual numbers and against
/// central differences. A comparison allows what rounding may do, which the dual numbers carry along, and no more.
/// </summary>
public sealed class RandomFunctionTests
{
    private const int Functions = 500;
    private const int Points = 8;

    /// <summary>What an operation may err by, in units of the precision.</summary>
    private const double Tolerance = 8;

    private static readonly UserProject Project = new()
    {
        References = [MetadataReference.CreateFromFile(typeof(Dual).Assembly.Location)],
    };

    [Theory]
    [InlineData("double", 1)]
    [InlineData("float", 2)]
    [InlineData("double", 3)]
    [InlineData("float", 4)]
    public void Companions_agree_with_dual_numbers_and_central_differences(string type, int seed)
    {
        var functions = new RandomFunctionWriter(seed).Write(Functions);
        var random = new Random(seed);
        var calls = Compile(functions, type);
        var unit = type == "float" ? Math.Pow(2, -24) : Math.Pow(2, -53);
        var (checkedPoints, checkedDifferences) = (0, 0);
        for (var i = 0; i < Functions; i++)
        {
            for (var point = 0; point < Points; point++)
            {
                var at = Enumerable.Range(0, functions[i].Parameters)
                    .Select(_ => (double)(float)(5 * (random.NextDouble() - 0.5))).ToArray();
                var result = calls.Gradients[i](at);
                for (var by = 0; by < at.Length; by++)
                {
                    var dual = Evaluate(calls.Duals[i], at, by, out var path, out var margin);

                    // Constants that the compiler or NetGen folds round too.
                    var valueError = unit * (dual.Error + Math.Abs(dual.Value));
                    var derivativeError = unit * (dual.DerivativeError + Math.Abs(dual.Derivative));
                    if (margin < 4 * Tolerance * unit || !HasDigits(dual.Value, valueError)
                        || !HasDigits(dual.Derivative, derivativeError))
                    {
                        continue;
                    }

                    checkedPoints++;
                    AssertClose(dual.Value, calls.Values[i](at), valueError, "method's value", i, at);
                    AssertClose(dual.Value, result[0], valueError, "value", i, at);
                    AssertClose(dual.Derivative, result[by + 1], derivativeError, $"derivative {by}", i, at);
                    if (Difference(calls.Duals[i], at, by, path) is var (difference, error))
                    {
                        checkedDifferences++;
                        AssertClose(
                            difference,
                            result[by + 1],
                            derivativeError + (error / Tolerance),
                            $"difference {by}",
                            i,
                            at);
                    }
                }
            }
        }

        // A function of four numbers has four derivatives at a point; most points must be fit to compare.
        var most = functions.Sum(function => function.Parameters) * Points;
        Assert.True(checkedPoints > 0.9 * most, $"{checkedPoints} of {most} derivatives were comparable.");
        Assert.True(checkedDifferences > 0.8 * most, $"{checkedDifferences} of {most} differences were comparable.");

        void AssertClose(double expected, double actual, double error, string what, int function, double[] at)
        {
            if (!(Math.Abs(expected - actual) <= (Tolerance * error) + 1e-30))
            {
                var place = string.Join(", ", at.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
                Assert.Fail(
                    $"{what} at ({place}): expected {expected:R}, actual {actual:R}, allowed {Tolerance * error:R}\n"
                    + functions[function].Over(type));
            }
        }
    }

    /// <summary>Whether rounding leaves anything of a number, in single precision too.</summary>
    private static bool HasDigits(double number, double error) =>
        Math.Abs(number) < 1e9 && error < 1e-3 * (1 + Math.Abs(number));

    /// <summary>The five-point central difference, and its error; <see langword="null"/> across a kink or where it is
    /// rough.</summary>
    private static (double Value, double Error)? Difference(Func<Dual[], Dual> function, double[] at, int by, int path)
    {
        const double step = 1e-3;
        if (At(step) is not var (coarse, rounding) || At(step / 2) is not var (fine, _))
            return null;

        // Truncation falls with the fourth power of the step: the finer one errs by a fifteenth of the difference.
        var error = (Math.Abs(coarse - fine) / 4) + rounding;
        return error < 1e-5 * (1 + Math.Abs(fine)) ? (fine, error) : null;

        (double Value, double Rounding)? At(double h)
        {
            var sum = 0.0;
            var rounding = 0.0;
            foreach (var (weight, steps) in ((double, int)[])[(1, -2), (-8, -1), (8, 1), (-1, 2)])
            {
                var moved = (double[])at.Clone();
                moved[by] += steps * h;
                var value = Evaluate(function, moved, by, out var there, out _);
                if (there != path)
                    return null;
                sum += weight * value.Value;
                rounding += Math.Abs(weight) * Math.Pow(2, -53)
                    * (value.Error + Math.Abs(value.Value) + Math.Abs(value.Derivative * moved[by]));
            }

            return (sum / (12 * h), 2 * rounding / (12 * h));
        }
    }

    private static Dual Evaluate(Func<Dual[], Dual> function, double[] at, int by, out int path, out double margin)
    {
        Branches.Start();
        var result = function([.. at.Select((x, i) => i == by ? Dual.Variable(x) : x)]);
        (path, margin) = (Branches.Path, Branches.Margin);
        return result;
    }

    private static Calls Compile(IReadOnlyList<RandomFunction> functions, string type)
    {
        var source = new StringBuilder("#pragma warning disable\nusing System;\nusing NetGen;\n")
            .Append("using NetGen.Tests.Differentiation;\n");
        var constants =
            $"public const {type} Half = ({type})0.5; public static readonly {type} Third = ({type})1 / 3;\n";
        source.Append("public static partial class Own\n{\n").Append(constants);
        foreach (var function in functions)
            source.Append(function.Over(type));
        source.Append("}\npublic static class Duals\n{\n").Append(constants);
        foreach (var function in functions)
            source.Append(function.OverDual(type));
        source.Append("}\npublic static class Calls\n{\n");
        List(
            "Values",
            "Func<double[], double>",
            function => $"p => Own.{function.Name}({Arguments(function, $"({type})")})");
        List("Gradients", "Func<double[], double[]>", function =>
        {
            var derivatives = function.Parameters == 1
                ? "r.Derivative"
                : string.Join(", ", ((string[])["r.X", "r.A", "r.B", "r.C"]).Take(function.Parameters));
            return $"p => {{ var r = Own.{function.Name}WithGradient({Arguments(function, $"({type})")}); "
                + $"return new double[] {{ r.Value, {derivatives} }}; }}";
        });
        List(
            "Duals",
            "Func<Dual[], Dual>",
            function => $"p => global::Duals.{function.Name}({Arguments(function, "")})");
        source.Append("}\n");

        var generated = Project.Generate(source.ToString());
        var calls = NetworkHarness.Load(generated.Emit().Image).GetType("Calls", throwOnError: true)!;
        return new Calls(
            (Func<double[], double>[])calls.GetField("Values")!.GetValue(null)!,
            (Func<double[], double[]>[])calls.GetField("Gradients")!.GetValue(null)!,
            (Func<Dual[], Dual>[])calls.GetField("Duals")!.GetValue(null)!);

        void List(string name, string delegateType, Func<RandomFunction, string> text)
        {
            source.Append(CultureInfo.InvariantCulture, $"public static readonly {delegateType}[] {name} =\n[\n");
            foreach (var function in functions)
                source.Append(text(function)).Append(",\n");
            source.Append("];\n");
        }

        static string Arguments(RandomFunction function, string cast) => string.Join(
            ", ",
            Enumerable.Range(0, function.Parameters)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{cast}p[{i}]")));
    }

    /// <summary>The methods of a compiled assembly, each over a point.</summary>
    private sealed record Calls(
        Func<double[], double>[] Values, Func<double[], double[]>[] Gradients, Func<Dual[], Dual>[] Duals);
}
