using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG0044 to NG0046 and NG1006, and what other rules make of networks that are layers.</summary>
public sealed class InnerNetworkRulesTests
{
    private const string Others =
        """
        [Network(4), Dense(3), ReLU] partial class Encoder;
        [Network, Input("a", 4), Input("b", 4), Add("a"), Dense(2)] partial class Merge;
        [Network(4), Dense(3, Name = "p"), From("input"), Dense(2, Name = "v"), Output("p", "v")] partial class Heads;
        [Network(4), Dense(3), Softmax] partial class Probabilities;
        [Network(5), Embedding(10, 4), Flatten] partial class Words;

        """;

    [Theory]
    [InlineData("Network(4), Layer<Encoder>, Dense(1)")]
    [InlineData("Network(4), LayerAttribute<Encoder>(Frozen = true), Dense(1), MeanSquaredError, Adam")]
    [InlineData("Network(4), Layer<Encoder>, Dense(4), Layer<Encoder>, Add(\"encoder\", \"encoder.relu1\")")]
    [InlineData(
        "Network(4), Layer<Encoder>(Name = \"left\"), From(\"input\"), "
        + "Layer<Encoder>(Name = \"right\", SharesWith = \"left\"), Add(\"left\")")]
    [InlineData("Network(4), Dense(4), Layer<Merge>(Inputs = [\"input\"])")]
    [InlineData("Network(4), Dense(4), Layer<Merge>(Inputs = new[] { \"input\" })")]
    [InlineData("Network(4), Layer<Heads>, Dense(2), Add(\"heads.v\")")]
    [InlineData("Network(4), Layer<Heads>, Output(\"heads\", \"heads.v\")")]
    [InlineData("Network(4), Layer<Encoder>, MeanSquaredError(Of = \"encoder\"), Adam")]
    [InlineData("Network(4), Layer<Encoder>, Dense(4), ReLU, Dense(3, SharesWith = \"encoder.dense1\"), Add(\"encoder\")")]
    [InlineData("Network(4), Layer<Probabilities>, CrossEntropy, Adam")]
    [InlineData("Network(5), Layer<Words>, Dense(1)")]
    public Task Networks_as_layers_that_are_right(string attributes) =>
        Verify.Accepts($"{Others}[{attributes}] partial class Net;");

    [Fact]
    public Task NG0044_a_network_in_itself() => Verify.Finds(
        "NG0044",
        "'Net' cannot be a layer of 'Net', which it contains: Net → Net; remove [Layer<T>] from one of them",
        "[Network(4), Dense(4), Layer<{|#0:Net|}>] partial class Net;");

    [Fact]
    public Task NG0044_networks_in_one_another() => Verify.Finds(
        """
        namespace Sample;
        [Network(4), Dense(4), Layer<{|#0:Sample.B|}>, ReLU] partial class A;
        [Network(4), NetGen.Layer<{|#1:Outer.C|}>(Frozen = true)] partial class B;
        partial class Outer { [Network(4), Layer<{|#2:A|}>(Name = "a")] public partial class C; }
        [Network(4), Layer<{|#3:A|}>, ReLU] partial class Around;
        """,
        ("NG0044", Cycle("B", "A", "A → B → C → A"), [0]),
        ("NG0044", Cycle("C", "B", "B → C → A → B"), [1]),
        ("NG0044", Cycle("A", "C", "C → A → B → C"), [2]),
        ("NG0045", "'A' cannot be a layer of 'Around', because its own definition is wrong: NG0044; correct that first", [3]));

    private static string Cycle(string inner, string outer, string way) =>
        $"'{inner}' cannot be a layer of '{outer}', which it contains: {way}; remove [Layer<T>] from one of them";

    [Fact]
    public Task NG0045_a_network_with_errors() => Verify.Finds(
        """
        [{|#2:Network(4, 4)|}, {|#1:Dense(3)|}] partial class Wrong;
        [Network(4), Dense(3)] class {|#3:NotPartial|};
        [Network(4, 4), Layer<{|#0:Wrong|}>, From("wrong.dense1"), ReLU] partial class Net;
        [Network(4), Layer<{|#4:NotPartial|}>] partial class Other;
        """,
        ("NG1003", "'dense1' takes a vector, but 'input' gives 4x4 = 16; add [Flatten] before it", [1, 2]),
        ("NG0001", "'NotPartial' must be partial, so that NetGen can add the generated part of 'NotPartial'; add the "
            + "modifier 'partial'", [3]),
        ("NG0045", "'Wrong' cannot be a layer of 'Net', because its own definition is wrong: NG1003; correct that first", [0]),
        ("NG0045", "'NotPartial' cannot be a layer of 'Other', because its own definition is wrong: NG0001; correct that "
            + "first", [4]));

