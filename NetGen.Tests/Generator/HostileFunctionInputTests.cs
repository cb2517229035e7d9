using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// Whatever is marked as differentiable, or half typed, neither generator throws or complains, what they generate has
/// no error of its own, and the function and the network beside it keep their code.
/// </summary>
public sealed class HostileFunctionInputTests
{
    private const string Healthy = """
        internal static partial class Healthy
        {
            [NetGen.Differentiable]
            internal static float Function(float x) => x * x;
        }

        [NetGen.Network(2)] [NetGen.Dense(1)] [NetGen.Activation(typeof(Healthy), "Function")]
        internal partial class HealthyNetwork;
        """;

    private const string Valid =
        "using System; using NetGen; namespace A.B { public partial class Outer<T> { const float K = 2; "
        + "[Differentiable] static float F(float x, [Trainable(Init = 1)] float a = 2) { float s = 0; "
        + "for (int i = 0; i < 3; i++) { if (x > i) s += MathF.Exp(-a * x); else s -= K; } "
        + "return s switch { > 1 => G(s), _ => -s }; } static float G(float x) => x * x; "
        + "[Network(4)] [Dense(3)] [Activation(nameof(F))] [Activation(\"F\", PerChannel = true)] partial class Net "
        + "{ } } }";

    private static readonly UserProject Project = new();

    /// <summary>Marked methods for which there is no companion.</summary>
    public static TheoryData<string> Rejected =>
    [
        "class C { [Differentiable] static float F(float x) => x; }",
        "partial class C { [Differentiable] float F(float x) => x; }",
        "partial class C { [Differentiable] static float F() => 1; }",
        "partial class C { [Differentiable] static float F<T>(float x) => x; }",
        "partial class C { [Differentiable] static T F<T>(T x) => x; }",
        "partial class C { [Differentiable] static int F(float x) => 1; }",
        "partial class C { [Differentiable] static void F(float x) { } }",
        "partial class C { [Differentiable] static float F(int x) => x; }",
        "partial class C { [Differentiable] static float F(ref float x) => x; }",
        "partial class C { [Differentiable] static float F(params float[] x) => x[0]; }",
        "partial class C { [Differentiable] static unsafe float F(float* x) => *x; }",
        "partial class C { [Differentiable] static float F(float x, Missing y) => x; }",
        "partial class C { [Differentiable] static Missing F(float x) => x; }",
        "partial class C { [Differentiable] static float F(float x) => y; }",
        "partial class C { [Differentiable] static float F(float x) => F(x); }",
        "partial class C { [Differentiable] static float F(float x) => G(x); static float G(float x) => H(x); static "
            + "float H(float x) => G(x); }",
        "partial class C { [Differentiable] static float F(float x) { while (true) { } } }",
        "partial class C { [Differentiable] static float F(float x) { for (;;) { } } }",
        "partial class C { [Differentiable] static float F(float x) { for (int i = 0; i < int.MaxValue; i++) x += i; "
            + "return x; } }",
        "partial class C { [Differentiable] static float F(float x); }",
        "partial class C { [Differentiable] static partial float F(float x); }",
        "partial class C { [Differentiable] static extern float F(float x); }",
        "abstract partial class C { [Differentiable] abstract static float F(float x); }",
        "partial interface I { [Differentiable] static abstract float F(float x); }",
        "partial class C { [Differentiable] static float F(float x) => x; [Differentiable] static float F(float x) "
            + "=> -x; }",
        "partial class C { [Differentiable] static float F(float x) => x; static float F(float y) => y; }",
        "partial class C { [Differentiable] [Differentiable] static float F(float x) => x; }",
        "partial class C { [Differentiable] private static partial float F(float x); "
            + "[Differentiable] private static partial float F(float x) => x; }",
        "partial class C { [Differentiable] static float F(float x) => x; } partial struct C { [Differentiable] "
            + "static float F(float x) => x; }",
        "partial class C { [Differentiable] public static float operator +(C x, float y) => y; }",
        "partial class C { static float P { [Differentiable] get => 1; } }",
        "partial class C { static float G(float x) { [Differentiable] static float F(float y) => y; return F(x); } }",
        "partial class C { System.Func<float, float> f = [Differentiable] (x) => x; }",
        "[Differentiable] static float F(float x) => x;",
        "namespace N { [Differentiable] static float F(float x) => x; }",
        "file partial class C { [Differentiable] static float F(float x) => x; }",
        "partial class C { [Differentiable] static float F(float x) => x; static float FWithGradient(float x) => x; }",
        "partial class C { [Differentiable] static float F(float x) => FWithGradient(x).Value; }",
        "enum E { [Differentiable] A }",
        "partial class { [Differentiable] static float F(float x) => x; }",
        "partial class C { [Differentiable] static float (float x) => x; }",
        "partial class C { [Differentiable] static float F(float) => 1; }",
        "partial class C { [Differentiable] static float F(float x, float x) => x; }",
    ];

