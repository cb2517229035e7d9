using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG0033 to NG0041 and NG0016: whether the layers form a graph.</summary>
public sealed class GraphRulesTests
{
    [Theory]
    [InlineData("Network(4), Dense(8, Name = \"stem\"), ReLU, Dense(8), Add(\"stem\"), Dense(1)")]
    [InlineData("Network(4), Dense(4), Add(\"input\", \"dense1\"), Dense(1)")]
    [InlineData("Network(4), Dense(4), ReLU, From(\"input\"), Dense(3), Concat(\"relu1\"), Dense(1)")]
    [InlineData(
        "Network, Input(\"left\", 8), Dense(4), ReLU, Input(\"right\", 2), Dense(4), Multiply(\"relu1\"), ReLU")]
    [InlineData("Network, Input(\"a\", 4), Input(\"b\", 4), Add(\"a\"), Dense(1)")]
    [InlineData(
        "Network, Input(\"in\", 4), Input(\"class\", 4), Add(\"in\"), Dense(1, Name = \"out\"), Output(\"out\")")]
    [InlineData(
        "Network(4), Dense(3, Name = \"mean\"), From(\"input\"), Dense(3, Name = \"width\"), "
        + "Output(\"mean\", \"width\")")]
    [InlineData("Network(4), Output(\"dense1\", \"tanh1\"), Dense(3), Tanh")]
    [InlineData("Network(4), Dense(4), ReLU, Dense(4, SharesWith = \"dense1\"), ReLU, Dense(1)")]
    [InlineData("Network(2, 9), Conv1D(2, 3), ReLU, Conv1D(2, 3, Stride = 2, SharesWith = \"conv1d1\")")]
    [InlineData("Network(5), Embedding(10, 4), Flatten, Dense(1)")]
    [InlineData("Network(1), Embedding(10, 4), From(\"input\"), Embedding(10, 4), Add(\"embedding1\"), Dense(1)")]
    [InlineData(
        "Network(4), Dense(3), ReLU(Name = \"a\"), Dense(2), Softmax(Name = \"b\"), CrossEntropy(Of = \"b\"), "
        + "MeanSquaredError(Of = \"a\"), Adam")]
    public Task Graphs_that_are_right(string attributes) => Verify.Accepts($"[{attributes}] partial class Net;");

    [Theory]
    [InlineData(
        "Network(4), Dense(8, Name = \"stem\"), Dense(8), Add({|#0:\"stern\"|})", "stern", "did you mean 'stem'?")]
    [InlineData(
        "Network(4), Dense(8, Name = \"stem\"), Dense(8), Add({|#0:\"Stem\"|})", "Stem", "did you mean 'stem'?")]
    [InlineData("Network(4), Dense(8), Concat(\"input\", {|#0:\"dense2\"|})", "dense2", "did you mean 'dense1'?")]
    [InlineData(
        "Network(4), Dense(8), From({|#0:\"elsewhere\"|}), Dense(8), ReLU",
        "elsewhere",
        "there are input, dense1, dense2, relu1")]
    [InlineData("Network(4), Dense(8), Output(\"dense1\", {|#0:\"\"|})", "", "there are input, dense1")]
    [InlineData(
        "Network(4), Dense(8), MeanSquaredError({|#0:Of = \"head\"|}), Adam", "head", "there are input, dense1")]
    public Task NG0033_unknown_name(string attributes, string name, string wayOut) => Verify.Finds(
        "NG0033",
        $"There is no layer or input named '{name}' in 'Net'; {wayOut}",
        $"[{attributes}] partial class Net;");

    [Theory]
    [InlineData("Dense(4), From({|#0:\"typo\"|})")]
    [InlineData("Dense(4), From({|#0:\"typo\"|}), MeanSquaredError, Adam")]
    [InlineData("Dense(4), From({|#0:\"typo\"|}), From(\"dense1\"), Tanh")]
    public Task NG0033_of_a_branch_without_a_layer(string attributes) => Verify.Finds(
        "NG0033",
        "There is no layer or input named 'typo' in 'Net'; there are input, dense1"
            + (attributes.Contains("Tanh", StringComparison.Ordinal) ? ", tanh1" : ""),
        $"[Network(4), {attributes}] partial class Net;");

