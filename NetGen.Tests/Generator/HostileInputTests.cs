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
        "[Network] [Dense(3)] partial class Net;",
        "[Network] [Dense(3)] [Input(\"a\", 2)] [Dense(3)] [Add(\"dense1\")] partial class Net;",
        "[Network(4)] [Input(\"a\", 4)] [Dense(3)] partial class Net;",
        "[Network] [Input(\"a\")] [Dense(3)] partial class Net;",
        "[Network] [Input(\"a\", 3)] [Input(\"A\", 3)] [Add(\"a\")] partial class Net;",
        "[Network(1, 2, 3, 4, 5, 6, 7)] [Flatten] [Dense(3)] partial class Net;",
        "[Network(1, 2, 3, 4)] [Flatten] partial class Net;",
        "[Network(46341, 46341, 2)] [Flatten] partial class Net;",
        "[Network(65536, 65536, 65536)] [Flatten] partial class Net;",
        "[Network(3, 0, 3)] [Conv2D(1, 1)] partial class Net;",
        "[Network(3, -5, -5)] [Flatten] [Dense(1)] partial class Net;",
        "[Network(3, int.MinValue, 2)] [GlobalAvgPool2D] partial class Net;",
        "[Network(3)] [Dense(2)] [Reshape] partial class Net;",
        "[Network(6)] [Reshape(-2, -3)] partial class Net;",
        "[Network(6)] [Reshape(0)] partial class Net;",
        "[Network(6)] [Reshape(int.MaxValue, int.MaxValue, 6)] partial class Net;",
        "[Network(1)] [Reshape(1, 1, 1, 1)] partial class Net;",
        "[Network(65536)] [Reshape(65536, 65536, 65536)] partial class Net;",
        "[Network(400000000)] [Concat(\"input\", \"input\", \"input\", \"input\", \"input\", \"input\")] partial class Net;",
        "[Network(3)] [Embedding(0, 0)] partial class Net;",
        "[Network(3)] [Embedding(int.MaxValue, int.MaxValue)] partial class Net;",
        "[Network(3)] [Dense(2)] [Embedding(5, 5)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Groups = 0)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Groups = 2)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Groups = int.MinValue)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Stride = 0)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Stride = int.MinValue, Padding = int.MinValue, Dilation = int.MinValue)] "
            + "partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Padding = -2)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(4, 3, Padding = int.MaxValue)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(500000000, 500000000, Padding = Padding.Same)] partial class Net;",
        "[Network(3, 9, 9)] [Conv2D(int.MaxValue, int.MaxValue, int.MinValue)] partial class Net;",
        "[Network(3, 9)] [Conv1D(1, 10)] partial class Net;",
        "[Network(3, 9, 9)] [MaxPool2D(0)] partial class Net;",
        "[Network(3, 9, 9)] [AvgPool2D(2, Stride = -1)] partial class Net;",
        "[Network(3, 9, 9)] [MaxPool2D(10)] partial class Net;",
        "[Network(3, 9, 9)] [MaxPool2D(int.MaxValue, Padding = int.MaxValue)] partial class Net;",
        "[Network(3)] [From(\"dense1\")] [Dense(3)] partial class Net;",
        "[Network(3)] [Dense(3)] [Add(\"add1\")] partial class Net;",
        "[Network(3)] [Dense(3)] [Add(\"dense2\")] [Dense(3)] partial class Net;",
        "[Network(3)] [Dense(3)] [Add] partial class Net;",
        "[Network(3)] [Dense(3)] [Concat(null)] partial class Net;",
        "[Network(3)] [Dense(3)] [Multiply(\"\", null)] partial class Net;",
        "[Network(3)] [From(null)] [Dense(3)] partial class Net;",
        "[Network(3)] [Dense(3, Name = \"\")] partial class Net;",
        "[Network(3)] [Dense(3, Name = \"a.b\")] partial class Net;",
        "[Network(3)] [Dense(3, Name = \"größe\")] partial class Net;",
        "[Network(3)] [Dense(3, Name = \"input\")] partial class Net;",
        "[Network(3)] [Dense(3, Name = \"a\")] [Dense(3, Name = \"a\")] partial class Net;",
        "[Network(3)] [Dense(3, SharesWith = \"dense1\")] partial class Net;",
        "[Network(3)] [Dense(3, SharesWith = \"dense2\")] [Tanh] [Dense(3, SharesWith = \"dense1\")] partial class Net;",
        "[Network(3)] [Dense(3, SharesWith = \"\")] partial class Net;",
        "[Network(3)] [Dense(3)] [Output(\"dense1\", \"dense1\")] partial class Net;",
        "[Network(3)] [Dense(3)] [Output(\"input\")] partial class Net;",
        "[Network(3)] [Dense(3)] [MeanSquaredError(Of = \"\")] [Sgd] partial class Net;",
        "[Network] [Input(\"left\", 2)] [Dense(3)] [Input(\"right\", 2)] [Dense(3)] [Add(\"dense1\")] "
            + "partial class Net { const int LeftSize = 2; }",
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
        "[Network(shape: 4, shape: 4)] [Dense(units: 3)] partial class Net;",
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

    [Fact]
    public void Thousands_of_layers_with_branches_are_only_many()
    {
        var layers = string.Concat(Enumerable.Range(1, 1000).Select(i => $"[Add(\"{(i == 1 ? "input" : $"relu{i - 1}")}\"), ReLU] "));
        Assert.Equal(2, Run($"using NetGen; [Network(2)] {layers} partial class Wide;").Count);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("int")]
    [InlineData("T")]
    [InlineData("System")]
    [InlineData("NetGen")]
    [InlineData("Parts")]
    [InlineData("Predict")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void A_name_may_be_any_word(string name) => Project.Generate(
        $"using NetGen; [Network] [Input(\"{name}\", 2)] [Dense(3, Name = \"{name}0\")] [Input(\"more1\", 2)] [Dense(3)] "
            + $"[Add(\"{name}0\")] [Dense(3, Name = \"{name}1\")] [Output(\"add1\", \"{name}1\")] internal partial class Net;")
        .RequireClean();

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
