using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A branch that nothing reads.</summary>
internal sealed class UnusedLayer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0035",
        title: "Every layer must reach an output",
        messageFormat:
            "Nothing reads the output of '{0}', so it changes nothing; {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A branch that reaches no output is computed in vain, and its parameters have no gradient. A " +
            "layer's output is read by the layer after it, by [Add], [Multiply], [Concat] and [From], or is " +
            "an output of the network: that of the last layer, those that losses take, or those that [Output] " +
            "names.",
        helpLinkUri: HelpPages + "NG0035.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        // Only the ends of branches: what leads to one is used once it is.
        var read = new HashSet<Source>(UnknownName.WiresOf(definition).Select(wire => wire.Source));
        var wayOut = definition.Losses.Count > 0
            ? "join it, give it a loss or remove it"
            : "join it, name it in [Output] or remove it";
        for (var i = 0; i < definition.Nodes.Count; i++)
        {
            var layer = definition.Nodes[i].Layer;
            if (!read.Contains(Source.OfLayer(i)))
                yield return Report(Place.OfAttribute(layer.Position), [layer.Name, wayOut]);
        }

        for (var i = 0; i < definition.Spec.Inputs.Count; i++)
        {
            var input = definition.Spec.Inputs[i];
            if (definition.Nodes.Count > 0 && !read.Contains(Source.OfInput(i)))
                yield return Report(Place.OfAttribute(input.Position), [input.Name, "join it or remove it"]);
        }
    }
}
