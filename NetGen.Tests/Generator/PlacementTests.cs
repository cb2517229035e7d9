using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// Networks wherever a class can be declared, under whatever name; each compiles without a warning, and runs.
/// </summary>
public class PlacementTests
{
    private const string Attributes = "[Network(3)] [Dense(4), Tanh] [Dense(2), Softmax] [CrossEntropy] [Adam]";

    private static readonly Dictionary<string, NetworkDefinition> Definitions = new()
    {
        ["global namespace"] = new(Attributes) { Namespace = "", Name = "GlobalNet" },
        ["deep namespace"] = new(Attributes) { Namespace = "Company.Product.Vision" },
        ["same name, other namespace"] = new(Attributes) { Namespace = "Company.Product.Speech" },
        ["namespaces named like those that the code uses"] = new(Attributes) { Namespace = "Company.System.NetGen" },
        ["namespace that is a keyword"] = new(Attributes) { Namespace = "@namespace.@int" },
        ["name in one case"] = new(Attributes) { Namespace = "Cases", Name = "DigitNet" },
        ["name in another case"] = new(Attributes) { Namespace = "Cases", Name = "Digitnet" },
        ["keyword"] = new(Attributes) { Name = "@class" },
        ["Cyrillic name"] = new(Attributes) { Name = "Сеть" },
        ["name beyond the alphabet"] = new(Attributes) { Name = "Größe_数字" },
        ["name of a type that the code uses"] = new(Attributes) { Name = "Span" },
        ["name of another"] = new(Attributes) { Name = "NetworkParameters" },
        ["long name"] = new(Attributes) { Name = new string('N', 300) },
        ["internal"] = new(Attributes) { Modifiers = "internal sealed" },
        ["no modifiers"] = new(Attributes) { Modifiers = "" },
        ["open for inheritance"] = new(Attributes) { Modifiers = "public" },
        ["base class"] = new(Attributes)
        {
            Bases = " : Base",
            Others = "/// <summary>A base.</summary>\npublic abstract class Base { private protected int _held = 1; }",
        },
        ["interface"] = new(Attributes)
        {
            Bases = " : System.IDisposable",
            Body = "/// <summary>Nothing to do.</summary>\npublic void Dispose() { }",
        },
        ["constructor of its own"] = new(Attributes)
        {
            Body = "/// <summary>Makes a network for a name.</summary>\n"
                + "public Net(string name) : this(name.Length) { }",
        },
        ["documentation of its own"] = new("/// <summary>Reads digits.</summary>\n" + Attributes),
        ["members named like types that the code uses"] = new(Attributes)
        {
            Body = "private static int System => 1; private static int NetGen => 2; private static int MathF => 3; "
                + "private static int Math => 4; private static int Span => 5; private static int Single => 6; "
                + "internal static int Sum => System + NetGen + MathF + Math + Span + Single;",
        },
        ["inside a class"] = new(Attributes) { Outer = ["public partial class Outer"] },
        ["inside a static class"] = new(Attributes) { Outer = ["internal static partial class Outer"] },
        ["inside a struct"] = new(Attributes) { Outer = ["public partial struct Outer"] },
        ["inside a readonly ref struct"] = new(Attributes) { Outer = ["public readonly ref partial struct Outer"] },
        ["inside a record"] = new(Attributes) { Outer = ["public sealed partial record Outer"] },
        ["inside a record struct"] = new(Attributes) { Outer = ["public partial record struct Outer"] },
        ["inside an interface"] = new(Attributes) { Outer = ["public partial interface IOuter"] },
        ["inside a generic class"] = new(Attributes) { Outer = ["public partial class Outer<T>"] },
        ["inside a keyword"] = new(Attributes) { Outer = ["public partial class @event"] },
        ["three deep"] = new(Attributes)
        {
            Outer =
            [
                "public partial class First",
                "internal partial struct Second",
                "public abstract partial class Third",
            ],
        },
    };

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Compiled = new(() =>
        Definitions.Keys.Zip(NetworkHarness.Compile([.. Definitions.Values]))
            .ToDictionary(pair => pair.First, pair => pair.Second));

    public static TheoryData<string> Places => [.. Definitions.Keys];

    public static TheoryData<LanguageVersion> LanguageVersions =>
        [LanguageVersion.CSharp14, LanguageVersion.Latest, LanguageVersion.Preview];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_network_lives_anywhere(string place)
    {
        var network = Compiled.Value[place];
        var net = network.Create(seed: 1);
        var batch = TrainingBatch.For(network, 6);
        var before = batch.Step(net);
        Assert.True(batch.Evaluate(net) < before);
    }

    [Theory]
    [MemberData(nameof(LanguageVersions))]
    public void The_code_compiles_in_every_version_of_the_language(LanguageVersion version)
    {
        var project = new UserProject { LanguageVersion = version };
        var sources = Definitions.Values.Select((definition, i) => definition.Source($"Place{i}"));
        project.Generate([.. sources, .. Kinds]).RequireClean();
    }

    /// <summary>Networks that cannot be constructed from outside, and so are only compiled.</summary>
    private static readonly string[] Kinds =
    [
        "using NetGen; namespace Kinds; "
            + "internal partial class Outer { " + Attributes + " private partial class Hidden; }",
        "using NetGen; namespace Kinds; " + Attributes + " internal abstract partial class Abstract;",
        "using NetGen; namespace Kinds; "
            + Attributes + " internal partial class Parent; internal sealed class Child() : Parent(1);",
        "using NetGen; namespace Kinds; [Network(5)] [Tanh] internal sealed partial class NoParameters;",
        "using NetGen; namespace Kinds; "
            + "[System.Obsolete(\"Use another.\")] " + Attributes + " internal sealed partial class Old;",
        "[NetGen.Network(1)] [NetGen.Dense(1)] internal partial class WithoutUsing;",
        "using N = NetGen; [N.NetworkAttribute(1)] [N::DenseAttribute(1)] internal partial class WithAlias;",
    ];

    [Fact]
    public void The_class_carries_its_summary_as_documentation()
    {
        var network = Compiled.Value["inside a class"];
        var documentation = network.Symbol.GetDocumentationCommentXml()!;
        Assert.Contains("dense1", documentation, StringComparison.Ordinal);
        Assert.Contains("dense2", documentation, StringComparison.Ordinal);
        Assert.Contains("Softmax", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        var type = (INamedTypeSymbol)Compiled.Value["inside a class"].Symbol;
        var members = type.GetMembers().Where(member =>
            member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared
            && member is not IMethodSymbol { AssociatedSymbol: not null });
        Assert.All(members, member => Assert.Contains(
            "<summary>", member.GetDocumentationCommentXml(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_public_surface_is_the_contract_and_nothing_more()
    {
        string[] contract =
        [
            ".ctor", "Backward", "BackwardFrom", "Evaluate", "Forward", "InputShape", "InputSize", "LearningRate",
            "OutputShape", "OutputSize", "ParameterCount", "Parameters", "Predict", "Step", "Summary",
        ];
        var type = (INamedTypeSymbol)Compiled.Value["inside a class"].Symbol;
        var members = type.GetMembers()
            .Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected
                && member is not IMethodSymbol { AssociatedSymbol: not null })
            .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(contract, members);
    }
}
