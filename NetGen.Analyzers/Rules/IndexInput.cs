using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An embedding of what is no index.</summary>
internal sealed class IndexInput() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0039",
        title: "An embedding reads an input, alone",
        messageFormat:
            "'{0}' takes indices, so it must read an input of the network that nothing else but embeddings " +
            "reads; {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Indices are integers: an input that an embedding reads is one of int. What layers compute, and " +
            "what other layers read, are numbers.",
        helpLinkUri: HelpPages + "NG0039.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var node in definition.Nodes.Where(node => node.Layer.TakesIndices))
        {
            var source = node.Wires[0].Source;
            if (source.Kind == SourceKind.Layer)
            {
                var before = definition.Nodes[source.Index].Layer;
                yield return Report(
                    Place.OfAttribute(node.Layer.Position),
                    [node.Layer.Name, $"it reads '{before.Name}'"],
                    [Place.OfAttribute(before.Position)]);
            }
            else if (definition.Nodes.FirstOrDefault(
                other => !other.Layer.TakesIndices && other.Wires.Any(wire => wire.Source == source)) is { } reader)
            {
                yield return Report(
                    Place.OfAttribute(node.Layer.Position),
                    [node.Layer.Name, $"'{reader.Layer.Name}' reads the same"],
                    [Place.OfAttribute(reader.Layer.Position)]);
            }
        }
    }
}
