using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A softmax of what is already a softmax, or its logarithm.</summary>
internal sealed class DoubledSoftmax() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0026",
        title: "A softmax of a softmax",
        messageFormat: "'{0}' takes a softmax of the output of '{1}', which is one already; remove [{2}]",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A softmax turns scores into probabilities. Applied to probabilities it squeezes them " +
            "towards each other: ten classes can then reach no more than 0.23, and training stalls.",
        helpLinkUri: HelpPages + "NG0026.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var node in definition.Nodes)
        {
            if (!IsSoftmax(node.Layer) || definition.Before(node) is not { Layer: var previous } || !IsSoftmax(previous))
                continue;

            // The one to keep is the one that the loss takes, and the first where both are or none is.
            var layer = node.Layer;
            var wanted = OutputLayers.LossAt(definition, layer) is { } loss ? OutputLayers.Of(loss) : null;
            var removed = wanted == layer.Display && wanted != previous.Display ? previous : layer;
            if (removed.IsInlined)
                removed = ReferenceEquals(removed, layer) ? previous : layer;
            if (removed.IsInlined)
                continue;
            var kept = ReferenceEquals(removed, layer) ? previous : layer;
            yield return Report(
                Place.OfAttribute(removed.Position),
                [layer.Name, previous.Name, removed.Display],
                [Place.OfAttribute(kept.Position)]);
        }
    }

    /// <summary>Whether a layer and the one before it, without the identities between them, are both softmaxes.</summary>
    public static bool IsAt(Definition definition, LayerNode node) =>
        IsSoftmax(node.Layer) && definition.Before(node) is { } previous && IsSoftmax(previous.Layer);

    private static bool IsSoftmax(LayerSpec layer) => layer is Softmax or LogSoftmax;
}
