using NetGen.Analyzers.CodeFixes;

namespace NetGen.Tests.CodeFixes;

/// <summary>The fixes for a layer that cannot take its input's shape, and for a misspelt name.</summary>
public sealed class GraphFixTests
{
    [Theory]
    [InlineData("[{|NG1003:Dense(3)|}]", "[Flatten, Dense(3)]")]
    [InlineData("[Conv2D(2, 3), ReLU]\n[{|NG1003:Dense(3)|}, Tanh]", "[Conv2D(2, 3), ReLU]\n[Flatten, Dense(3), Tanh]")]
    [InlineData(
        "[Conv2D(2, 3), {|NG1003:Dense(3)|}] // scores", "[Conv2D(2, 3), Flatten, Dense(3)] // scores")]
    [InlineData("[{|NG1003:NetGen.DenseAttribute(3)|}]", "[NetGen.Flatten, NetGen.DenseAttribute(3)]")]
    [InlineData(
        "[Conv2D(2, 3), ReLU(Name = \"a\"), Flatten] [From(\"a\"), {|NG1003:Dense(72)|}, Add(\"flatten1\")]",
        "[Conv2D(2, 3), ReLU(Name = \"a\"), Flatten] [From(\"a\"), Flatten, Dense(72), Add(\"flatten1\")]")]
    public Task Flatten_is_added_before_a_dense_layer(string before, string after) =>
        VerifyFix.Gives<MissingLayerFix>(Network(before), Network(after), 0, "add");

    [Theory]
    [InlineData(
        "[Flatten(Name = \"stem\"), Dense(64), Add({|NG0033:\"stern\"|})]",
        "[Flatten(Name = \"stem\"), Dense(64), Add(\"stem\")]")]
    [InlineData(
        "[Flatten] [Dense(2), From({|NG0033:name: /* the features */ @\"flaten1\"|}), Dense(2), Add(\"dense1\")]",
        "[Flatten] [Dense(2), From(name: /* the features */ \"flatten1\"), Dense(2), Add(\"dense1\")]")]
    [InlineData(
        "[Flatten, Dense(64), ReLU, Dense(64, {|NG0033:SharesWith = \"Dense1\"|})]",
        "[Flatten, Dense(64), ReLU, Dense(64, SharesWith = \"dense1\")]")]
    public Task A_name_that_is_nearly_right_is_corrected(string before, string after) =>
        VerifyFix.Gives<UnknownNameFix>(Network(before), Network(after), 0, "rename");

    /// <summary>Two of them, so that fixing all has several to fix.</summary>
    private static string Network(string layers) => $$"""
        using NetGen;

        /// <summary>One.</summary>
        [Network(1, 8, 8)]
        {{layers}}
        public sealed partial class One;

        [Network(1, 8, 8)]
        {{layers}}
        public sealed partial class Two;
        """;
}
