using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A layer that cannot take what the layer before it gives.</summary>
internal sealed class ShapeMismatch() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1003",
        title: "A layer must be able to take its input's shape",
        messageFormat:
            "'{0}' {1}, but '{2}' gives {3}; {4}",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Every layer is compiled for the shape of its input, which follows from the layers before it.",
        helpLinkUri: HelpPages + "NG1003.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        for (var i = 0; i < definition.Nodes.Count; i++)
        {
            var (layer, wires) = definition.Nodes[i];

            // A layer of the user's own has rules of its own.
            if (layer.IsInlined || layer is NetGen.Analyzers.Layers.CustomLayer || definition.Shapes.Shapes[i] is not null)
                continue;
            var inputs = wires.Select(wire => definition.Shapes.ShapeOf(wire.Source)).OfType<TensorShape>().ToEquatableArray();
            if (inputs.Count != wires.Count || inputs.Count == 0 || layer.Problem(inputs) is not { } problem)
                continue;
            var shape = inputs[0].Rank > 1
                ? string.Format(CultureInfo.InvariantCulture, "{0} = {1}", inputs[0], inputs[0].Size)
                : inputs[0].ToString();
            yield return Report(
                Place.OfAttribute(layer.Position, problem.Argument),
                [layer.Name, problem.Needs, wires[0].Name, shape, problem.WayOut],
                [Place.OfAttribute(wires[0].Position)],
                fix: problem.Fix);
        }
    }
}
