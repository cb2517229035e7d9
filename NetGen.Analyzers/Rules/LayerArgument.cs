using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An argument with which a layer cannot work; each layer says which those are.</summary>
internal sealed class LayerArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0028",
        title: "A layer's argument is out of range",
        messageFormat: "'{0}' of '{1}' is {2}, but {3}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Outside its range an argument gives a layer whose outputs or gradients are undefined. Values " +
            "are used in single precision, so they must be in range as a float too.",
        helpLinkUri: HelpPages + "NG0028.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition) =>
        from layer in definition.OwnLayers
        from fault in layer.Faults
        select Report(
            Place.OfAttribute(layer.Position, fault.Argument),
            [fault.Argument, layer.Name, Text.Of(fault.Value), fault.Needed]);
}
