using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>What a companion looks like, where it stands, and that it compiles there without a warning.</summary>
public sealed class CompanionTests
{
    private static readonly UserProject Project = new();

    [Fact]
    public void A_companion_is_the_verified_text()
    {
        var generated = Project.Generate("""
            using System;
            using NetGen;

            namespace Sample;

            /// <summary>Functions.</summary>
            public static partial class Functions
            {
                /// <summary>A bent line.</summary>
                /// <param name="x">x.</param>
                /// <param name="a">a.</param>
                /// <returns>y.</returns>
                [Differentiable]
                public static float Bent(float x, [Trainable(Init = 0.5)] float a)
                {
                    var r = MathF.Sqrt((x * x) + 1);
                    return x > 0 ? (a * (r - 1) / 2) + x : x;
                }
            }
            """).RequireClean();
        Snapshot.Verify("Companion", Assert.Single(generated.Companions.GeneratedSources).SourceText.ToString());
    }

    /// <summary>Places of a method, each with its companion called from there.</summary>
    [Theory]
    [InlineData("partial class C { [Differentiable] static float F(float x) => x * x; float G() => "
        + "FWithGradient(2).Derivative; }")]
    [InlineData("namespace N.@class { internal partial struct @struct { [Differentiable] public static float F(float "
        + "x) => x * x; } }")]
    [InlineData("namespace N { partial class A<T> where T : class { partial record B<U> { [Differentiable] static "
        + "double F(double x) => x * x; } } }")]
    [InlineData("partial interface I<in T> { [Differentiable] static float F(float x) => x * x; }")]
    [InlineData("readonly ref partial struct S { [Differentiable] internal static float F(float x) => x * x; }")]
    [InlineData("partial record struct S(int Y) { [Differentiable] static float F(float x) => x * x; }")]
    [InlineData("static partial class C { [Differentiable] internal static float F(this float x, float k = 0.1f) => "
        + "k * x; "
        + "internal static float G() => 2f.FWithGradient().X + 2f.FWithGradient(k: 3).K; }")]
    [InlineData("partial class C { [Differentiable] protected internal static float F(float x) => x * x; } "
        + "partial class D : C { [Differentiable] protected internal static new float F(float x) => x; }")]
    [InlineData("partial class C { [Differentiable] static float F(float x) => x * x; [Differentiable] static float "
        + "f(float x) => x; "
        + "[Differentiable] static double F(double x) => x * x; [Differentiable] static float F(float x, double y) "
        + "=> x; "
        + "[Differentiable] static double F(double x, float y) => x; }")]
    [InlineData("partial class C { [Differentiable] static float @class(float @this, float @_, float t0, float "
        + "@await) => @this * _ * t0 * @await; }")]
    [InlineData("partial class C { [Differentiable] static float 函数(float é, float α, float ſ) => é * α * ſ; }")]
    [InlineData("partial class C { [Differentiable] private static partial float F(float x); private static partial "
        + "float F(float x) => x * x; }")]
    [InlineData("partial class C { private static partial float F(float x); [Differentiable] private static partial "
        + "float F(float x) => x * x; }")]
    [InlineData("partial class C { [Differentiable, System.Obsolete] static float F(float x) => x * x; }")]
    [InlineData("namespace System { partial class Math { [Differentiable] internal static float F(float x) => "
        + "MathF.Sin(x) + MathF.Exp(x); } } "
        + "namespace NetGen.Kernels { class Kernels; }")]
    [InlineData("partial class C { [Differentiable] static double F(double x = double.NaN, double y = -0.0, float z "
        + "= float.MaxValue, "
        + "double w = double.NegativeInfinity, double v = double.Epsilon) => x * y * z * w * v; }")]
    [InlineData("partial class C { const float Const = 3; static readonly float Value = 2 * Const; "
        + "[Differentiable] static float F(float x) => Value * x; }")]
    public void It_stands_beside_its_method(string source)
    {
        const string header = "#pragma warning disable CS0628, IDE0051\nusing System;\nusing NetGen;\n";
        var generated = Project.Generate(header + source).RequireClean();
        Assert.Equal(
            source.Split("[Differentiable").Length - 1, generated.Companions.GeneratedSources.Length);
    }

