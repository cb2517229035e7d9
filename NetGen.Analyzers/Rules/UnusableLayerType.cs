using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A <c>[Layer&lt;T&gt;]</c> of a type that cannot be a layer of the network.</summary>
internal sealed class UnusableLayerType() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2008",
        title: "The type of a layer must be a network or a custom layer",
        messageFormat: "'{0}' cannot be a layer of '{1}': it {2}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "[Layer<T>] takes a class with [Network], or a type that implements ICustomLayer<float>, or " +
            "ICustomLayer<double> with Precision.Double, that generated code can name, and that declares parameters with " +
            "names and shapes of their own.",
        helpLinkUri: HelpPages + "NG2008.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var item in definition.Items)
        {
            if (item.Attribute.LayerType is Model.UnusableLayerType type)
                yield return At(item.Attribute.Position, type.Name, $"has neither [Network] nor the interface {InterfaceOf(definition)}");
        }

        var seen = new HashSet<(int Position, CustomLayerType Type)>();
        foreach (var layer in definition.Layers.OfType<CustomLayer>())
        {
            // Of a network within it is enough to hear once.
            if (Problem(layer, definition) is { } problem && (!layer.IsInlined || seen.Add((layer.Position, layer.Type))))
                yield return At(layer.Position, layer.Type.DisplayName, problem);
        }

        Finding At(int position, string type, string problem) =>
            Report(Place.OfAttribute(position, Place.LayerType), [type, definition.Class.Name, problem]);
    }

    private static string? Problem(CustomLayer layer, Definition definition)
    {
        if (layer.Type.Obstacle is { } obstacle)
            return obstacle;
        if (layer is { IsInlined: true, Type.IsAccessible: false })
            return $"is a layer of '{layer.Network}', and not accessible outside that network's class; make it internal or public";
        if (layer.Type.Implements(definition.Spec.Precision))
            return layer.DeclarationFault;
        return definition.Spec.Precision == Precision.Double
            ? $"implements ICustomLayer<float>, but the network's numbers are double; implement {InterfaceOf(definition)} too, "
                + "or leave out Precision = Precision.Double"
            : $"implements ICustomLayer<double>, but the network's numbers are float; implement {InterfaceOf(definition)} too, "
                + "or add Precision = Precision.Double to [Network]";
    }

    private static string InterfaceOf(Definition definition) =>
        definition.Spec.Precision == Precision.Double ? "ICustomLayer<double>" : "ICustomLayer<float>";
}
