using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A branch that nothing reads.</summary>
internal sealed class UnusedLayer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0035",
        title: "Every layer must reach an output",
        messageFormat:
            "{0}, so it changes nothing; {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A branch that reaches no output is computed in vain, and its parameters have no gradient. A " +
            "layer's output is read by the layer after it, by [Add], [Multiply], [Concat] and [From], or is " +
            "an output of the network: that of the last layer, those that losses take, or those that [Output] " +
            "names.",
        helpLinkUri: HelpPages + "NG0035.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        // Only the ends of branches: what leads to one is used once it is. A wrong name is reported by itself.
        var read = new HashSet<Source>(UnknownName.WiresOf(definition).Select(wire => wire.Source));
        if (read.Any(source => source.Kind is SourceKind.Unknown or SourceKind.Later))
            yield break;
        var wayOut = definition.Losses.Count > 0
            ? "join it, give it a loss or remove it"
            : "join it, name it in [Output] or remove it";
        for (var i = 0; i < definition.Nodes.Count; i++)
        {
            var layer = definition.Nodes[i].Layer;
            if (!layer.IsInlined && !read.Contains(Source.OfLayer(i)))
                yield return Report(Place.OfAttribute(layer.Position), [NothingReads(layer.Name), wayOut]);
        }

        foreach (var output in definition.OwnNetworks.SelectMany(network => network.Outputs))
        {
            if (!read.Contains(output.Source))
                yield return Report(Place.OfAttribute(output.Position), [NothingReads(output.Name), wayOut]);
        }

        for (var i = 0; i < definition.Spec.Inputs.Count; i++)
        {
            var input = definition.Spec.Inputs[i];
            if (definition.Nodes.Count > 0 && !read.Contains(Source.OfInput(i)))
                yield return Report(Place.OfAttribute(input.Position), [NothingReads(input.Name), "join it or remove it"]);
        }

        foreach (var item in FromsWithoutLayer(definition))
        {
            if (UnknownName.IsKnown(definition, item.Attribute.Get("name", "")))
            {
                yield return Report(
                    Place.OfAttribute(item.Attribute.Position),
                    [
                        $"No layer follows [From(\"{item.Attribute.Get("name", "")}\")]",
                        "add the first layer of its branch after it, or remove it",
                    ]);
            }
        }
    }

    private static string NothingReads(string name) => $"Nothing reads '{name}'";

    /// <summary>The <c>[From]</c> that start no branch, so that no layer reads what they name.</summary>
    public static IEnumerable<DefinitionItem> FromsWithoutLayer(Definition definition) =>
        definition.Items.Where(item => IsFrom(item) && LayerAfter(definition, item.Attribute.Position) is null);

    private static bool IsFrom(DefinitionItem item) => item is { Kind: AttributeKind.Graph, Attribute.Name: "From" };

    /// <summary>The layer that starts the branch of a <c>[From]</c>: nothing else that starts one stands between.</summary>
    private static DefinitionItem? LayerAfter(Definition definition, int position)
    {
        var next = definition.Items.Skip(position + 1).FirstOrDefault(item =>
            item.Kind == AttributeKind.Layer || (item.Kind == AttributeKind.Graph && item.Attribute.Name != "Output"));
        return next?.Kind == AttributeKind.Layer ? next : null;
    }
}
