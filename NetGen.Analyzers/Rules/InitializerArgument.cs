using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An argument with which parameters cannot be initialized.</summary>
internal sealed class InitializerArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0022",
        title: "An initializer's argument is out of range",
        messageFormat: "'{0}' of '{1}' is {2}, but {3}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Weights and biases must start at finite numbers. The scale is a standard deviation, a bound " +
            "or a gain, none of which is negative; only the value of Init.Constant may be.",
        helpLinkUri: HelpPages + "NG0022.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var layer in definition.OwnLayers.OfType<WeightedLayerSpec>())
        {
            var kind = layer.WeightInitializer.Kind;
            if (!Enum.IsDefined(typeof(InitializerKind), kind))
                yield return At(layer, "Init", Text.Of((long)kind), "it must be a member of NetGen.Init");

            // NaN is the default, and stands for the initializer's own scale; nobody may write it.
            var scale = layer.WeightInitializer.Scale;
            var isGiven = definition.AttributeOf(layer).Arguments.Any(argument => argument.Name == "InitScale");
            if (isGiven && !Ranges.IsFinite(scale))
                yield return At(layer, "InitScale", Text.Of(scale), "it must be finite in single precision");
            else if (isGiven && scale < 0 && kind != InitializerKind.Constant)
                yield return At(layer, "InitScale", Text.Of(scale), "only Init.Constant takes a negative one");

            if (!Ranges.IsFinite(layer.BiasInit))
                yield return At(layer, "BiasInit", Text.Of(layer.BiasInit), "it must be finite in single precision");
        }
    }

    private Finding At(LayerSpec layer, string argument, string value, string needed) =>
        Report(Place.OfAttribute(layer.Position, argument), [argument, layer.Name, value, needed]);
}
