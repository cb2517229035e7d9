using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG2005 to NG2007: layers without a derivative between losses and what is to be trained.</summary>
public sealed class DifferentiationRulesTests
{
    private const string OrElse = ", apply it to what Predict returns instead, or put what stands before it into a network of "
        + "its own that is used by [Layer<T>(Frozen = true)]";

    private const string OrElseThem = ", apply them to what Predict returns instead, or put what stands before them into a "
        + "network of its own that is used by [Layer<T>(Frozen = true)]";

    private const string Through = "set StraightThrough = true to train through it" + OrElse;

    [Theory]
    [InlineData("[Network(4)] [Dense(3)] [ArgMax]")]
    [InlineData("[Network(4)] [Dense(3)] [Sign] [Dense(3)] [Output(\"sign1\", \"dense2\")]")]
    [InlineData("[Network(4)] [Dense(3), Sign] [Dense(2)]")]
    [InlineData("[Network(4)] [Threshold(0.5)] [Dense(3)] [MeanSquaredError] [Sgd]")]
    [InlineData("[Network(4)] [Sign] [MeanSquaredError] [Sgd]")]
    [InlineData("[Network(4)] [Dense(3), Sign(StraightThrough = true)] [Dense(2)] [MeanSquaredError] [Sgd]")]
    [InlineData("[Network(4)] [Dense(3), Round(StraightThrough = true)] [MeanSquaredError] [Sgd]")]
    [InlineData(
        "[Network(4)] [Dense(3), ArgMax(OneHot = true, StraightThrough = true)] [Dense(2)] [MeanSquaredError] [Sgd]")]
    [InlineData("[Network(4)] [Dense(3, Name = \"a\")] [Sign(Name = \"s\")] [From(\"a\")] [Multiply(\"s\")] [MeanSquaredError] [Sgd]")]
    [InlineData(
        "[Network(4)] [Dense(4, Name = \"a\"), Sign] [Dense(4, SharesWith = \"a\")] [MeanSquaredError] [Sgd]")]
    [InlineData("[Network(3)] [Embedding(7, 4)] [Flatten] [Dense(2)] [MeanSquaredError] [Sgd]")]
    [InlineData(
        "[Network(4)] [Dense(3, Name = \"a\")] [Round(Name = \"r\")] [MeanSquaredError(Of = \"a\")] "
        + "[MeanSquaredError(Of = \"r\")] [Sgd]")]
    public Task Networks_in_which_gradients_reach_all_that_is_trained(string attributes) =>
        Verify.Accepts(attributes + " partial class Net;");

    [Theory]
    [InlineData("Sign", "sign1")]
    [InlineData("Round", "round1")]
    [InlineData("Threshold(0.5, StraightThrough = false)", "threshold1")]
    [InlineData("ArgMax(OneHot = true, Name = \"hard\")", "hard")]
    public Task NG2005_what_is_before_such_a_layer(string layer, string name) => Verify.Finds(
        "NG2005",
        $"'{name}' has no derivative, so no gradient reaches dense1.weight, dense1.bias; {Through}",
        $"[Network(4), {{|#1:Dense(3)|}}, {{|#0:{layer}|}}, Dense(2), MeanSquaredError, Sgd] partial class Net;");

    [Fact]
    public Task NG2005_an_index_needs_another_form_first() => Verify.Finds(
        "NG2005",
        "'argmax1' has no derivative, so no gradient reaches dense1.weight; set OneHot = true and StraightThrough = true to "
        + "train through it" + OrElse,
        "[Network(4), {|#1:Dense(3, Bias = false)|}, Tanh, {|#0:ArgMax|}, Dense(2), MeanSquaredError, Sgd] partial class Net;");

    [Fact]
    public Task NG2005_all_parameters_are_counted_and_the_first_named() => Verify.Finds(
        "NG2005",
        "'sign1' has no derivative, so no gradient reaches dense1.weight, dense1.bias, batchnorm1.weight, batchnorm1.bias "
        + $"and 3 more; {Through}",
        "[Network(4), {|#1:Dense(3)|}, {|#2:BatchNorm|}, {|#3:PReLU|}, {|#4:Dense(3)|}, {|#0:Sign|}, Dense(2), "
        + "MeanSquaredError, Sgd] partial class Net;");

    [Fact]
    public Task NG2005_names_every_layer_that_is_in_the_way() => Verify.Finds(
        "[Network(4), {|#0:Dense(3)|}, {|#1:Sign|}, {|#2:Dense(3)|}, {|#3:Round|}, Dense(2), MeanSquaredError, Sgd] "
        + "partial class Net;",
        (
            "NG2005",
            "'sign1' and 'round1' have no derivative, so no gradient reaches dense1.weight, dense1.bias; set "
            + "StraightThrough = true to train through them" + OrElseThem,
            [1, 3, 0]),
        (
            "NG2005",
            $"'round1' has no derivative, so no gradient reaches dense2.weight, dense2.bias; {Through}",
            [3, 2]));

    [Fact]
    public Task NG2005_not_what_lies_behind_a_layer_that_gradients_reach() => Verify.Finds(
        "NG2005",
        $"'sign1' has no derivative, so no gradient reaches dense1.weight, dense1.bias; {Through}",
        """
        [Network(4)] [{|#1:Dense(3)|}] [{|#0:Sign|}] [Dense(3, Name = "b")] [Round(Name = "r")]
        [MeanSquaredError(Of = "b")] [MeanSquaredError(Of = "r")] [Sgd] partial class Net;
        """);

