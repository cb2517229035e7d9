using NetGen.Analyzers.CodeFixes;

namespace NetGen.Tests.CodeFixes;

/// <summary>The fixes for an output layer that is missing, doubled or another loss's.</summary>
public sealed class OutputLayerFixTests
{
    [Theory]
    [InlineData("[Dense(3)]\n[{|NG0024:CrossEntropy|}]", "[Dense(3), Softmax]\n[CrossEntropy]")]
    [InlineData(
        "[Dense(3), ReLU] [{|NG0024:NegativeLogLikelihood|}]", "[Dense(3), ReLU, LogSoftmax] [NegativeLogLikelihood]")]
    [InlineData("[Dense(3), {|NG0024:BinaryCrossEntropy|}]", "[Dense(3), Sigmoid, BinaryCrossEntropy]")]
    [InlineData(
        "[NetGen.Dense(3)] [{|NG0024:CrossEntropyAttribute|}]",
        "[NetGen.Dense(3), NetGen.Softmax] [CrossEntropyAttribute]")]
    public Task A_missing_output_layer_is_added(string before, string after) =>
        VerifyFix.Gives<MissingOutputLayerFix>(Network(before), Network(after), 0, "add");

    [Theory]
    [InlineData("[Dense(3), {|NG0025:LogSoftmax|}] [CrossEntropy]", "[Dense(3), Softmax] [CrossEntropy]")]
    [InlineData(
        "[Dense(3), {|NG0025:NetGen.SoftmaxAttribute|}] [BinaryCrossEntropy]",
        "[Dense(3), NetGen.Sigmoid] [BinaryCrossEntropy]")]
    [InlineData(
        "[Dense(3)] [{|NG0025:Sigmoid()|}] [NegativeLogLikelihood]",
        "[Dense(3)] [LogSoftmax()] [NegativeLogLikelihood]")]
    public Task A_wrong_output_layer_is_replaced(string before, string after) =>
        VerifyFix.Gives<WrongOutputLayerFix>(Network(before), Network(after), 0, "replace layer");

    [Theory]
    [InlineData("[Dense(3), {|NG0025:LogSoftmax|}] [CrossEntropy]", "[Dense(3), LogSoftmax] [NegativeLogLikelihood]")]
    [InlineData(
        "[Dense(3), {|NG0025:Sigmoid|}] [global::NetGen.CrossEntropy]",
        "[Dense(3), Sigmoid] [global::NetGen.BinaryCrossEntropy]")]
    public Task Or_the_loss_is(string before, string after) =>
        VerifyFix.Gives<WrongOutputLayerFix>(Network(before), Network(after), 1, "replace loss");

    [Theory]
    [InlineData("[Dense(3), Softmax, {|NG0025:Identity|}] [CrossEntropy]", "[Dense(3), Softmax] [CrossEntropy]")]
    [InlineData(
        "[Dense(3), Softmax]\n[{|NG0025:Identity|}]\n[{|NG0025:Identity|}, CrossEntropy]",
        "[Dense(3), Softmax]\n[CrossEntropy]")]
    public Task What_stands_between_the_two_is_removed(string before, string after) =>
        VerifyFix.Gives<WrongOutputLayerFix>(Network(before), Network(after), 0, "remove");

    [Theory]
    [InlineData("[Dense(3), Softmax, {|NG0026:Softmax|}]\n[CrossEntropy]", "[Dense(3), Softmax]\n[CrossEntropy]")]
    [InlineData("[Dense(3), Softmax]\n[{|NG0026:Softmax|}]\n[CrossEntropy]", "[Dense(3), Softmax]\n[CrossEntropy]")]
    [InlineData(
        "[Dense(3), {|NG0026:Softmax|}, LogSoftmax, NegativeLogLikelihood]",
        "[Dense(3), LogSoftmax, NegativeLogLikelihood]")]
    [InlineData(
        "[Dense(3)]\n[Softmax, {|NG0026:Softmax|}]\n[{|NG0026:Softmax|}]\n[CrossEntropy]",
        "[Dense(3)]\n[Softmax]\n[CrossEntropy]")]
    public Task A_doubled_softmax_is_removed(string before, string after) =>
        VerifyFix.Gives<DoubledSoftmaxFix>(Network(before), Network(after), 0, "remove");

    [Theory]
    [InlineData("[Dense({|NG1004:1|}), Softmax] [CrossEntropy]", "[Dense(1), Sigmoid] [BinaryCrossEntropy]")]
    [InlineData("[Dense({|NG1004:1|})] [{|NG0024:NegativeLogLikelihood|}]", "[Dense(1), Sigmoid] [BinaryCrossEntropy]")]
    public Task One_class_becomes_one_probability(string before, string after) =>
        VerifyFix.Gives<SoftmaxOfOneFix>(Network(before), Network(after), 0, "sigmoid");

    [Theory]
    [InlineData("[Dense({|NG1004:1|}), Softmax] [CrossEntropy]", "[Dense(2), Softmax] [CrossEntropy]")]
    [InlineData(
        "[Dense({|NG1004:units: /* one */ 1|}), LogSoftmax] [NegativeLogLikelihood]",
        "[Dense(units: /* one */ 2), LogSoftmax] [NegativeLogLikelihood]")]
    public Task Or_two(string before, string after) =>
        VerifyFix.Gives<SoftmaxOfOneFix>(Network(before), Network(after), 1, "two outputs");

    /// <summary>Two of them, so that fixing all has several to fix.</summary>
    private static string Network(string layers) => $$"""
        using NetGen;

        /// <summary>One.</summary>
        [Network(4)]
        {{layers}}
        [Adam]
        public sealed partial class One;

        [Network(4)]
        {{layers}}
        [Adam] // the end
        public sealed partial class Two;
        """;
}