    /// <summary>Odd ones for which there is one.</summary>
    public static TheoryData<string> Accepted =>
    [
        "partial class C { [Differentiable] static float F(float x) => "
            + Repeat("(", 150) + "x" + Repeat(")", 150) + "; }",
        "partial class C { [Differentiable] static float F(float x) => x" + Repeat(" + x", 900) + "; }",
        "partial class C { [Differentiable] static float F(float x) => x" + Repeat(" * MathF.Sin(x)", 700) + "; }",
        "partial class C { [Differentiable] static float F(float x) { "
            + Repeat("x = MathF.Sin(x) + x * x; ", 900) + "return x; } }",
        "partial class C { [Differentiable] static float F(float x) { for (int i = 0; i < 900; i++) x = MathF.Sin(i "
            + "* x); return x; } }",
        "partial class C { [Differentiable] static float F(float x) { "
            + Repeat("if (x > 1) x *= 1.5f; else x -= 0.5f; ", 200) + "return x; } }",
        "partial class C { [Differentiable] static float F(float x) => " + Repeat("x > 1 ? x * x : ", 100) + "x; }",
        "partial class C { [Differentiable] static double F(" + Many(40) + ") => "
            + string.Join(" * ", Enumerable.Range(0, 40).Select(Parameter)) + "; }",
        "namespace ñ.Ω { partial class 類<Ψ> { [Differentiable] internal static float ƒ(float ξ, float \\u0061b) => ξ "
            + "* ab; } }",
        "partial class C { [Differentiable] static float F(float x) => x * (1f / 0f) + 0f / 0f * x + float.MaxValue "
            + "* 10 - -0f; }",
        "partial class C { [Differentiable] static double F(double x) => double.Epsilon * x + double.MaxValue * 10 * "
            + "x; }",
        "partial class C { class System; [Differentiable] static float F(float x) => global::System.MathF.Exp(x); }",
        "partial class C { class Math; class MathF; class Kernels; class NetGen; "
            + "[Differentiable] static double F(double x) => global::System.Math.Exp(x) + double.ExpM1(x) * "
            + "global::System.Math.Tanh(x); }",
    ];

    [Theory]
    [MemberData(nameof(Rejected))]
    public void What_cannot_have_a_companion_has_none(string source) => Run("using NetGen; " + source, companions: 1);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_can_has_one_that_compiles(string source)
    {
        Run("using NetGen; using System; " + source, companions: 2);
        Project.Generate("#pragma warning disable\nusing NetGen; using System; " + source).RequireClean();
    }

    [Fact]
    public void A_source_may_stop_anywhere()
    {
        for (var length = 0; length < Valid.Length; length++)
            Run(Valid[..length]);
    }

    [Fact]
    public void A_source_may_lack_any_character()
    {
        for (var i = 0; i < Valid.Length; i++)
            Run(Valid.Remove(i, 1));
    }

    [Fact]
    public void A_source_may_have_anything_twice()
    {
        for (var i = 0; i < Valid.Length; i += 2)
            Run(Valid.Insert(i, Valid.Substring(i, Math.Min(9, Valid.Length - i))));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Parameter(int i) => string.Create(CultureInfo.InvariantCulture, $"x{i}");

    private static string Many(int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => "double " + Parameter(i)));

    private static void Run(string source, int? companions = null)
    {
        var generated = Project.Generate(source, Healthy);
        foreach (var result in (GeneratorRunResult[])[generated.Result, generated.Companions])
        {
            Assert.True(result.Exception is null, $"{source}\n{result.Exception}");
            Assert.Empty(result.Diagnostics);
        }

        Assert.Contains(generated.Result.GeneratedSources, IsHealthy);
        Assert.Contains(generated.Companions.GeneratedSources, IsHealthy);
        if (companions is { } count)
            Assert.Equal(count, generated.Companions.GeneratedSources.Length);
        foreach (var file in generated.Companions.GeneratedSources)
        {
            var errors = generated.Compilation.GetSemanticModel(file.SyntaxTree).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"{source}\n{string.Join("\n", errors)}\n{file.SourceText}");
        }

        static bool IsHealthy(GeneratedSourceResult file) =>
            file.HintName.StartsWith("Healthy", StringComparison.Ordinal);
    }
}
