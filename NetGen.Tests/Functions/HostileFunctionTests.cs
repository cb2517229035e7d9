using System.Diagnostics;
using System.Text;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;

namespace NetGen.Tests.Functions;

/// <summary>No code makes the parser throw, run for long, or give a program that is out of proportion.</summary>
public sealed class HostileFunctionTests
{
    public static TheoryData<string, string?> Large => new()
    {
        { Sum(5_000, "x * {0}f"), "4,000 operations" },
        { Sum(3_000, "x"), null },
        { Sum(8_000, "x"), "4,000 operations" },
        { $"static float Of(float x) => {Repeat("MathF.Sin(", 1_500)}x{Repeat(")", 1_500)};", "" },
        { $"static float Of(float x) => {Repeat("(", 200)}x{Repeat(")", 200)};", null },
        { $"static float Of(float x) => {Repeat("x > 1 ? 2 * x : ", 1_000)}x;", "nested too deeply" },
        { $"static float Of(float x) => {Repeat("x > 1 ? 2 * x : ", 280)}x;", null },
        { $"static readonly float A = {Repeat("true ? 1f : ", 1_000)}2; static float Of(float x) => A * x;", "not known" },
        { $"static float Of(float x) {{ {Repeat("if (x > 1) { x *= 0.5f; ", 400)}{Repeat("}", 400)} return x; }}", "nested too deeply" },
        { $"static float Of(float x) {{ {Repeat("if (x > 1) x *= 0.5f; else ", 1_000)}x = 1; return x; }}", "nested too deeply" },
        { $"static float Of(float x) {{ {Repeat("if (x > 1) x *= 0.5f; else ", 250)}x = 1; return x; }}", null },
        { $"static float Of(float x) => x switch {{ {Repeat("> 1 => x, ", 1)} {string.Concat(Enumerable.Range(2, 300).Select(i => $"< -{i} and > -{i}.5f => {i}, "))} _ => 0 }};", "" },
        { "static float Of(float x) { for (int i = 0; i < 9999; i++) for (int j = 0; j < 9999; j++) { } return x; }", "steps to evaluate" },
        { "static float Of(float x) { for (int i = 0; i < 9999; i++) x = x * x + 1; return x; }", "4,000 operations" },
        { "static float Of(float x) { for (int i = 0; i < int.MaxValue; i++) { } return x; }", "10,000 turns" },
        { Chain(2_000, "F{0}(x) + 1"), "" },
        { Chain(60, "F{0}(x) + F{0}(x)"), null },
        { Chain(60, "F{0}(x + 1) + F{0}(x + 2)"), "" },
        { "static float Of(float x) { " + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"float v{i} = x + {i}; ")) + "return x; }", null },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Large_functions_end_soon_and_clearly(string members, string? fault)
    {
        ParsedFunction? parsed = null;
        var watch = Stopwatch.StartNew();
        var thread = new Thread(() => parsed = ParseAny(members), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        if (parsed is null)
            return;

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed} for {members.Length} characters.");
        if (fault is null)
            Assert.NotNull(parsed!.Spec);
        else if (fault.Length > 0)
            Assert.Contains(fault, FunctionSources.Message(Assert.Single(parsed!.Faults)), StringComparison.Ordinal);
        if (parsed!.Spec is { } spec)
            Assert.True(spec.Program.Instructions.Count <= FunctionLimits.Operations + 1_000);
    }

    [Theory]
    [InlineData("float y = x; for (int i = 0; i < {0}; i++) {{ y = y * y + x; }} return y;", 2)]
    [InlineData("float y = x; for (int i = 0; i < {0}; i++) {{ if (y > i) break; y += x; }} return y;", 4)]
    [InlineData("float y = x; for (int i = 0; i < {0}; i++) {{ if (y > i) return y - i; if (y < -i) continue; y *= x; }} return y;", 12)]
    [InlineData("float y = x; for (int i = 0; i < {0}; i++) {{ if (y > i) y = y * y; else y = y + y; }} return y;", 4)]
    [InlineData("float y = x; for (int i = 0; i < {0}; i++) {{ y = G(y); }} return y;", 5)]
    [InlineData("float y = x, z = 1; for (int i = 0; i < {0}; i++) {{ (bool a, float b) = (true, 1f); }} return y;", -1)]
    [InlineData("float y = x; bool a = false; for (int i = 0; i < {0}; i++) {{ a ^= y > i; y = a ? y + 1 : y * 2; }} return y;", 10)]
    [InlineData("float y = x; for (int i = 0; i < {0}; i++) {{ switch (y) {{ case > 2: y -= 1; break; case < 0: return y; default: y += x; break; }} }} return y;", 12)]
    public void Programs_grow_with_their_source(string body, int perTurn)
    {
        int SizeOf(int turns) => FunctionSources.Parse(string.Format(
            null,
            "static float Of(float x) {{ " + body + " }} static float G(float v) {{ if (v > 1) return v * v; return v + 1; }}",
            turns)).Spec?.Program.Instructions.Count ?? -1;
        var (small, large) = (SizeOf(20), SizeOf(100));

        if (perTurn < 0)
        {
            Assert.Equal((-1, -1), (small, large));
            return;
        }

        Assert.InRange(large - small, 80, 80 * (perTurn + 1));
        Assert.True(large < 6 * small, $"{small} instructions became {large}.");
    }

    [Fact]
    public void No_prefix_of_a_source_makes_it_throw()
    {
        const string source = """
            using System; using NetGen;
            static partial class F
            {
                const float K = 2; static readonly float R = MathF.Sqrt(K);
                [Differentiable] static float Of(float x, [Trainable(Init = 1)] float a, float k = 3)
                {
                    float y = a * x switch { > 1 and < 2 => x, var z when z > 3 => z, _ => R };
                    for (int i = 0; i < 4; i++) { if (y > i) continue; y += G(x: y, n: i); if (y is 3 or > 9) break; }
                    switch (y) { case > 2: return y; default: y -= k; break; }
                    static float G(float x, int n = 2) => n % 2 == 0 ? x : -x;
                    return (float)Math.Exp(-y) / (1 + y);
                }
            }
            """;
        for (var i = source.IndexOf("Of(", StringComparison.Ordinal) + 4; i < source.Length; i += 3)
        {
            foreach (var text in new[] { source[..i], source.Remove(i, 1) })
            {
                var compilation = TestReferences.Compile(text);
                foreach (var type in Parsing.Definitions.TypesIn(compilation))
                {
                    foreach (var method in type.GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>())
                        FunctionParser.Parse(method, compilation, default);
                }
            }
        }

        Assert.NotNull(FunctionSources.Parse([source]).Spec);
    }

    [Fact]
    public void A_cancelled_parse_ends()
    {
        var compilation = TestReferences.Compile(FunctionSources.ClassOf("static float Of(float x) => x;"));
        var method = FunctionSources.MethodOf(compilation, "Of");

        Assert.ThrowsAny<OperationCanceledException>(
            () => FunctionParser.Parse(method, compilation, new CancellationToken(canceled: true)));
    }

    // Nothing where the compiler does not see a method.
    private static ParsedFunction? ParseAny(string members)
    {
        var compilation = TestReferences.Compile(FunctionSources.ClassOf(members));
        return compilation.ContainsSymbolsWithName("Of")
            ? FunctionParser.Parse(FunctionSources.MethodOf(compilation, "Of"), compilation, default)
            : null;
    }

    private static string Sum(int terms, string term)
    {
        var text = new StringBuilder("static float Of(float x) => x");
        for (var i = 0; i < terms; i++)
            text.Append(" + ").AppendFormat(null, term, i);
        return text.Append(';').ToString();
    }

    private static string Chain(int length, string next) => "static float Of(float x) => F0(x); "
        + string.Concat(Enumerable.Range(0, length).Select(i =>
            $"static float F{i}(float x) => {string.Format(null, next, i + 1)}; "))
        + $"static float F{length}(float x) => x;";

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
