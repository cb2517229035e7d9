using NetGen.Tests.Analyzers;

namespace NetGen.Tests.CustomLayers;

/// <summary>NG2008 and NG2009: types that cannot be layers, and shapes that are not known; NG0038 and NG0046 for arguments.</summary>
public sealed class CustomLayerRulesTests
{
    [Theory]
    [InlineData("public sealed class Own")]
    [InlineData("public readonly struct Own")]
    [InlineData("public sealed record Own")]
    [InlineData("public abstract class Own")]
    [InlineData("internal sealed class Own")]
    public Task Types_that_can_be_layers(string declaration) =>
        Verify.Accepts($"[Network(4), Layer<Own>, Dense(2)] partial class Net; {Layer(declaration)}");

    [Fact]
    public Task A_private_type_within_the_network() =>
        Verify.Accepts($"[Network(4), Layer<Net.Own>] partial class Net {{ {Layer("private sealed class Own")} }}");

    [Fact]
    public Task A_type_with_arguments_and_one_that_inherits_its_passes() => Verify.Accepts(
        $$"""
        [Network(4), Layer<Outer<int>.Own>, Layer<Derived>] partial class Net;
        class Outer<T> { {{Layer("public class Own")}} }
        class Derived : Outer<string>.Own;
        """);

    [Fact]
    public Task A_shape_that_is_stated_where_it_cannot_be_found() => Verify.Accepts(
        $"[Network(4), Layer<Own>(3), Dense(2)] partial class Net; {Layer("class Own", shape: "Unknown()", more: "static extern int[] Unknown();")}");

    [Fact]
    public Task A_shape_that_is_stated_as_it_is() =>
        Verify.Accepts($"[Network(4), Layer<Own>(4)] partial class Net; {Layer("class Own")}");

    [Theory]
    [InlineData("string", "string")]
    [InlineData("int[]", "int[]")]
    [InlineData("System.Collections.Generic.List<int>", "List<int>")]
    [InlineData("Other", "Other")]
    public Task A_type_that_is_neither(string type, string name) => Verify.Finds(
        "NG2008",
        $"'{name}' cannot be a layer of 'Net': it has neither [Network] nor the interface ICustomLayer<float>",
        $"[Network(4), Layer<{{|#0:{type}|}}>, Dense(2)] partial class Net; class Other;");

    [Fact]
    public Task A_layer_of_the_other_precision() => Verify.Finds(
        "NG2008",
        "'Own' cannot be a layer of 'Net': it implements ICustomLayer<double>, but the network's numbers are float; implement "
        + "ICustomLayer<float> too, or add Precision = Precision.Double to [Network]",
        $"[Network(4), Layer<{{|#0:Own|}}>] partial class Net; {Layer("class Own", number: "double")}");

    [Fact]
    public Task A_layer_of_single_precision_in_a_network_of_double() => Verify.Finds(
        "NG2008",
        "'Own' cannot be a layer of 'Net': it implements ICustomLayer<float>, but the network's numbers are double; implement "
        + "ICustomLayer<double> too, or leave out Precision = Precision.Double",
        $"[Network(4, Precision = Precision.Double), Layer<{{|#0:Own|}}>] partial class Net; {Layer("class Own")}");

    [Theory]
    [InlineData("IOwn", "{|CS8920:{|#0:IOwn|}|}", "interface IOwn : ICustomLayer<float>;")]
    [InlineData("ICustomLayer<float>", "{|CS8920:{|#0:ICustomLayer<float>|}|}", "")]
    [InlineData(
        "IOwn",
        "{|#0:IOwn|}",
        """
        interface IOwn : ICustomLayer<float>
        {
            static int[] ICustomLayer<float>.OutputShape(System.ReadOnlySpan<int> inputShape) => [4];
            static void ICustomLayer<float>.Forward(in LayerForwardPass<float> pass) { }
            static void ICustomLayer<float>.Backward(in LayerBackwardPass<float> pass) { }
        }
        """)]
    public Task An_interface(string name, string type, string declaration) => Verify.Finds(
        "NG2008",
        $"'{name}' cannot be a layer of 'Net': it is an interface; name a class or a struct that implements it",
        $"[Network(4), Layer<{type}>] partial class Net; {declaration}");

    [Fact]
    public Task A_type_that_is_private_to_a_network_that_is_a_layer() => Verify.Finds(
        "NG2008",
        "'Own' cannot be a layer of 'Net': it is a layer of 'inner', and not accessible outside that network's class; make it "
        + "internal or public",
        $$"""
        [Network(4), Layer<{|#0:Inner|}>, Dense(2)] partial class Net;
        [Network(4), Layer<Inner.Own>, Layer<Inner.Own>] partial class Inner { {{Layer("private sealed class Own")}} }
        """);

    [Fact]
    public Task A_layer_of_a_network_of_the_other_precision() => Verify.Finds(
        "NG2008",
        "'Own' cannot be a layer of 'Net': it implements ICustomLayer<float>, but the network's numbers are double; implement "
        + "ICustomLayer<double> too, or leave out Precision = Precision.Double",
        $$"""
        [Network(4, Precision = Precision.Double), Layer<{|#0:Inner|}>, Dense(2)] partial class Net;
        [Network(4), Layer<Own>] partial class Inner; {{Layer("class Own")}}
        """);

    [Fact]
    public Task A_file_local_type() => Verify.Finds(
        "NG2008",
        "'Own' cannot be a layer of 'Net': it is file-local, and generated code is in another file; make it internal or public",
        $"[Network(4), Layer<{{|#0:Own|}}>] partial class Net; {Layer("file class Own")}");