    [Fact]
    public Task NG0033_an_input_has_no_parameters_to_share() => Verify.Finds(
        "NG0033",
        "There is no layer named 'input' in 'Net'; there are dense1",
        "[Network(4), Dense(4, {|#0:SharesWith = \"input\"|})] partial class Net;");

    [Theory]
    [InlineData("Dense(4), Add({|#0:\"dense2\"|}), {|#1:Dense(4)|}", "add1", "dense2", "comes after it")]
    [InlineData("Dense(4), {|#1:Add({|#0:\"add1\"|})|}", "add1", "add1", "is the layer itself")]
    [InlineData(
        "Dense(4), From({|#0:\"dense3\"|}), Dense(4), {|#1:Dense(4)|}, Add(\"dense1\")",
        "dense2",
        "dense3",
        "comes after it")]
    public Task NG0034_later_name(string layers, string layer, string name, string why) => Verify.Finds(
        "NG0034",
        $"'{layer}' reads '{name}', which {why}; layers form no cycles, so name an earlier one",
        $"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData("Dense(4, {|#0:SharesWith = \"dense2\"|}), ReLU, Dense(4)", "dense1", "comes after it")]
    [InlineData("Dense(4), ReLU, Dense(4, {|#0:SharesWith = \"dense2\"|})", "dense2", "is the layer itself")]
    public Task NG0034_parameters_of_a_later_layer(string layers, string layer, string why) => Verify.Finds(
        "NG0034",
        $"'{layer}' reads 'dense2', which {why}; layers form no cycles, so name an earlier one",
        $"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData(
        "Network(4), Dense(4), {|#0:ReLU|}, From(\"input\"), Dense(4)",
        "relu1",
        "join it, name it in [Output] or remove it")]
    [InlineData(
        "Network(4), Dense(4, Name = \"a\"), {|#0:Dense(4)|}, MeanSquaredError(Of = \"a\"), Adam",
        "dense2",
        "join it, give it a loss or remove it")]
    [InlineData(
        "Network, Input(\"a\", 4), {|#0:Dense(4)|}, Input(\"b\", 4), Dense(4)",
        "dense1",
        "join it, name it in [Output] or remove it")]
    [InlineData("Network, {|#0:Input(\"a\", 4)|}, Input(\"b\", 4), Dense(4)", "a", "join it or remove it")]
    public Task NG0035_unused(string attributes, string name, string wayOut) => Verify.Finds(
        "NG0035", $"Nothing reads '{name}', so it changes nothing; {wayOut}", $"[{attributes}] partial class Net;");

    [Theory]
    [InlineData("Dense(4), {|#0:From(\"input\")|}")]
    [InlineData("Dense(4), {|#0:From(\"input\")|}, From(\"dense1\"), Dense(3)")]
    [InlineData("Dense(4), {|#0:From(\"input\")|}, MeanSquaredError, Adam")]
    public Task NG0035_from_without_a_layer(string attributes) => Verify.Finds(
        "NG0035",
        "No layer follows [From(\"input\")], so it changes nothing; add the first layer of its branch after "
        + "it, or remove it",
        $"[Network(4), {attributes}] partial class Net;");

    [Theory]
    [InlineData("", "it must have 1 to 64 characters")]
    [InlineData("a b", "it must be letters (a to z) and digits, and begin with a letter")]
    [InlineData("2nd", "it must be letters (a to z) and digits, and begin with a letter")]
    [InlineData("größe", "it must be letters (a to z) and digits, and begin with a letter")]
    [InlineData("theGradient2", "it is reserved for generated code")]
    [InlineData("headSize", "names that end in 'Size' are reserved")]
    [InlineData("weight", "names that end in 'Weight' are reserved")]
    public Task NG0036_unusable_name(string name, string problem) => Verify.Finds(
        "NG0036",
        $"'{name}' cannot be a name here: {problem}",
        $"[Network(4), Dense(4, {{|#0:Name = \"{name}\"|}})] partial class Net;");

    [Theory]
    [InlineData("Network, Input({|#0:\"sink\"|}, 4), Dense(4)", "sink")]
    [InlineData(
        "Network(4), Dense(4, {|#0:Name = \"scale\"|}), From(\"input\"), Dense(4, Name = \"b\"), "
        + "Output(\"scale\", \"b\")",
        "scale")]
    public Task NG0036_name_of_a_variable(string attributes, string name) => Verify.Finds(
        "NG0036",
        $"'{name}' cannot be a name here: it is reserved for generated code",
        $"[{attributes}] partial class Net;");

    [Theory]
    [InlineData("Network(4), {|#1:Dense(4)|}, Tanh, Dense(3, {|#0:Name = \"dense1\"|})", "dense1")]
    [InlineData("Network(4), Dense(4, {|#0:Name = \"Dense2\"|}), Tanh, {|#1:Dense(3)|}", "Dense2")]
    [InlineData("{|#1:Network(4)|}, Dense(3, {|#0:Name = \"input\"|})", "input")]
    [InlineData("Network, {|#1:Input(\"a\", 4)|}, Input({|#0:\"a\"|}, 4), Add(\"a\")", "a")]
    [InlineData("Network, Input({|#0:\"dense1\"|}, 4), {|#1:Dense(4)|}", "dense1")]
    public Task NG0036_name_that_is_taken(string attributes, string name) => Verify.Finds(
        "NG0036",
        $"'{name}' cannot be a name here: another layer or input has it",
        $"[{attributes}] partial class Net;");

    [Theory]
    [InlineData("{|#0:Network|}, Dense(3)", "'Net' has no input; give [Network] a shape, such as [Network(784)]")]
    [InlineData(
        "Network({|#0:4|}), {|#1:Input(\"a\", 4)|}, Dense(3)",
        "'Net' has a shape in [Network] and inputs besides; declare that input by [Input], too")]
    [InlineData(
        "Network, {|#0:Input(\"a\")|}, Dense(3)", "'a' has no shape; give it one, such as [Input(\"left\", 8)]")]
    [InlineData(
        "Network(1, 2, 3, {|#0:4|}), Flatten, Dense(3)",
        "'Net' has an input of rank 4; use at most three dimensions: channels, height, width")]
    [InlineData(
        "Network, Input(\"a\", 1, 2, 3, {|#0:4|}), Flatten, Dense(3)",
        "'a' has an input of rank 4; use at most three dimensions: channels, height, width")]
    [InlineData(
        "Network(4), Reshape(1, 2, 2, {|#0:1|})", "'reshape1' gives a shape of rank 4; use one to three dimensions")]
    public Task NG0037_input_declaration(string attributes, string message) =>
        Verify.Finds("NG0037", message, $"[{attributes}] partial class Net;");

    [Theory]
    [InlineData(
        "{|#1:Dense(8)|}, ReLU, Dense(4, {|#0:SharesWith = \"dense1\"|})",
        "dense2",
        "dense1",
        "its own would have the shape 4x8, those have 8x4")]
    [InlineData(
        "Dense(4), {|#1:ReLU|}, Dense(4, {|#0:SharesWith = \"relu1\"|})",
        "dense2",
        "relu1",
        "one is [Dense(4)], the other [ReLU]")]
    [InlineData(
        "{|#1:Dense(4)|}, ReLU, Dense(4, Bias = false, {|#0:SharesWith = \"dense1\"|})",
        "dense2",
        "dense1",
        "only one of them has a bias")]
    [InlineData(
        "{|#1:Dense(4)|}, ReLU, Dense(4, L2 = 0.1, {|#0:SharesWith = \"dense1\"|})",
        "dense2",
        "dense1",
        "penalties and bounds belong to the layer that has them")]
    [InlineData(
        "Dense(4), ReLU, {|#1:Dense(4, SharesWith = \"dense1\")|}, ReLU, Dense(4, {|#0:SharesWith = \"dense2\"|})",
        "dense3",
        "dense2",
        "they are those of 'dense1'; name that layer")]
    public Task NG0038_shared_parameters(string layers, string layer, string other, string problem) => Verify.Finds(
        "NG0038",
        $"'{layer}' cannot use the parameters of '{other}': {problem}",
        $"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData("{|#1:ReLU|}, {|#0:Embedding(10, 4)|}, Flatten, Dense(1)", "it reads 'relu1'")]
    [InlineData(
        "{|#0:Embedding(10, 4)|}, Flatten, ReLU, From(\"input\"), {|#1:Dense(16)|}, Add(\"relu1\")",
        "'dense1' reads the same")]
    public Task NG0039_index_input(string layers, string why) => Verify.Finds(
        "NG0039",
        "'embedding1' takes indices, so it must read an input of the network that nothing else but embeddings reads; "
        + why,
        $"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData(
        "Dense(4), {|#0:Output(\"dense1\")|}, {|#1:MeanSquaredError|}, Adam",
        "[Output] has no effect beside a loss; remove it: the outputs are what the losses take")]
    [InlineData("Dense(4), Output(\"dense1\", {|#0:\"dense1\"|})", "[Output] names 'dense1' twice; remove one of them")]
    [InlineData(
        "Dense(4), Output(\"dense1\", {|#0:\"input\"|})", "[Output] names 'input', which is an input; name a layer")]
    [InlineData(
        "Dense(4), Reshape(2, 2), Output(\"dense1\", {|#0:\"reshape1\"|})",
        "[Output] names 'reshape1' twice; remove one of them")]
    [InlineData("Dense(4), {|#0:Output|}", "[Output] names no layer; name one or remove it")]
    [InlineData(
        "Dense(4), MeanSquaredError, MeanSquaredError({|#0:Of = \"input\"|}), Adam",
        "[MeanSquaredError] takes 'input', which is an input; name a layer")]
    public Task NG0040_outputs(string layers, string message) =>
        Verify.Finds("NG0040", message, $"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData("Add")]
    [InlineData("Multiply")]
    [InlineData("Concat")]
    public Task NG0041_join_of_nothing(string join) => Verify.Finds(
        "NG0041",
        $"'{join.ToLowerInvariant()}1' joins nothing; name an earlier layer, as in [{join}(\"dense1\")]",
        $"[Network(4), Dense(4), {{|#0:{join}|}}] partial class Net;");

    [Theory]
    [InlineData(
        "Dense(4), ReLU, {|#1:MeanSquaredError|}, {|#0:MeanSquaredError(Weight = 2)|}",
        "MeanSquaredError(Weight = 2)",
        "relu1",
        "MeanSquaredError")]
    [InlineData(
        "Dense(4), ReLU(Name = \"a\"), Identity, {|#1:MeanSquaredError(Of = \"a\")|}, {|#0:MeanSquaredError|}",
        "MeanSquaredError",
        "identity1",
        "MeanSquaredError(Of = \"a\")")]
    [InlineData(
        "Dense(4, Name = \"a\"), Reshape(2, 2), {|#1:MeanSquaredError(Of = \"a\")|}, {|#0:MeanSquaredError|}",
        "MeanSquaredError",
        "reshape1",
        "MeanSquaredError(Of = \"a\")")]
    [InlineData(
        "Dense(4, Name = \"a\"), Reshape(2, 2), Flatten, {|#1:MeanSquaredError(Of = \"a\")|}, {|#0:MeanSquaredError|}",
        "MeanSquaredError",
        "flatten1",
        "MeanSquaredError(Of = \"a\")")]
    public Task NG0016_two_losses_of_one_output(string layers, string second, string output, string first) =>
        Verify.Finds(
            "NG0016",
            $"[{second}] takes the output of '{output}', as [{first}] does; name the layer of each with Of = \"...\", "
            + "or remove one of them",
            $"[Network(4), {layers}, Adam] partial class Net;");
}
