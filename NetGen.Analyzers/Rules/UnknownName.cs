using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A name that nothing has.</summary>
internal sealed class UnknownName() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0033",
        title: "A name must be that of an earlier layer or input",
        messageFormat:
            "There is no {0} named '{1}' in '{2}'; {3}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Names are those that attributes give by Name, or the attribute's name in lower case and its " +
            "number among its kind, such as dense1.",
        helpLinkUri: HelpPages + "NG0033.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var wire in WiresOf(definition))
        {
            if (wire.Source.Kind == SourceKind.Unknown)
                yield return At(definition, wire.Position, wire.Argument, wire.Name);
        }

        foreach (var item in UnusedLayer.FromsWithoutLayer(definition))
        {
            var name = item.Attribute.Get("name", "");
            if (!IsKnown(definition, name))
                yield return At(definition, item.Attribute.Position, "name", name);
        }

        foreach (var layer in definition.OwnLayers)
        {
            if (layer.SharesWith is { } name && definition.Layers.All(other => other.Name != name))
                yield return At(definition, layer.Position, "SharesWith", name, layersOnly: true);
        }
    }

    /// <summary>Whether an input, a network that is a layer or a layer has a name.</summary>
    public static bool IsKnown(Definition definition, string name) => NamesIn(definition).Contains(name);

    private static IEnumerable<string> NamesIn(Definition definition) =>
        definition.Spec.Inputs.Select(input => input.Name)
            .Concat(definition.Spec.Networks.Select(network => network.Name))
            .Concat(definition.Layers.Select(layer => layer.Name));

    /// <summary>Every wire of a definition.</summary>
    public static IEnumerable<Wire> WiresOf(Definition definition) =>
        definition.Nodes.SelectMany(node => node.Wires)
            .Concat(definition.Spec.Outputs.Select(output => output.Wire))
            .Distinct();

    private Finding At(Definition definition, int position, string? argument, string name, bool layersOnly = false)
    {
        var names = layersOnly ? definition.Layers.Select(layer => layer.Name).ToList() : [.. NamesIn(definition)];
        var near = NearName.Of(name, names);
        var wayOut = near is not null
            ? $"did you mean '{near}'?"
            : $"there are {string.Join(", ", names.Take(20))}{(names.Count > 20 ? ", ..." : "")}";
        return Report(
            Place.OfAttribute(position, argument),
            [layersOnly ? "layer" : "layer or input", name, definition.Class.Name, wayOut],
            fix: near);
    }
}
