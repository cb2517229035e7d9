using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>A differentiable method of a referenced assembly, whose source is not at hand: its companion says what it
/// does.</summary>
public sealed class CompanionAssemblyTests
{
    private const string Library = """
        #pragma warning disable CS1591
        using System;
        using NetGen;

        namespace Library;

        public static partial class Smooth
        {
            public const float Scale = 2;

            [Differentiable]
            public static float Squash(float x, float k = 1) => Helper(k * x);

            [Differentiable]
            public static double Squash(double x) => x > 0 ? Math.Sqrt(x + 1) : Math.Exp(x);

            private static float Helper(float x) => Scale * MathF.Tanh(x);
        }

        public static class Plain
        {
            public static float Square(float x) => x * x;
        }
        """;

    [Fact]
    public void It_is_differentiated_as_with_source()
    {
        var image = new UserProject { AssemblyName = "Library" }.Generate(Library).Emit().Image;
        var user = new UserProject { AssemblyName = "User", References = [MetadataReference.CreateFromImage(image)] };
        var generated = user.Generate("""
            using NetGen;
            using Library;

            internal static partial class User
            {
                [Differentiable]
                internal static float F(float x) => x * Smooth.Squash(x + 1, 0.5f);

                [Differentiable]
                internal static double G(double x) => Smooth.Squash(x * x) + Smooth.Squash(-x);
            }
            """);
        var context = new AssemblyLoadContext(null, isCollectible: true);
        context.LoadFromStream(new MemoryStream(image));
        var type = context.LoadFromStream(new MemoryStream(generated.Emit().Image)).GetType("User")!;

        // f = 2 x tanh u, u = (x + 1) / 2; f' = 2 tanh u + x (1 - tanh² u).
        var tanh = Math.Tanh(0.85);
        var f = ((float Value, float Derivative))Call("FWithGradient", 0.7f);
        Assert.Equal(2 * 0.7 * tanh, f.Value, 1e-6);
        Assert.Equal((2 * tanh) + (0.7 * (1 - (tanh * tanh))), f.Derivative, 1e-6);

        // g = √(x² + 1) + exp(-x) where x > 0.
        var g = ((double Value, double Derivative))Call("GWithGradient", 0.7);
        Assert.Equal(Math.Sqrt(1.49) + Math.Exp(-0.7), g.Value, 1e-14);
        Assert.Equal((0.7 / Math.Sqrt(1.49)) - Math.Exp(-0.7), g.Derivative, 1e-14);

        object Call(string method, object argument) =>
            type.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [argument])!;
    }

    [Fact]
    public async Task One_that_is_not_marked_has_no_source_to_read()
    {
        var image = new UserProject { AssemblyName = "Library" }.Generate(Library).Emit().Image;
        var user = new UserProject { AssemblyName = "User", References = [MetadataReference.CreateFromImage(image)] };
        var generated = user.Generate(
            "using NetGen; partial class User { [Differentiable] static float F(float x) => Library.Plain.Square(x); "
                + "}");
        Assert.Empty(generated.RequireClean().Companions.GeneratedSources);
        var found = await generated.Compilation.WithAnalyzers([new DifferentiableMethodAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        Assert.Equal("NG2001", Assert.Single(found).Id);
    }
}