    [Theory]
    [InlineData(
        "Dense(4), {|#0:Layer<Merge>|}", "merge", "Merge", "it has 2 inputs ('a', 'b') and reads 1 values",
        "name what the others read, as in Inputs = [\"...\"]")]
    [InlineData(
        "Layer<Encoder>({|#0:Inputs = [\"input\"]|})", "encoder", "Encoder",
        "it has 1 input ('input') and reads 2 values", "remove Inputs")]
    [InlineData(
        "Layer<Encoder>({|#0:3|})", "encoder", "Encoder", "the shape of a network's output follows from its layers",
        "remove it")]
    [InlineData(
        "Layer<Encoder>({|#0:SharesWith = \"left\"|})", "encoder", "Encoder", "there is no network 'left' before it",
        "add one of its type or remove SharesWith")]
    [InlineData(
        "Layer<Encoder>, Dense(4), Layer<Encoder>({|#0:SharesWith = \"dense1\"|})", "encoder2", "Encoder",
        "there is no network 'dense1' before it", "there is 'encoder'")]
    [InlineData(
        "Layer<Heads>, Add(\"heads\", \"heads\"), From(\"heads.v\"), Dense(4), "
        + "Layer<Encoder>({|#0:SharesWith = \"heads\"|}), Add(\"add1\")",
        "encoder", "Encoder", "'heads' is of 'Heads', which has other parameters", "share with one of the same type")]
    [InlineData(
        "Layer<Encoder>, Dense(4), Layer<Encoder>(SharesWith = \"encoder\"), Dense(4), "
        + "Layer<Encoder>({|#0:SharesWith = \"encoder2\"|})",
        "encoder3", "Encoder", "the parameters of 'encoder2' are those of 'encoder'", "name that one")]
    [InlineData(
        "Layer<Encoder>(Frozen = true), Dense(4), Layer<Encoder>({|#0:SharesWith = \"encoder\"|})", "encoder2", "Encoder",
        "one of 'encoder' and 'encoder2' is frozen and the other is not, but they have the same parameters",
        "set Frozen on both or on none")]
    public Task NG0046_arguments(string layers, string layer, string type, string problem, string wayOut) => Verify.Finds(
        "NG0046",
        $"'{layer}' of '{type}' cannot be used as it is in 'Net': {problem}; {wayOut}",
        $"{Others}[Network(4), {layers}] partial class Net;");

    [Fact]
    public Task NG0046_more_layers_than_are_compiled()
    {
        var doubling = string.Concat(Enumerable.Range(1, 11).Select(i =>
            $"[Network(4), Layer<N{i - 1}>, Layer<N{i - 1}>] partial class N{i};\n"));
        return Verify.Finds(
            "NG0046",
            "'n11' of 'N11' cannot be used as it is in 'Net': with its layers there are 6,144 or more, and at most 4,096 are "
                + "compiled; use fewer",
            $"[Network(4), Dense(4), ReLU] partial class N0;\n{doubling}"
                + "[Network(4), Layer<N10>, Layer<{|#0:N11|}>] partial class Net;");
    }

