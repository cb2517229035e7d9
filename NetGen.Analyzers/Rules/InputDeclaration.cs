using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A network without an input, or with its input declared twice.</summary>
internal sealed class InputDeclaration() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0037",
        title: "A network has one shape, or inputs that are declared",
        messageFormat:
            "'{0}' {1}; {2}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The shape of a network's one input stands in [Network]. A network with several inputs has a " +
            "[Network] without a shape, and an [Input] for each.",
        helpLinkUri: HelpPages + "NG0037.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var network = definition.NetworkPosition;
        var inputs = definition.Items.Where(item => item is { Kind: AttributeKind.Graph, Attribute.Name: "Input" }).ToList();
        var hasShape = definition.Items[network].Attribute.Get<EquatableArray<int>>("shape", []).Count > 0;
        if (hasShape && inputs.Count > 0)
        {
            yield return Report(
                Place.OfAttribute(network, "shape"),
                [definition.Class.Name, "has a shape in [Network] and inputs besides", "declare that input by [Input], too"],
                [Place.OfAttribute(inputs[0].Attribute.Position)]);
        }
        else if (!hasShape && inputs.Count == 0)
        {
            yield return Report(
                Place.OfAttribute(network),
                [definition.Class.Name, "has no input", "give [Network] a shape, such as [Network(784)]"]);
        }

        foreach (var input in inputs)
        {
            if (input.Attribute.Get<EquatableArray<int>>("shape", []).Count == 0)
            {
                yield return Report(
                    Place.OfAttribute(input.Attribute.Position),
                    [input.Attribute.Get("name", ""), "has no shape", "give it one, such as [Input(\"left\", 8)]"]);
            }
        }

        // What stands above [Network] is out of order in the first place.
        var unfed = definition.Nodes
            .Where(node => !node.Layer.IsInlined && node.Wires.Count == node.Layer.Joins.Count)
            .Select(node => (node.Layer.Position, node.Layer.Name))
            .Concat(definition.OwnNetworks.Where(inner => inner.Wires.Count == 0).Select(inner => (inner.Position, inner.Name)));
        foreach (var (position, name) in unfed)
        {
            if (position > network)
            {
                yield return Report(
                    Place.OfAttribute(position),
                    [name, "stands above the first [Input], where there is nothing to read", "move it below"]);
            }
        }

        // A rank beyond 3 is no image that a layer knows.
        foreach (var input in definition.Spec.Inputs.Where(input => input.Shape.Rank > 3))
        {
            yield return Report(
                Place.OfAttribute(input.Position, "shape#3"),
                [
                    input.Position == network ? definition.Class.Name : input.Name,
                    $"has an input of rank {Text.Of(input.Shape.Rank)}",
                    "use at most three dimensions: channels, height, width",
                ]);
        }

        foreach (var layer in definition.OwnLayers.OfType<Reshape>().Where(layer => layer.Shape.Rank is 0 or > 3))
        {
            yield return Report(
                Place.OfAttribute(layer.Position, "shape#3"),
                [layer.Name, $"gives a shape of rank {Text.Of(layer.Shape.Rank)}", "use one to three dimensions"]);
        }
    }
}
