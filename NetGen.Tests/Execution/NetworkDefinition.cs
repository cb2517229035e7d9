using System.Text.RegularExpressions;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>A network as a user would declare it.</summary>
/// <param name="Attributes">The definition: <c>[Network(2)] [Dense(1)] [MeanSquaredError] [Sgd]</c>.</param>
internal sealed partial record NetworkDefinition(string Attributes)
{
    public string Name { get; init; } = "Net";

    public string Modifiers { get; init; } = "public sealed";

    /// <summary>
    /// The namespace; empty for the global one; <see langword="null"/> for one of the harness's choice.
    /// </summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// The types around the class, outermost first, each with its modifiers: <c>public partial struct Outer</c>.
    /// </summary>
    public string[] Outer { get; init; } = [];

    /// <summary>What follows the class's name: <c>: Base</c>.</summary>
    public string Bases { get; init; } = "";

    /// <summary>
    /// What the user's part of the class contains; none for a declaration that ends with a semicolon.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>Other declarations of the file, in the same namespace.</summary>
    public string Others { get; init; } = "";

    /// <summary>What the definition describes.</summary>
    public DefinitionGraph Graph => DefinitionGraph.Read(Attributes);

    /// <summary>Whether a target may be a class index.</summary>
    public bool HasClassIndexLoss => Graph.HasIndexTarget;

    public bool HasLoss => Graph.Losses.Count > 0;

    public bool HasOptimizer => Graph.Optimizer is not null;

    /// <summary>
    /// Whether <see cref="INetworkUnderTest"/> has the network's members: one input and one output of single precision.
    /// </summary>
    public bool IsPlain => Graph is { IsDouble: false, Inputs: [{ Count: null }], Outputs.Count: 1 };

    /// <summary>The class's name in code from outside its namespace.</summary>
    public string FullName(string defaultNamespace)
    {
        var path = string.Join(".", Outer.Select(OuterName).Append(Name));
        return (Namespace ?? defaultNamespace) is { Length: > 0 } space ? $"global::{space}.{path}" : $"global::{path}";
    }

    /// <summary>The user's file.</summary>
    public string Source(string defaultNamespace)
    {
        var space = (Namespace ?? defaultNamespace) is { Length: > 0 } name ? $"namespace {name};" : "";
        var opening = string.Concat(Outer.Select(outer => $"/// <summary>An outer type.</summary>\n{outer}\n{{\n"));
        var closing = string.Concat(Outer.Select(_ => "}\n"));
        return $"""
            using NetGen;
            {space}
            {Others}
            {opening}
            {Attributes}
            {Modifiers} partial class {Name}{Bases}{(Body is null ? ";" : $" {{ {Body} }}")}
            {closing}
            """;
    }

    /// <summary>
    /// The name of an outer type as code names it, its type parameter, if it has one, being an <see cref="int"/>.
    /// </summary>
    private static string OuterName(string declaration)
    {
        var match = TypeName().Match(declaration);
        return match.Groups[1].Value + (match.Groups[2].Success ? "<int>" : "");
    }

    [GeneratedRegex(@"\b(?:class|struct|record struct|record|interface)\s+(@?\w+)(<\w+>)?$")]
    private static partial Regex TypeName();
}
