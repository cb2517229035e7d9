using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A name of a layer that comes later: a cycle.</summary>
internal sealed class LaterName() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0034",
        title: "A layer must not read one that comes after it",
        messageFormat:
            "'{0}' reads '{1}', which {2}; layers form no cycles, so name an earlier one",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A feed-forward network computes each layer from those before it. A layer that reads a later one, " +
            "or itself, would need its own result.",
        helpLinkUri: HelpPages + "NG0034.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var reads = definition.Nodes
            .SelectMany(node => node.Wires.Select(wire => (Reader: node.Layer.Network ?? node.Layer.Name, Wire: wire)))
            .Distinct();
        foreach (var (reader, wire) in reads)
        {
            if (wire.Source.Kind != SourceKind.Later)
                continue;
            var other = definition.Nodes[wire.Source.Index].Layer;
            var why = (other.Network ?? other.Name) == reader ? "is the layer itself" : "comes after it";
            yield return Report(
                Place.OfAttribute(wire.Position, wire.Argument),
                [reader, wire.Name, why],
                [Place.OfAttribute(other.Position)]);
        }

        var layers = definition.Layers.ToList();
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i] is { IsInlined: false, SharesWith: { } name } && layers.FindIndex(layer => layer.Name == name) >= i)
            {
                yield return Report(
                    Place.OfAttribute(layers[i].Position, "SharesWith"),
                    [layers[i].Name, name, layers[i].Name == name ? "is the layer itself" : "comes after it"]);
            }
        }
    }
}