    [Theory]
    [InlineData("[]", "gives the shape [] for the input 4, but a shape has one dimension or more")]
    [InlineData("[inputShape[0] - 4]", "gives the shape [0] for the input 4, but a dimension is from 1 to 500,000,000")]
    [InlineData("[30000, 30000]", "gives the shape [30000, 30000] for the input 4, but it may have at most 500,000,000 elements")]
    public Task A_shape_that_cannot_be(string shape, string problem) => Verify.Finds(
        "NG2008",
        $"'Own' cannot be a layer of 'Net': it {problem}",
        $"[Network(4), Layer<{{|#0:Own|}}>] partial class Net; {Layer("class Own", shape)}");

    [Theory]
    [InlineData("new(\"\", [4])", "the parameter '', but a name has 1 to 64 letters (a to z), digits and underscores and begins with a letter")]
    [InlineData("new(\"a.b\", [4])", "the parameter 'a.b', but a name has 1 to 64 letters (a to z), digits and underscores and begins with a letter")]
    [InlineData("new(\"w\", [4]), new(\"w\", [4])", "the parameter 'w' twice")]
    [InlineData("new(\"w\", [4, 0])", "the parameter 'w' of the shape [4, 0], but a dimension is from 1 to 500,000,000")]
    [InlineData("new(\"w\", [4], Init.Normal, -1)", "the parameter 'w' with the scale -1, but it must be finite, and only that of Init.Constant may be negative")]
    public Task A_parameter_that_cannot_be(string parameters, string problem) => Verify.Finds(
        "NG2008",
        $"'Own' cannot be a layer of 'Net': it declares {problem}",
        $"[Network(4), Layer<{{|#0:Own|}}>] partial class Net; {Layer("class Own", more: Parameters(parameters))}");

    [Fact]
    public Task An_unknown_shape() => Verify.Finds(
        "NG2009",
        "'own' does not say at build time which shape it gives for the input 2x3; state it in the attribute, as in [Layer<Own>(2, 3)]",
        $"[Network(2, 3), {{|#0:Layer<Own>|}}] partial class Net; {Layer("class Own", "[System.Environment.ProcessorCount]")}");

    [Fact]
    public Task A_shape_stated_as_another() => Verify.Finds(
        "NG2009",
        "'own' gives the shape 4 for the input 4, but the attribute states 5; leave that out, or write [Layer<Own>(4)]",
        $"[Network(4), Layer<Own>({{|#0:5|}})] partial class Net; {Layer("class Own")}");

    [Fact]
    public Task A_stated_shape_that_cannot_be() => Verify.Finds(
        "NG2009",
        "'own' cannot give the shape [0] that the attribute states: a dimension is from 1 to 500,000,000",
        $"[Network(4), Layer<Own>({{|#0:0|}})] partial class Net; {Layer("class Own")}");

    [Fact]
    public Task Unknown_parameters() => Verify.Finds(
        "NG2009",
        "'own' does not say at build time which parameters it has for the input 4; give Own.Parameters a body of integers, names "
        + "and initializers alone, in a project whose source is at hand",
        $"[Network(4), {{|#0:Layer<Own>|}}] partial class Net; "
        + Layer("class Own", more: Parameters("new(System.Environment.MachineName, [4])")));

    [Fact]
    public Task What_follows_is_checked_against_the_shape_that_the_layer_gives() => Verify.Finds(
        "NG1003",
        "'dense1' takes a vector, but 'own' gives 2x2 = 4; add [Flatten] before it",
        $"[Network(4), {{|#1:Layer<Own>|}}, {{|#0:Dense(2)|}}] partial class Net; {Layer("class Own", "[2, inputShape[0] / 2]")}");

    [Fact]
    public Task Layers_that_share_parameters_are_of_one_type() => Verify.Finds(
        "NG0038",
        "'other' cannot use the parameters of 'own': one is [Layer<Other>], the other [Layer<Own>]",
        $$"""
        [Network(4), {|#1:Layer<Own>|}, Layer<Other>({|#0:SharesWith = "own"|})] partial class Net;
        {{Layer("class Own", more: Parameters("new(\"w\", [4])"))}} {{Layer("class Other", more: Parameters("new(\"w\", [4])"))}}
        """);

    [Fact]
    public Task Layers_that_share_parameters_are_all_frozen_or_none() => Verify.Finds(
        "NG0038",
        "'own2' cannot use the parameters of 'own': one is frozen and the other is not",
        $$"""
        [Network(4), Dense(4), {|#1:Layer<Own>(Frozen = true)|}, Layer<Own>({|#0:SharesWith = "own"|})] partial class Net;
        {{Layer("class Own", more: Parameters("new(\"w\", [4])"))}}
        """);

    [Theory]
    [InlineData("own", "")]
    [InlineData("named", ", Name = \"named\"")]
    public Task A_layer_of_ones_own_reads_one_value(string layer, string name) => Verify.Finds(
        "NG0046",
        $"'{layer}' of 'Own' cannot be used as it is in 'Net': a layer of one's own reads what stands before it; remove Inputs",
        $"[Network(4), Dense(4), Layer<Own>({{|#0:Inputs = new[] {{ \"dense1\" }}|}}{name})] partial class Net; {Layer("class Own")}");

    private static string Parameters(string list) =>
        $"public static LayerParameter[] Parameters(System.ReadOnlySpan<int> inputShape) => [{list}];";

    private static string Layer(string declaration, string shape = "[.. inputShape]", string number = "float", string more = "") =>
        $$"""
        {{declaration}} : ICustomLayer<{{number}}>
        {
            public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => {{shape}};
            public static void Forward(in LayerForwardPass<{{number}}> pass) { }
            public static void Backward(in LayerBackwardPass<{{number}}> pass) { }
            {{more}}
        }
        """;
}
