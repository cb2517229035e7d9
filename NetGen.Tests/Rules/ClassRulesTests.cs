using Microsoft.CodeAnalysis.CSharp;
using NetGen.Analyzers;
using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG0001 to NG0010: whether a generated part can join the class.</summary>
public sealed class ClassRulesTests
{
    private const string Attributes = "[Network(4), Dense(2)] ";
    private const string Trained = "[Network(4), Dense(2), Softmax, CrossEntropy, Sgd] ";

    [Theory]
    [InlineData("partial class Net;")]
    [InlineData("public sealed partial class Net;")]
    [InlineData("namespace A.B { internal partial class Net; }", true)]
    [InlineData("partial class Net { private Net(int seed, string name) : {|CS7036:this|}(seed) => _ = name; }")]
    [InlineData("partial class Net { static Net() { } public void Step(string s) { } public int Predict<T>() => 0; }")]
    [InlineData("partial class Net : Base; class Base { protected Base(int x = 0) { } protected void Helper() { } }")]
    [InlineData("partial class Net : System.ICloneable { public object Clone() => this; }")]
    public Task Classes_that_a_generated_part_can_join(string declaration, bool isInNamespace = false) =>
        Verify.Accepts(isInNamespace
            ? declaration.Replace("internal", Attributes + "internal", StringComparison.Ordinal)
            : Attributes + declaration);

    [Fact]
    public Task A_class_around_a_network_may_be_generic_static_or_a_struct_record_or_interface() => Verify.Accepts($$"""
        static partial class A { partial struct B<T> where T : notnull { partial record C { partial record struct D {
            partial interface E { {{Attributes}} private partial class Net; }
        } } } }
        """);

    [Fact]
    public Task NG0001_class_not_partial() => Verify.Finds(
        "NG0001",
        "'Net' must be partial, so that NetGen can add the generated part of 'Net'; add the modifier 'partial'",
        Attributes + "public sealed class {|#0:Net|};");

    [Fact]
    public Task NG0001_containing_type_not_partial() => Verify.Finds(
        "NG0001",
        "'Outer' must be partial, so that NetGen can add the generated part of 'Net'; add the modifier 'partial'",
        $$"""partial class Top { struct {|#1:Outer|} { {{Attributes}} partial class {|#0:Net|}; } }""");

    [Theory]
    [InlineData("static")]
    [InlineData("abstract")]
    public Task NG0002_no_objects(string modifier) => Verify.Finds(
        "NG0002",
        $"'Net' is {modifier}, but a network is an object that holds its parameters; remove the modifier '{modifier}'",
        Attributes + modifier + " partial class {|#0:Net|};");

    [Fact]
    public Task NG0003_generic() => Verify.Finds(
        "NG0003",
        "'Net' has type parameters, but a network computes in float alone; "
        + "remove them, or move them to a class around it",
        Attributes + "partial class {|#0:Net|}<T>;");

    [Theory]
    [InlineData("record {|#0:Net|};")]
    [InlineData("record class {|#0:Net|}(int X);")]
    public Task NG0004_record(string declaration) => Verify.Finds(
        "NG0004",
        "'Net' is a record, whose copies and comparisons would share its parameters' arrays; declare it as a class",
        Attributes + "sealed partial " + declaration);

    [Theory]
    [InlineData("file partial class {|#0:Net|};", "Net", true)]
    [InlineData("file partial class {|#1:Outer|} { ATTRIBUTES partial class {|#0:Net|}; }", "Outer", false)]
    public Task NG0005_file_local(string declaration, string name, bool isOwn) => Verify.Finds(
        "NG0005",
        $"'{name}' is file-local, so the generated file cannot add the rest of 'Net'; replace 'file' by 'internal'",
        isOwn ? Attributes + declaration : declaration.Replace("ATTRIBUTES", Attributes, StringComparison.Ordinal));

    [Fact]
    public Task NG0006_primary_constructor() => Verify.Finds(
        "NG0006",
        "'Net' has a primary constructor, which the generated constructors cannot call; "
        + "write an ordinary one that calls ': this(seed)'",
        Attributes + "partial class {|#0:Net|}(string name) { public string Name => name; }");

