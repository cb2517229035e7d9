using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An argument of <c>[Layer&lt;T&gt;]</c> that does not fit the network that it is of.</summary>
internal sealed class InnerNetworkArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0046",
        title: "An argument of [Layer<T>] must fit its network",
        messageFormat:
            "'{0}' of '{1}' cannot be used as it is in '{2}': {3}; {4}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network that is a layer reads as many values as it has inputs, gives the shapes that follow from its " +
            "layers, and shares parameters with an earlier network of the same class alone.",
        helpLinkUri: HelpPages + "NG0046.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var item in definition.Items)
        {
            if (item.Attribute.LayerType is CustomLayerType && item.Attribute.Has("Inputs"))
                yield return At(definition, item.Attribute, "Inputs", "a layer of one's own reads what stands before it", "remove Inputs");
            if (item.Attribute.LayerType is not InnerNetwork network)
                continue;
            if (network.Fault is { Kind: InnerNetworkFaultKind.TooMany, Text: var limit })
            {
                yield return At(
                    definition,
                    item.Attribute,
                    Place.LayerType,
                    $"there are more than {limit} networks within it",
                    "build it of fewer");
            }
            else if (network.Fault is null)
            {
                foreach (var finding in Check(definition, item.Attribute, network))
                    yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Check(Definition definition, AttributeSpec attribute, InnerNetwork network)
    {
        var inlined = definition.OwnNetworks.FirstOrDefault(candidate => candidate.Position == attribute.Position);
        if (inlined is null)
        {
            var count = Text.Of((long)definition.Nodes.Count + network.Nodes.Count);
            yield return At(
                definition,
                attribute,
                Place.LayerType,
                $"with its layers there are {count} or more, and at most {Text.Of((long)Limits.InlinedLayers)} are compiled",
                "use fewer");
            yield break;
        }

        if (attribute.Get<EquatableArray<int>>("outputShape", []).Count > 0)
        {
            yield return At(
                definition, attribute, "outputShape", "the shape of a network's output follows from its layers", "remove it");
        }

        // That nothing stands before it is another rule's finding.
        if (inlined.Wires.Count > 0 && inlined.Wires.Count != network.Inputs.Count)
        {
            var names = string.Join(", ", network.Inputs.Select(input => $"'{input.Name}'"));
            var wayOut = network.Inputs.Count == 1
                ? "remove Inputs"
                : $"name what the others read, as in Inputs = [{string.Join(", ", Enumerable.Repeat("\"...\"", network.Inputs.Count - 1))}]";
            yield return At(
                definition,
                attribute,
                "Inputs",
                $"it has {Text.Of((long)network.Inputs.Count)} input{(network.Inputs.Count == 1 ? "" : "s")} ({names}) and reads {Text.Of((long)inlined.Wires.Count)} values",
                wayOut);
        }

        if (inlined.SharesWith is { } name && SharingProblem(definition, inlined, name) is var (problem, way))
            yield return At(definition, attribute, "SharesWith", problem, way);
    }

    private static (string Problem, string WayOut)? SharingProblem(
        Definition definition, InlinedNetwork network, string name)
    {
        var earlier = definition.Spec.Networks.Where(other => other.First < network.First).ToList();
        if (earlier.FirstOrDefault(candidate => candidate.Name == name) is not { } other)
        {
            var names = earlier.Where(candidate => candidate.Type.FullName == network.Type.FullName)
                .Select(candidate => $"'{candidate.Name}'").ToList();
            return (
                $"there is no network '{name}' before it",
                names.Count == 0 ? "add one of its type or remove SharesWith" : $"there is {string.Join(", ", names)}");
        }

        if (other.Type.FullName != network.Type.FullName)
            return ($"'{name}' is of '{other.Type.Name}', which has other parameters", "share with one of the same type");
        if (other.SharesWith is { } owner)
            return ($"the parameters of '{name}' are those of '{owner}'", "name that one");
        return other.IsFrozen == network.IsFrozen
            ? null
            : ($"one of '{name}' and '{network.Name}' is frozen and the other is not, but they have the same parameters",
                "set Frozen on both or on none");
    }

    private Finding At(Definition definition, AttributeSpec attribute, string argument, string problem, string wayOut)
    {
        var network = definition.OwnNetworks.FirstOrDefault(candidate => candidate.Position == attribute.Position);
        var layer = definition.OwnLayers.FirstOrDefault(candidate => candidate.Position == attribute.Position);
        var type = attribute.LayerType!.Name;
        return Report(
            Place.OfAttribute(attribute.Position, argument),
            [network?.Name ?? layer?.Name ?? MemberNames.Lower(type), type, definition.Class.Name, problem, wayOut]);
    }
}