    [Theory]
    [InlineData(
        "Layer<Merge>(Inputs = [{|#0:\"inputs\"|}])", "NG0033",
        "There is no layer or input named 'inputs' in 'Net'; did you mean 'input'?")]
    [InlineData(
        "Layer<Merge>(Inputs = [{|#0:\"dense1\"|}]), {|#1:Dense(1)|}", "NG0034",
        "'merge' reads 'dense1', which comes after it; layers form no cycles, so name an earlier one")]
    [InlineData(
        "{|#1:Layer<Merge>(Inputs = [{|#0:\"merge.add1\"|}])|}", "NG0034",
        "'merge' reads 'merge.add1', which is the layer itself; layers form no cycles, so name an earlier one")]
    [InlineData(
        "Layer<Encoder>, From({|#0:\"encoder.dense2\"|}), Dense(3), Add(\"encoder\")", "NG0033",
        "There is no layer or input named 'encoder.dense2' in 'Net'; did you mean 'encoder.dense1'?")]
    [InlineData(
        "{|#0:Layer<Heads>|}, Dense(1)", "NG0035",
        "Nothing reads 'heads.v', so it changes nothing; join it, name it in [Output] or remove it")]
    [InlineData(
        "{|#0:Layer<Heads>|}, From(\"heads.v\"), Dense(1)", "NG0035",
        "Nothing reads 'heads', so it changes nothing; join it, name it in [Output] or remove it")]
    [InlineData(
        "{|#1:Dense(5)|}, {|#0:Layer<Words>|}", "NG0039",
        "'words.embedding1' takes indices, so it must read an input of the network that nothing else but embeddings reads; it "
        + "reads 'dense1'")]
    [InlineData(
        "{|#1:Dense(5)|}, Layer<{|#0:Encoder|}>", "NG1006",
        "'input' of 'Encoder' has an input of shape 4, but in 'Net' it reads 'dense1', which gives 5; make the two agree")]
    [InlineData(
        "Dense(3), From(\"input\"), {|#1:Layer<Merge>(Inputs = [{|#0:\"dense1\"|}])|}", "NG1006",
        "'b' of 'Merge' has an input of shape 4, but in 'Net' it reads 'dense1', which gives 3; make the two agree")]
    [InlineData(
        "Dense(4), {|#1:Reshape(2, 2)|}, Layer<{|#0:Encoder|}>", "NG1006",
        "'input' of 'Encoder' has an input of shape 4, but in 'Net' it reads 'reshape1', which gives 2x2; add [Flatten] before "
        + "it")]
    [InlineData(
        "{|#1:Layer<Encoder>|}, Dense(1, {|#0:Name = \"encoderDense1\"|})", "NG0036",
        "'encoderDense1' cannot be a name here: 'encoder.dense1' has it in generated code")]
    [InlineData(
        "{|#1:Layer<Encoder>|}, Dense(1, {|#0:Name = \"encoder\"|})", "NG0036",
        "'encoder' cannot be a name here: another layer or input has it")]
    [InlineData(
        "Layer<Encoder>({|#0:Name = \"a.b\"|})", "NG0036",
        "'a.b' cannot be a name here: it must be letters (a to z) and digits, and begin with a letter")]
    [InlineData(
        "Layer<Encoder>({|#0:Name = \"parameters\"|})", "NG0036",
        "'parameters' cannot be a name here: it is reserved for generated code")]
    [InlineData(
        "{|#1:Layer<Probabilities>|}, {|#0:Softmax|}", "NG0026",
        "'softmax1' takes a softmax of the output of 'probabilities.softmax1', which is one already; remove [Softmax]")]
    public Task Other_rules(string layers, string id, string message) =>
        Verify.Finds(id, message, $"{Others}[Network(4), {layers}] partial class Net;");

    [Fact]
    public Task NG0025_the_output_layer_of_another_loss_in_a_network() => Verify.Finds(
        "NG0025",
        "[NegativeLogLikelihood] takes the output of [LogSoftmax], but 'probabilities.softmax1' is [Softmax]; replace "
            + "[NegativeLogLikelihood] by [CrossEntropy]",
        Others + "[Network(4), {|#0:Layer<Probabilities>|}, {|#1:NegativeLogLikelihood|}, Adam] partial class Net;");

    [Theory]
    [InlineData("public int {|#0:Encoder|};")]
    [InlineData("public static void {|#0:Encoder|}(int i) { }")]
    public Task NG0009_a_member_with_the_name_of_a_network(string member) => Verify.Finds(
        "NG0009",
        "'Encoder' is declared by 'Net', but NetGen generates 'Encoder' for this network; rename or remove it",
        $$"""{{Others}}[Network(4), Layer<Encoder>] partial class Net { {{member}} }""");

    [Fact]
    public Task What_is_only_inside_a_network_is_said_there_alone() => Verify.Accepts(
        """
        [Network(4), {|NG3001:Dense(8)|}, Dense(8), ReLU, Dense(3, Bias = false, {|NG0023:BiasInit = 1|}), ReLU, Dense(3)]
        partial class Inner;
        [Network(4), Layer<Inner>] partial class Net;
        """);
}
