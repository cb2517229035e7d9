using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Two layers that cannot share their parameters.</summary>
internal sealed class SharedParameters() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0038",
        title: "Layers that share parameters must be alike",
        messageFormat:
            "'{0}' cannot use the parameters of '{1}': {2}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Two layers that share their parameters are of one kind, and their parameters have the same " +
            "shapes.",
        helpLinkUri: HelpPages + "NG0038.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var shaped in definition.Shapes.Layers)
        {
            if (shaped.Layer is not { IsInlined: false, SharesWith: { } name })
                continue;
            var other = definition.Shapes.Layers
                .TakeWhile(layer => layer != shaped).FirstOrDefault(layer => layer.Layer.Name == name);
            if (other is not null && Problem(shaped, other) is { } problem)
            {
                yield return Report(
                    Place.OfAttribute(shaped.Layer.Position, "SharesWith"),
                    [shaped.Layer.Name, name, problem],
                    [Place.OfAttribute(other.Layer.Position)]);
            }
        }
    }

    private static string? Problem(ShapedLayer layer, ShapedLayer other)
    {
        if (layer.Layer.GetType() != other.Layer.GetType()
            || (layer.Layer is CustomLayer custom && custom.Type != ((CustomLayer)other.Layer).Type))
        {
            return $"one is [{layer.Layer.Display}], the other [{other.Layer.Display}]";
        }

        if (other.Layer.SharesWith is { } owner)
            return $"they are those of '{owner}'; name that layer";
        if (layer.Parameters.Count != other.Parameters.Count)
            return layer.Layer is CustomLayer ? "they do not have the same parameters" : "only one of them has a bias";
        for (var i = 0; i < layer.Parameters.Count; i++)
        {
            if (NameOf(layer, i) != NameOf(other, i))
                return "they do not have the same parameters";
            if (layer.Parameters[i].Shape != other.Parameters[i].Shape)
                return $"its own would have the shape {layer.Parameters[i].Shape}, those have {other.Parameters[i].Shape}";
        }

        if (layer.Layer.IsFrozen != other.Layer.IsFrozen)
            return "one is frozen and the other is not";
        return layer.Layer.L1 != 0 || layer.Layer.L2 != 0 || layer.Layer.MaxNorm != 0
            ? "penalties and bounds belong to the layer that has them"
            : null;
    }

    private static string NameOf(ShapedLayer layer, int parameter) =>
        layer.Parameters[parameter].Name.Substring(layer.Layer.Name.Length);
}