    [Theory]
    [InlineData("float x", "Value Derivative")]
    [InlineData("float value", "Value Derivative")]
    [InlineData("float x, float a", "Value X A")]
    [InlineData("float x, float value", "Value X ValueDerivative")]
    [InlineData("float x, float X", "Value X XDerivative")]
    [InlineData("float X, float x, float xDerivative", "Value X XDerivative2 XDerivative")]
    [InlineData("float item1, float item2, float rest, float toString", "Value Item1Derivative Item2Derivative "
        + "RestDerivative ToStringDerivative")]
    [InlineData("float _a, float é, float ß", "Value _a É ß")]
    [InlineData(
        "float a, float b, float c, float d, float e, float f, float g, float h, float i",
        "Value A B C D E F G H I")]
    public void Elements_are_named_after_parameters(string parameters, string names)
    {
        var product = string.Join(" * ", parameters.Split(", ").Select(parameter => parameter.Split(' ')[1]));
        var generated = Project.Generate(
            $"using NetGen; partial class C {{ [Differentiable] static float F({parameters}) => {product}; }}")
            .RequireClean();
        var companion = (IMethodSymbol)generated.Compilation.GetTypeByMetadataName("C")!
            .GetMembers("FWithGradient").Single();
        Assert.Equal(
            names.Split(' '), ((INamedTypeSymbol)companion.ReturnType).TupleElements.Select(element => element.Name));
    }

    /// <summary>Value and derivatives have the types that the method names, and are computed in the widest of
    /// them.</summary>
    [Fact]
    public void Each_number_has_the_type_that_the_method_gives_it()
    {
        var assembly = NetworkHarness.Load(Project.Generate("""
            using System;
            using NetGen;

            internal static partial class C
            {
                [Differentiable]
                internal static float F(float x, double y) => (float)(x * Math.Exp(y));
            }
            """).Emit().Image);
        var result = ((float, float, double))assembly.GetType("C")!
            .GetMethod("FWithGradient", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [3f, 0.5])!;
        Assert.Equal(((float)(3 * Math.Exp(0.5)), (float)Math.Exp(0.5), 3 * Math.Exp(0.5)), result);
    }

    /// <summary>What the page on functions of one's own says of kinks, and of the piece that is not taken.</summary>
    [Theory]
    [InlineData("x > 0 ? x : 0", 0, 0, 0)]
    [InlineData("x >= 0 ? x : 0", 0, 0, 1)]
    [InlineData("Math.Abs(x)", 0, 0, 0)]
    [InlineData("Math.Abs(x)", -2, 2, -1)]
    [InlineData("x > 0 ? Math.Log(x) : 2 * x", -1, -2, 2)]
    [InlineData("x > 0 ? Math.Sqrt(x) : 3 * x", 0, 0, 3)]
    [InlineData("x > 1 ? 5 + x : -x", 1, -1, -1)]
    public void At_a_kink_the_piece_of_the_value_decides(string function, double x, double value, double derivative)
    {
        var assembly = NetworkHarness.Load(Project.Generate(
            $"using System; using NetGen; partial class C {{ [Differentiable] static double F(double x) => "
                + $"{function}; }}").Emit().Image);
        var result = ((double, double))assembly.GetType("C")!
            .GetMethod("FWithGradient", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [x])!;
        Assert.Equal((value, derivative), result);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("protected")]
    [InlineData("private")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    [InlineData("")]
    public void It_is_as_accessible_as_its_method(string accessibility)
    {
        var type = Project.Generate(
            $"#pragma warning disable CS1591\nusing NetGen; public partial class C {{ [Differentiable] "
                + $"{accessibility} static float F(float x) => x; }}")
            .RequireClean().Compilation.GetTypeByMetadataName("C")!;
        Assert.Equal(
            type.GetMembers("F").Single().DeclaredAccessibility,
            type.GetMembers("FWithGradient").Single().DeclaredAccessibility);
    }

    /// <summary>The names of generated files differ though those of the methods differ in case alone, or are
    /// long.</summary>
    [Fact]
    public void Files_have_names_of_their_own()
    {
        var name = new string('f', 400);
        string[] names = [name, name + "1", name.ToUpperInvariant(), "f", "F", "_", "é", "è"];
        var methods = names.Select(method => $"[Differentiable] static float {method}(float x) => x;");
        var files = Project.Generate($"using NetGen; partial class C {{ {string.Concat(methods)} }}").RequireClean()
            .Companions.GeneratedSources;
        Assert.Equal(names.Length, files.Select(file => file.HintName.ToUpperInvariant()).Distinct().Count());
        Assert.All(files, file => Assert.InRange(file.HintName.Length, 1, 240));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        const string source =
            "using NetGen; partial class C { [Differentiable] static float F(float x = 1.5f) => x * 0.25f; }";
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Project.Generate(source).RequireClean();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
