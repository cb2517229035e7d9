using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// Whatever a user is in the middle of typing, the generator neither throws nor complains, and a network beside the
/// broken one keeps its code.
/// </summary>
public class HostileInputTests
{
    private const string Healthy = "[NetGen.Network(2)] [NetGen.Dense(1)] internal partial class Healthy;";

    private const string Valid =
        "using NetGen; namespace A.B { public partial class Outer<T> { "
        + "[Network(4)] [Dense(3, Bias = true, Init = Init.Normal), Tanh] "
        + "[Dense(2), Softmax] [CrossEntropy] [Adam(LearningRate = 1e-3)] public sealed partial class Net { } } }";

    private static readonly UserProject Project = new();

    /// <summary>Definitions that cannot work: no code is generated for them.</summary>
    public static TheoryData<string> Rejected =>
    [
        "[Network(4)] [Dense(3)] class NotPartial;",
        "[Network(4)] [Dense(3)] static partial class Static;",
        "[Network(4)] [Dense(3)] partial class Generic<T>;",
        "class NotPartial { [Network(4)] [Dense(3)] partial class Net; }",
        "[Network(4)] partial class NoLayer;",
        "[Network(4)] [MeanSquaredError] [Sgd] partial class NoLayer;",
        "[Network(0)] [Dense(3)] partial class Net;",
        "[Network(-5)] [Dense(3)] partial class Net;",
        "[Network(4)] [Dense(0)] partial class Net;",
        "[Network(4)] [Dense(-3)] partial class Net;",
        "[Network(int.MinValue)] [Dense(int.MinValue)] partial class Net;",
        "[Network(2000000000)] [Dense(2000000000)] partial class Net;",
        "[Network(int.MaxValue)] [Dense(int.MaxValue)] [Dense(int.MaxValue)] [Dense(int.MaxValue)] partial class Net;",
        "[Network(4)] [Dense(3)] [MeanSquaredError] [CrossEntropy] [Sgd] partial class Net;",
        "[Network(4)] [Dense(3)] [MeanSquaredError] [MeanSquaredError] [Sgd] partial class Net;",
        "[Network(4)] [Dense(3)] [MeanSquaredError] [Sgd] [Adam] partial class Net;",
        "[Network(4)] [Dense(3)] [MeanSquaredError] [Dense(2)] [Sgd] partial class Net;",
        "[Network(4)] [Dense(3)] [CrossEntropy] [Sgd] partial class Net;",
        "[Network(4)] [Dense(3)] [NegativeLogLikelihood] [Sgd] partial class Net;",
        "[Network(4)] [Dense(3)] partial class Net; [Dense(2)] partial class Net;",
    ];

    /// <summary>Text that does not compile, or hardly.</summary>
    public static TheoryData<string> Malformed =>
    [
        "[Network] [Dense] partial class Net;",
        "[Network()] [Dense()] partial class Net;",
        "[Network(\"four\")] [Dense(3.5)] partial class Net;",
        "[Network(null)] [Dense(default)] partial class Net;",
        "[Network(4, 5, 6)] [Dense(3, 4)] partial class Net;",
        "[Network(Size)] [Dense(NoSuchThing)] partial class Net { const int Size = Size; }",
        "[Network(4)] [Network(5)] [Dense(3)] partial class Net;",
        "[Network(4)] [Dense(3)] partial class Net; [Network(5)] partial class Net;",
        "[Network(4)] [Dense(3, Bias = \"yes\", Init = 7, InitScale = null, Bias = false)] partial class Net;",
        "[Network(4)] [Dense(3, Init = (Init)99)] partial class Net;",
        "[Network(4)] [Dense(3, NoSuchProperty = 1)] [NoSuchLayer] partial class Net;",
        "[Network(4)] [Dense(3, InitScale = double.NaN, BiasInit = double.PositiveInfinity)] partial class Net;",
        "[Network(4)] [Dense(3)] [MeanSquaredError] "
            + "[Adam(LearningRate = double.NaN, Beta1 = 2, Epsilon = -1)] partial class Net;",
        "[Network(4)] [Dense(1 / 0)] partial class Net;",
        "[Network(4)] [Dense(checked(int.MaxValue + 1))] partial class Net;",
        "[Network(4L)] [Dense(3u)] partial class Net;",
        "[Network(inputSize: 4, inputSize: 4)] [Dense(units: 3)] partial class Net;",
        "[Network(4)] [Dense(3)] partial class",
        "[Network(4)] [Dense(3)] partial class Net",
        "[Network(4)] [Dense(3)] partial",
        "[Network(4)] [Dense(3)] partial struct Net;",
        "[Network(4)] [Dense(3)] partial interface INet;",
        "[Network(4)] [Dense(3)] partial record Net;",
        "[Network(4)] [Dense(3)] partial record struct Net;",
        "[Network(4)] [Dense(3)] enum Net { A }",
        "[Network(4)] [Dense(3)] delegate void Net();",
        "[Network(4)] [Dense(3)] file partial class Net;",
        "[assembly: Network(4)] [module: Dense(3)]",
        "class Host { [Network(4)] [Dense(3)] void Method() { } }",
        "[Network(4)] [Dense(3)] partial class Net; [Network(4)] [Dense(3)] partial class Net;",
        "[Network(4)] [Dense(3)] partial class Net : Net;",
        "[Network(4)] [Dense(3)] partial class Net { public float Step() => 0; public int Forward; }",
        "[Network(4), Dense(3), Dense(2)] partial class Net { partial class Net; }",
        "[LayerAttribute] [LossAttribute] [Network(1)] [OptimizerAttribute] partial class Net;",
        "class MyLayer : LayerAttribute; class DenseAttribute : LayerAttribute; "
            + "[Network(1)] [MyLayer] [Dense] partial class Net;",
        "[Network(4)] [Dense(3)] partial class \\u0041\\u{110000};",
        "namespace { [Network(4)] [Dense(3)] partial class Net; }",
        "namespace A..B; [Network(4)] [Dense(3)] partial class Net;",
        "partial class { [Network(4)] [Dense(3)] partial class Net; }",
    ];

    [Theory]
    [MemberData(nameof(Rejected))]
    public void A_definition_that_cannot_work_generates_nothing(string definition) =>
        Assert.Single(Run("using NetGen; " + definition));

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_definitions_do_no_harm(string definition) => Run("using NetGen; " + definition);

    [Fact]
    public void A_definition_may_stop_anywhere()
    {
        for (var length = 0; length < Valid.Length; length++)
            Run(Valid[..length]);
    }

    [Fact]
    public void A_definition_may_lack_any_character()
    {
        for (var i = 0; i < Valid.Length; i++)
            Run(Valid.Remove(i, 1));
    }

    [Fact]
    public void A_definition_may_have_anything_twice()
    {
        for (var i = 0; i < Valid.Length; i += 2)
            Run(Valid.Insert(i, Valid.Substring(i, Math.Min(9, Valid.Length - i))));
    }

    [Fact]
    public void A_thousand_layers_are_only_many()
    {
        var layers = string.Concat(Enumerable.Repeat("[Dense(2), Tanh] ", 500));
        Assert.Equal(2, Run($"using NetGen; [Network(2)] {layers} partial class Deep;").Count);
    }

    private static List<string> Run(string source)
    {
        var result = Project.Generate(source, Healthy).Result;
        Assert.True(result.Exception is null, $"{source}\n{result.Exception}");
        Assert.Empty(result.Diagnostics);
        var names = result.GeneratedSources.Select(file => file.HintName).ToList();
        Assert.Contains(names, name => name.Contains("ealthy", StringComparison.Ordinal));
        return names;
    }
}
