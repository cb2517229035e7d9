using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A dimension that is not positive, or larger than any array.</summary>
internal sealed class DimensionOutOfRange() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1001",
        title: "A dimension is out of range",
        messageFormat: "'{0}' of {1} is {2}, but a dimension is from 1 to {3}; set it to the number of {4}",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Dimensions are counts of features. Each is at least 1, and small enough for an array to " +
            "hold.",
        helpLinkUri: HelpPages + "NG1001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var network = definition.NetworkPosition;
        var input = definition.Items[network].Attribute.Get("inputSize", 0);
        if (!IsInRange(input))
            yield return At(network, "inputSize", "[Network]", input, "features of one example");

        foreach (var layer in definition.Layers.OfType<Dense>())
        {
            if (!IsInRange(layer.Units))
                yield return At(layer.Position, "units", $"'{layer.Name}'", layer.Units, "outputs of the layer");
        }
    }

    private static bool IsInRange(int dimension) => dimension is >= 1 and <= Limits.Elements;

    private Finding At(int position, string argument, string owner, int value, string meaning) => Report(
        Place.OfAttribute(position, argument),
        [argument, owner, Text.Of(value), Text.Of(Limits.Elements), meaning]);
}
