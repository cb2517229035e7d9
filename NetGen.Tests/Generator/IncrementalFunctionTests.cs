using Microsoft.CodeAnalysis;
using NetGen.Generator;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// The meaning of a differentiable method is part of the model: an edit of the method, or of what it uses in another
/// file, regenerates its companion and the networks that use it; an edit of anything else regenerates nothing.
/// </summary>
public sealed class IncrementalFunctionTests
{
    private const string Marked = """
        using System;
        using NetGen;

        namespace Sample;

        public static partial class Marked
        {
            [Differentiable]
            public static float F(float x, [Trainable] float a)
            {
                float y = Other.Square(x) + Other.Offset;
                return y > Other.Limit ? a * MathF.Sqrt(y) : y;
            }

            [Differentiable]
            public static double G(double x) => Math.Sin(x);

            public static int Answer() => 42;
        }
        """;

    private const string Other = """
        namespace Sample;

        public static class Other
        {
            public const float Offset = 1;
            public static readonly float Limit = 2 * Offset;
            public static float Square(float x) => x * x;
            public static int Unused() => 1;
        }
        """;

    private const string Networks = """
        using NetGen;

        namespace Sample;

        [Network(2), Dense(3), Activation(typeof(Marked), nameof(Marked.F)), Dense(1), MeanSquaredError, Sgd]
        public partial class User;

        [Network(2), Dense(3), Tanh, Dense(1)]
        public partial class Plain;
        """;

    private static readonly UserProject Project = new();

    /// <summary>Edits that mean the same: which of the two files, the old text and the new.</summary>
    [Theory]
    [InlineData(0, "using System;", "// A comment.\n\n\nusing System;")]
    [InlineData(0, "float y =", "var  y   =   /* squared */")]
    [InlineData(0, "Other.Square(x) + Other.Offset", "(Other.Square(x: x)) + (0.5f + 0.5f)")]
    [InlineData(0, "float y", "float z = 7; float y")]
    [InlineData(0, "return y > Other.Limit ? a * MathF.Sqrt(y) : y;", "if (y > Other.Limit) return a * "
        + "MathF.Sqrt(y); else { return y; }")]
    [InlineData(0, "42", "43")]
    [InlineData(1, "=> 1", "=> 2")]
    [InlineData(1, "namespace", "// Other.\nnamespace")]
    [InlineData(1, "=> x * x;", "{ var y = x; return x * y; }")]
    [InlineData(1, "2 * Offset", "Offset + 1")]
    [InlineData(1, "public static int Unused() => 1;", "")]
    [InlineData(2, "", "class Unrelated { }")]
    [InlineData(2, "", "this is no C# {{{")]
    public void An_edit_that_means_the_same_regenerates_nothing(int file, string old, string replacement)
    {
        var (networks, result) = Edit(file, old, replacement);
        Assert.All(
            Reasons(networks, TrackingNames.Network), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(result, TrackingNames.Function), reason =>
            Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(
            Reasons(result, TrackingNames.Companion), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(
            result.TrackedOutputSteps.SelectMany(output => output.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    /// <summary>Edits that change what the first method does, and not the second.</summary>
    [Theory]
    [InlineData(0, "a * MathF.Sqrt(y) : y", "a * MathF.Sqrt(y) : 2 * y")]
    [InlineData(0, "[Trainable] float a)\n    {", "[Trainable] float b)\n    {\n        var a = b;")]
    [InlineData(0, "[Trainable] float a)", "float a = 1)")]
    [InlineData(0, "[Trainable] float a)\n    {", "[Trainable] double b)\n    {\n        var a = (float)b;")]
    [InlineData(0, "public static float F", "internal static float F")]
    [InlineData(0, "public static float F", "public static double F")]
    [InlineData(1, "=> x * x;", "=> x * x * x;")]
    [InlineData(1, "Offset = 1", "Offset = 3")]
    [InlineData(1, "2 * Offset", "3 * Offset")]
    public void A_changed_function_regenerates_its_companion_alone(int file, string old, string replacement)
    {
        var (_, result) = Edit(file, old, replacement);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged],
            Reasons(result, TrackingNames.Function));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            Reasons(result, TrackingNames.Companion));
    }

    /// <summary>Edits of the function's meaning, of which the layer made of it is made anew, and no other
    /// network.</summary>
    [Theory]
    [InlineData(0, "a * MathF.Sqrt(y) : y", "a * MathF.Sqrt(y) : 2 * y")]
    [InlineData(0, "[Trainable] float a", "[Trainable(Init = 0.5)] float a")]
    [InlineData(0, "[Trainable] float a", "float a = 2")]
    [InlineData(1, "=> x * x;", "=> x * x * x;")]
    [InlineData(1, "Offset = 1", "Offset = 3")]
    [InlineData(1, "2 * Offset", "3 * Offset")]
    public void A_changed_function_regenerates_the_networks_that_use_it(int file, string old, string replacement)
    {
        var (networks, _) = Edit(file, old, replacement);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged],
            Reasons(networks, TrackingNames.Definition));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            Reasons(networks, TrackingNames.Network));
    }

    [Fact]
    public void A_companion_goes_with_its_attribute()
    {
        var (_, result) = Edit(0, "[Differentiable]\n    public static double", "public static double");
        Assert.Single(result.GeneratedSources);
    }

    [Fact]
    public void No_model_holds_on_to_a_compilation()
    {
        var result = Project.Generate(Marked, Other, Networks).Companions;
        string[] names = [TrackingNames.Function, TrackingNames.Companion];
        var values = names.SelectMany(name => result.TrackedSteps[name])
            .SelectMany(step => step.Outputs).Select(output => output.Value).ToList();
        Assert.Equal(4, values.Count);
        Assert.All(values, value => Assert.Empty(ObjectGraph.RoslynObjects(value)));
    }

    private static (GeneratorRunResult Networks, GeneratorRunResult Companions) Edit(
        int file, string old, string replacement)
    {
        string[] before = [Marked, Other, "", Networks];
        var after = (string[])before.Clone();
        Assert.Contains(old, before[file], StringComparison.Ordinal);
        after[file] = old.Length == 0 ? replacement : before[file].Replace(old, replacement, StringComparison.Ordinal);
        var results = Project.Driver().RunGenerators(Project.Compile(before)).RunGenerators(Project.Compile(after))
            .GetRunResult();
        return (results.Of<NetworkGenerator>(), results.Of<DifferentiableGenerator>());
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)
            .Select(reason => (reason, step) is
                (IncrementalStepRunReason.Cached, TrackingNames.Function or TrackingNames.Definition)
                ? IncrementalStepRunReason.Unchanged
                : reason);
}
