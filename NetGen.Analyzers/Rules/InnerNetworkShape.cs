using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A network among the layers whose input has another shape than what it reads.</summary>
internal sealed class InnerNetworkShape() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1006",
        title: "A network that is a layer must get the shape of its input",
        messageFormat:
            "'{0}' of '{1}' has an input of shape {2}, but in '{3}' it reads '{4}', which gives {5}; {6}",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network's layers are compiled for the shape of its input, which another network must give it: " +
            "the same dimensions, not only as many elements.",
        helpLinkUri: HelpPages + "NG1006.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var network in definition.OwnNetworks)
        {
            foreach (var (wire, input) in network.Wires.Zip(network.Type.Inputs, (wire, input) => (wire, input)))
            {
                if (definition.Shapes.ShapeOf(wire.Source) is not { } shape || shape == input.Shape)
                    continue;
                yield return Report(
                    Place.OfAttribute(network.Position, wire.Argument?.StartsWith("Inputs", StringComparison.Ordinal) == true
                        ? wire.Argument
                        : Place.LayerType),
                    [
                        input.Name,
                        network.Type.Name,
                        input.Shape.ToString(),
                        definition.Class.Name,
                        wire.Name,
                        shape.ToString(),
                        WayOut(shape, input.Shape),
                    ],
                    [Place.OfAttribute(wire.Position)]);
            }
        }
    }

    private static string WayOut(TensorShape given, TensorShape wanted) =>
        given.Size != wanted.Size ? "make the two agree"
        : wanted.Rank == 1 ? "add [Flatten] before it"
        : $"add [Reshape({string.Join(", ", wanted.Dimensions)})] before it";
}
