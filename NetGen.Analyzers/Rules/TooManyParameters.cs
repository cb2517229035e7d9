using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>More parameters than an array can be indexed by.</summary>
internal sealed class TooManyParameters() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1002",
        title: "A network has too many parameters",
        messageFormat:
            "'{0}' has a weight of {1}, which brings '{2}' to {3} stored parameters; at most {4} can be " +
            "indexed, so use fewer units",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Parameters, their gradients and the optimizer's state are held in arrays, whose rows and " +
            "columns are rounded up to whole blocks of 32.",
        helpLinkUri: HelpPages + "NG1002.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private const long FarTooLarge = 1_000_000_000_000_000_000;

    public override IEnumerable<Finding> Check(Definition definition)
    {
        long stored = 0;
        foreach (var layer in definition.Shapes.Layers)
        {
            // No layer has more than a few parameters, and the sum stops at the first that is too large.
            foreach (var parameter in layer.Parameters)
                stored += StoredSize(parameter.Shape);
            if (stored <= Limits.Elements)
                continue;

            yield return Report(
                Place.OfAttribute(layer.Layer.Position, layer.Layer is Dense ? "units" : null),
                [
                    layer.Layer.Name,
                    layer.Parameters[0].Shape.ToString(),
                    definition.Class.Name,
                    Text.Of(stored),
                    Text.Of(Limits.Elements),
                ],
                [Place.OfAttribute(definition.NetworkPosition)]);
            yield break;
        }
    }

    private static long StoredSize(TensorShape shape)
    {
        long rows = Rounded(shape.Dimensions[0]);
        return shape.Rank == 1 ? rows : Product(rows, Rounded(shape.Dimensions.Skip(1).Aggregate(1L, (size, length) => Product(size, length))));
    }

    /// <summary>A product, or a number that is far too large in its place where a <see cref="long"/> cannot hold it.</summary>
    private static long Product(long left, long right) =>
        left <= FarTooLarge / Math.Max(1, right) ? left * right : FarTooLarge;

    private static long Rounded(long size) => (size + Limits.Block - 1) / Limits.Block * Limits.Block;
}