    [Fact]
    public Task NG0007_base_without_a_constructor_to_call() => Verify.Finds(
        "NG0007",
        "'Net' cannot derive from 'Base', which has no accessible constructor without parameters; add one",
        "abstract class Base { protected Base(int x) { } }\n"
        + Attributes + "partial class {|CS7036:{|#0:Net|}|} : Base;");

    [Fact]
    public Task NG0007_base_that_is_a_network() => Verify.Finds(
        "NG0007",
        "'Net' cannot derive from 'Base', which is a network itself; "
        + "put what they share into a class without [Network]",
        Attributes + "partial class Base;\n" + Attributes + "partial class {|#0:Net|} : Base;");

    [Theory]
    [InlineData("{|#0:Net|}() { }")]
    [InlineData("{|#0:Net|}(string name) : base() { }")]
    public Task NG0008_constructor_that_makes_no_parameters(string constructor) => Verify.Finds(
        "NG0008",
        "This constructor of 'Net' creates no parameters; have it call a generated one: ': this(seed)'",
        Attributes + "partial class Net { public " + constructor + " }");

    [Theory]
    [InlineData("const int {|#0:InputSize|} = 4;", "InputSize", "InputSize")]
    [InlineData("int {|#0:Predict|};", "Predict", "Predict(ReadOnlySpan<float>, Span<float>)")]
    [InlineData("void {|#0:Parameters|}() { }", "Parameters", "Parameters")]
    [InlineData("class {|#0:Summary|};", "Summary", "Summary")]
    [InlineData("readonly float[] {|#0:_output|} = [];", "_output", "_output")]
    [InlineData("void {|#0:set_LearningRate|}(float value) { }", "set_LearningRate", "set_LearningRate(float)")]
    [InlineData("void {|#0:Step|}() { }", "Step", "Step()")]
    [InlineData(
        "float {|#0:Backward|}(System.ReadOnlySpan<int> target) => 0;", "Backward", "Backward(ReadOnlySpan<int>)")]
    [InlineData("public {|#0:Net|}(int x) { }", "Net", "Net(int)")]
    [InlineData("public {|#0:Net|}(NetworkOptions? options) { }", "Net", "Net(NetworkOptions)")]
    public Task NG0009_member_that_is_generated(string member, string name, string generated) => Verify.Finds(
        "NG0009",
        $"'{name}' is declared by 'Net', but NetGen generates '{generated}' for this network; rename or remove it",
        Trained + "partial class Net { " + member + " }");

    [Theory]
    [InlineData("void Step(int n) { }")]
    [InlineData("void Backward(System.ReadOnlySpan<double> target) { }")]
    [InlineData("void Predict(ref System.ReadOnlySpan<float> input, System.Span<float> output) { }")]
    public Task NG0009_allows_overloads(string member) =>
        Verify.Accepts(Trained + "partial class Net { " + member + " }");

    [Fact]
    public Task NG0009_allows_members_that_this_network_does_not_get() => Verify.Accepts(
        Attributes + "partial class Net { void Step() { } float LearningRate; "
        + "float Backward(System.ReadOnlySpan<float> t) => LearningRate = 0; }");

    [Fact]
    public Task NG0009_inherited_member() => Verify.Finds(
        "NG0009",
        "'Forward' is inherited from 'Root', but NetGen generates 'Forward(ReadOnlySpan<float>)' for this network; "
        + "rename it there",
        "class Root { protected int Forward, _output; private int Predict() => Forward; } class Base : Root;\n"
        + Attributes + "partial class {|#0:Net|} : Base;");

    [Fact]
    public Task NG0009_class_named_as_a_member() => Verify.Finds(
        "NG0009",
        "'Summary' is the class's name, but NetGen generates 'Summary' for this network; rename the class",
        Attributes + "partial class {|#0:Summary|};");

    [Fact]
    public void NG0010_older_language()
    {
        var tree = CSharpSyntaxTree.ParseText(
            "using NetGen; " + Attributes + "partial class Net { }", new CSharpParseOptions(LanguageVersion.CSharp13));
        var compilation = TestReferences.Compile().AddSyntaxTrees(tree);

        var definition = NetworkDefinition.Analyze(compilation.GetTypeByMetadataName("Net")!, compilation, default);

        Assert.Null(definition.Spec);
        var finding = Assert.Single(definition.Findings);
        Assert.Equal(("NG0010", "Net", "13.0"), (finding.Id, finding.Arguments[0], finding.Arguments[1]));
    }
}
