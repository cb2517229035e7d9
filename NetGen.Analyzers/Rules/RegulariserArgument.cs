using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Rules;

/// <summary>A penalty, a bound or noise on weights that would do harm or nothing.</summary>
internal sealed class RegulariserArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0043",
        title: "A regulariser's argument is out of range",
        messageFormat: "'{0}' of {1} is {2}, but it must be {3} and finite",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A negative penalty makes weights grow without bound, and a length or a deviation is not negative. " +
            "Values are used in single precision, so they must be in range as a float too.",
        helpLinkUri: HelpPages + "NG0043.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private const string AtLeast0 = "at least 0";

    public override IEnumerable<Finding> Check(Definition definition) =>
        definition.OwnLayers.SelectMany(CheckLayer).Concat(definition.Training.SelectMany(CheckNetwork));

    private IEnumerable<Finding> CheckLayer(LayerSpec layer)
    {
        var name = $"'{layer.Name}'";
        if (!IsNotNegative(layer.L1))
            yield return At(layer.Position, "L1", name, layer.L1, AtLeast0);
        if (!IsNotNegative(layer.L2))
            yield return At(layer.Position, "L2", name, layer.L2, AtLeast0);
        if (!IsNotNegative(layer.MaxNorm))
            yield return At(layer.Position, "MaxNorm", name, layer.MaxNorm, AtLeast0);
    }

    private IEnumerable<Finding> CheckNetwork(TrainingSpec setting)
    {
        switch (setting)
        {
            case PenaltySpec penalty when !IsNotNegative(penalty.Factor):
                var name = penalty is L1Penalty ? "[L1]" : "[L2]";
                yield return At(penalty.Position, "factor", name, penalty.Factor, AtLeast0);
                break;
            case WeightNoise noise when !(IsNotNegative(noise.Deviation) && (float)noise.Deviation > 0):
                yield return At(noise.Position, "deviation", "[WeightNoise]", noise.Deviation, "above 0");
                break;
        }
    }

    private Finding At(int position, string argument, string owner, double value, string range) =>
        Report(Place.OfAttribute(position, argument), [argument, owner, Text.Of(value), range]);

    private static bool IsNotNegative(double value) => (float)value is >= 0 and < float.PositiveInfinity;
}
