using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG0024 to NG0026, NG1002 and NG1004: whether right attributes make a network together.</summary>
public sealed class NetworkRulesTests
{
    [Theory]
    [InlineData("Dense(3), Softmax, CrossEntropy, Adam")]
    [InlineData("Dense(3), LogSoftmax, NegativeLogLikelihood, Adam")]
    [InlineData("Dense(1), Sigmoid, BinaryCrossEntropy, Adam")]
    [InlineData("Dense(1), Identity, MeanSquaredError, Adam")]
    [InlineData("Dense(3), Softmax, Dense(3), ReLU, Dense(2), Identity, Softmax, CrossEntropy, Adam")]
    [InlineData("Dense(3), Sigmoid, MeanSquaredError, Adam")]
    [InlineData("Dense(3), Softmax")]
    public Task Networks_that_are_right(string layers) => Verify.Accepts($"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData("{|#1:Dense(3)|}, {|#0:CrossEntropy|}", "CrossEntropy", "Softmax", "dense1", "Dense(3)")]
    [InlineData(
        "{|#1:Dense(3)|}, {|#0:NegativeLogLikelihood|}", "NegativeLogLikelihood", "LogSoftmax", "dense1", "Dense(3)")]
    [InlineData("Dense(3), {|#1:ReLU|}, {|#0:BinaryCrossEntropy|}", "BinaryCrossEntropy", "Sigmoid", "relu1", "ReLU")]
    [InlineData(
        "Softmax, Dense(3), {|#1:Identity|}, {|#0:CrossEntropy|}", "CrossEntropy", "Softmax", "identity1", "Identity")]
    public Task NG0024_missing_output_layer(string layers, string loss, string wanted, string last, string display) =>
        Verify.Finds(
            "NG0024",
            $"[{loss}] takes the output of [{wanted}], but the last layer, '{last}', is [{display}]; "
            + $"add [{wanted}] after it",
            $"[Network(4), {layers}, Adam] partial class Net;");

    [Theory]
    [InlineData("LogSoftmax", "CrossEntropy", "Softmax", "NegativeLogLikelihood")]
    [InlineData("Sigmoid", "CrossEntropy", "Softmax", "BinaryCrossEntropy")]
    [InlineData("Softmax", "NegativeLogLikelihood", "LogSoftmax", "CrossEntropy")]
    [InlineData("Sigmoid", "NegativeLogLikelihood", "LogSoftmax", "BinaryCrossEntropy")]
    [InlineData("Softmax", "BinaryCrossEntropy", "Sigmoid", "CrossEntropy")]
    [InlineData("LogSoftmax", "BinaryCrossEntropy", "Sigmoid", "NegativeLogLikelihood")]
    public Task NG0025_wrong_output_layer(string layer, string loss, string wanted, string otherLoss) => Verify.Finds(
        "NG0025",
        $"[{loss}] takes the output of [{wanted}], but '{layer.ToLowerInvariant()}1' is [{layer}]; "
        + $"replace [{layer}] by [{wanted}], or [{loss}] by [{otherLoss}]",
        $"[Network(4), Dense(3), {{|#0:{layer}|}}, {{|#1:{loss}|}}, Adam] partial class Net;");

    [Fact]
    public Task NG0025_something_between_output_layer_and_loss() => Verify.Finds(
        "NG0025",
        "[CrossEntropy] takes the output of [Softmax], but 'identity1' is [Identity]; remove [Identity]",
        "[Network(4), Dense(3), Softmax, {|#0:Identity|}, {|#1:CrossEntropy|}, Adam] partial class Net;");

    [Theory]
    [InlineData("{|#1:Softmax|}, {|#0:Softmax|}, CrossEntropy, Adam", "'softmax2'", "'softmax1'", "Softmax")]
    [InlineData("{|#1:Softmax|}, Identity, {|#0:Softmax|}, CrossEntropy, Adam", "'softmax2'", "'softmax1'", "Softmax")]
    [InlineData("{|#0:LogSoftmax|}, {|#1:Softmax|}, CrossEntropy, Adam", "'softmax1'", "'logsoftmax1'", "LogSoftmax")]
    [InlineData("{|#1:Softmax|}, {|#0:LogSoftmax|}, CrossEntropy, Adam", "'logsoftmax1'", "'softmax1'", "LogSoftmax")]
    [InlineData(
        "{|#0:Softmax|}, {|#1:LogSoftmax|}, NegativeLogLikelihood, Adam", "'logsoftmax1'", "'softmax1'", "Softmax")]
    [InlineData("{|#1:LogSoftmax|}, {|#0:LogSoftmax|}", "'logsoftmax2'", "'logsoftmax1'", "LogSoftmax")]
    [InlineData("{|#1:Softmax|}, {|#0:LogSoftmax|}, Dense(2)", "'logsoftmax1'", "'softmax1'", "LogSoftmax")]
    public Task NG0026_doubled_softmax(string layers, string second, string first, string removed) => Verify.Finds(
        "NG0026",
        $"{second} takes a softmax of the output of {first}, which is one already; remove [{removed}]",
        $"[Network(4), Dense(3), {layers}] partial class Net;");

    [Fact]
    public Task NG1002_too_many_parameters() => Verify.Finds(
        "NG1002",
        "'dense2' has a weight of 30000x20000, which brings 'Net' to 602,930,016 stored parameters; "
        + "at most 500,000,000 can be indexed, so use fewer units",
        "[{|#1:Network(100)|}, Dense(20000), ReLU, Dense({|#0:30000|}), ReLU, Dense(30000)] partial class Net;");

    [Theory]
    [InlineData(
        "[{|#1:Network(500000000)|}, Dense({|#0:500000000|})]", "500000000x500000000", "250,000,000,500,000,000")]
    [InlineData("[{|#1:Network(20000000)|}, Dense({|#0:1|}, Bias = false)]", "1x20000000", "640,000,000")]
    public Task NG1002_counts_without_overflow_and_with_padding(string attributes, string shape, string stored) =>
        Verify.Finds(
            "NG1002",
            $"'dense1' has a weight of {shape}, which brings 'Net' to {stored} stored parameters; "
            + "at most 500,000,000 can be indexed, so use fewer units",
            attributes + " partial class Net;");

    [Fact]
    public Task NG1005_too_many_values() => Verify.Finds(
        "NG1005",
        "'sigmoid1' brings the values that 'Net' keeps of one example to 40,000,128; at most 40,000,000 can be indexed in a "
        + "batch, so use fewer or narrower layers",
        "[{|#1:Network(10000000)|}, ReLU, Tanh, {|#0:Sigmoid|}, Identity] partial class Net;");

    [Fact]
    public Task NG1002_allows_as_many_as_fit() =>
        Verify.Accepts("[Network(15000), Dense(32000)] partial class Net;");

    [Theory]
    [InlineData(
        "[Network(4), Dense({|#0:1|}), {|#1:Softmax|}, {|#2:CrossEntropy|}, Adam]",
        "'dense1' has 1 output, but [CrossEntropy]")]
    [InlineData(
        "[Network(4), Dense({|#0:units: 1|}), {|#1:LogSoftmax|}, {|#2:NegativeLogLikelihood|}, Adam]",
        "'dense1' has 1 output, but [NegativeLogLikelihood]")]
    [InlineData(
        "[Network({|#0:1|}), {|#1:Softmax|}, {|#2:CrossEntropy|}, Adam]",
        "'[Network]' has 1 output, but [CrossEntropy]")]
    public Task NG1004_one_class(string attributes, string start) => Verify.Finds(
        "NG1004",
        start + " needs at least 2, because a softmax of one number is always 1; "
        + "use 2 outputs, or [Sigmoid] and [BinaryCrossEntropy]",
        attributes + " partial class Net;");

    [Fact]
    public Task NG1004_softmax_of_one_in_the_middle() => Verify.Finds(
        "NG1004",
        "'dense1' has 1 output, but [Softmax] needs at least 2, because a softmax of one number is always 1; "
        + "give it more outputs or remove [Softmax]",
        "[Network(4), Dense({|#0:1|}), {|#1:Softmax|}, Dense(2), Sigmoid, BinaryCrossEntropy, Adam] "
        + "partial class Net;");
}