    [Fact]
    public Task NG2005_on_two_branches() => Verify.Finds(
        "NG2005",
        "'s' and 'round1' have no derivative, so no gradient reaches a.weight, a.bias; set StraightThrough = true to train "
        + "through them" + OrElseThem,
        """
        [Network(4)] [{|#2:Dense(3, Name = "a")|}] [{|#0:Sign(Name = "s")|}] [From("a")] [{|#1:Round|}] [Add("s")] [Dense(2)]
        [MeanSquaredError] [Sgd] partial class Net;
        """);

    [Fact]
    public Task NG2005_of_a_branch_whose_own_loss_gives_nothing() => Verify.Finds(
        "NG2005",
        $"'t' has no derivative, so no gradient reaches b.weight, b.bias; {Through}",
        """
        [Network(4)] [Dense(3), Tanh(Name = "trunk")] [{|#1:Dense(3, Name = "b")|}] [{|#0:Threshold(Name = "t")|}]
        [From("trunk")] [Dense(2, Name = "c")] [MeanSquaredError(Of = "t")] [MeanSquaredError(Of = "c")] [Sgd]
        partial class Net;
        """);

    [Fact]
    public Task NG2005_of_shared_parameters_where_all_their_layers_are_cut_off() => Verify.Finds(
        "NG2005",
        $"'sign1' has no derivative, so no gradient reaches a.weight, a.bias; {Through}",
        """
        [Network(4)] [{|#1:Dense(4, Name = "a")|}] [Tanh] [Dense(4, SharesWith = "a")] [{|#0:Sign|}] [Dense(2)]
        [MeanSquaredError] [Sgd] partial class Net;
        """);

    [Fact]
    public Task NG2005_from_the_gradient_that_a_caller_gives() => Verify.Finds(
        "[Network(4), {|#1:Dense(3)|}, {|#0:Sign|}, Dense(2), {|#2:Sgd|}] partial class Net;",
        (
            "NG0020",
            "'Net' has an optimizer but no loss, so it can be trained through BackwardFrom alone; add a loss above [Sgd], such "
            + "as [MeanSquaredError], for Backward, Evaluate and Step(input, target)",
            [2]),
        ("NG2005", $"'sign1' has no derivative, so no gradient reaches dense1.weight, dense1.bias; {Through}", [0, 1]));

    [Fact]
    public Task Frozen_parameters_need_no_gradient() => Verify.Accepts(
        """
        [Network(4), Layer<Features>(Frozen = true), Sign, Dense(2), MeanSquaredError, Sgd] partial class Net;
        [Network(4), Dense(8)] partial class Features;
        """);

    [Fact]
    public Task NG2005_before_and_within_a_network_that_is_a_layer() => Verify.Finds(
        "NG2005",
        "'binary.sign1' has no derivative, so no gradient reaches dense1.weight, dense1.bias, binary.dense1.weight, "
        + "binary.dense1.bias; set StraightThrough = true to train through it in its own network, or freeze what stands "
        + "before it by [Layer<T>(Frozen = true)]",
        """
        [Network(4), {|#1:Dense(3)|}, {|#0:Layer<Binary>|}, Dense(2), MeanSquaredError, Sgd] partial class Net;
        [Network(3), Dense(8), Sign] partial class Binary;
        """);

    [Fact]
    public Task NG2006_nothing_to_train() => Verify.Finds(
        "NG2006",
        $"No gradient reaches any parameter of 'Net': 'sign1' has no derivative; {Through}",
        "[Network(4), Dense(3), {|#0:Sign|}, {|#1:MeanSquaredError|}, Sgd] partial class Net;");

    [Fact]
    public Task NG2006_names_the_layers_where_gradients_end() => Verify.Finds(
        "NG2006",
        "No gradient reaches any parameter of 'Net': 'r' and 'threshold1' have no derivative; set StraightThrough = true to "
        + "train through them" + OrElseThem,
        """
        [Network(4)] [Dense(3)] [Sign] [Dense(3, Name = "a")] [{|#0:Round(Name = "r")|}] [From("a")] [{|#1:Threshold|}]
        [{|#2:MeanSquaredError(Of = "r")|}] [{|#3:MeanSquaredError(Of = "threshold1")|}] [Sgd] partial class Net;
        """);

    [Fact]
    public Task NG2007_an_index_has_no_straight_through_estimator() => Verify.Finds(
        "NG2007",
        "'StraightThrough' of 'argmax1' needs 'OneHot': the gradient of an index has no place among those of the features it "
        + "is chosen from; set OneHot = true or remove 'StraightThrough'",
        "[Network(4), Dense(3), ArgMax({|#0:StraightThrough = true|}), Dense(2), MeanSquaredError, Sgd] partial class Net;");

    [Theory]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    [InlineData("-1e39", "-1E+39")]
    public Task NG0028_a_threshold_that_no_number_is_above(string threshold, string shown) => Verify.Finds(
        "NG0028",
        $"'threshold' of 'threshold1' is {shown}, but it must be finite in single precision",
        $"[Network(4), Threshold({{|#0:{threshold}|}}), Dense(2)] partial class Net;");
}
