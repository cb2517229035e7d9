using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A name that cannot be used, or is used twice.</summary>
internal sealed class UnusableName() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0036",
        title: "A name must be usable and unique",
        messageFormat:
            "'{0}' cannot be a name here: {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Names of layers and inputs become part of the names of generated members and of parameters, as " +
            "in stem.weight. They are letters and digits, begin with a letter, and differ in more than case.",
        helpLinkUri: HelpPages + "NG0036.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private const string Reserved = "it is reserved for generated code";

    private static readonly string[] Endings =
    [
        "Gradient", "Panels", "Transposed", "Weight", "Bias", "Block", "Columns", "Rows", "Mask", "Size", "Shape", "Target", "Layout", "Loss",
        "Update", "Activation",
    ];

    /// <summary>Names of variables in generated methods, whose parameters have the names of inputs and outputs.</summary>
    private static readonly HashSet<string> Variables = new(StringComparer.OrdinalIgnoreCase)
    {
        "batch", "divisor", "draw", "first", "gradient", "inputSlice", "loss", "memory", "more", "output", "outputs", "parameters",
        "part", "rows", "scale", "sink", "slice", "target", "transposed", "turn", "update", "workspace",
    };

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var named = definition.Spec.Inputs
            .Where(input => input.Position != definition.NetworkPosition)
            .Select(input => (input.Position, Argument: "name", input.Name))
            .Concat(definition.OwnNetworks.Select(network => (network.Position, Argument: "Name", network.Name)))
            .Concat(definition.Layers.Select(layer => (layer.Position, Argument: "Name", layer.Name)))
            .OrderBy(name => name.Position).ToList();
        var members = new HashSet<string>(
            GeneratedMember.Of(definition.Spec with { Networks = [] }).Select(member => member.Name), StringComparer.Ordinal);
        if (definition.Spec.Inputs.Any(input => input.Position == definition.NetworkPosition))
            seen["input"] = definition.NetworkPosition;
        var outputs = definition.Spec.Outputs.Count > 1 ? definition.Spec.Outputs.Select(output => output.Name) : [];
        var parameters = new HashSet<string>(definition.Spec.Inputs.Select(input => input.Name).Concat(outputs));
        foreach (var (position, argument, name) in named)
        {
            // The parts of a nested name are names by themselves; the network within has a report of its own.
            var isNested = name.IndexOf('.') >= 0;
            var isNetwork = definition.OwnNetworks.Any(network => network.Position == position);
            var problem = isNested ? null
                : Problem(name) is { } wrong ? wrong + (isNetwork && !HasName(position) ? "; give another by Name" : "")
                : isNetwork && members.Contains(MemberNames.Pascal(name)) ? Reserved
                : parameters.Contains(name) && Variables.Contains(name) ? Reserved
                : null;
            var word = MemberNames.Camel(name);
            if (problem is not null)
            {
                yield return Report(Place.OfAttribute(position, argument), [name, problem]);
            }
            else if (seen.TryGetValue(word, out var first))
            {
                // The layer that has no name of its own is not at fault.
                var (fault, other) = HasName(position) ? (position, first) : (first, position);
                yield return Report(
                    Place.OfAttribute(fault, definition.Items[fault].Kind == AttributeKind.Graph ? "name" : "Name"),
                    
                    [
                        (fault == position ? name : named.First(candidate => candidate.Position == fault).Name),
                        isNested ? $"'{name}' has it in generated code" : "another layer or input has it",
                    ],
                    [Place.OfAttribute(other)]);
            }
            else
            {
                seen.Add(word, position);
            }
        }

        bool HasName(int position) => definition.Items[position].Attribute.Has("Name");
    }

    private static string? Problem(string name)
    {
        if (name.Length is 0 or > 64)
            return "it must have 1 to 64 characters";
        if (!name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) || char.IsDigit(name[0]))
            return "it must be letters (a to z) and digits, and begin with a letter";
        if (name.IndexOf("Gradient", StringComparison.OrdinalIgnoreCase) >= 0)
            return Reserved;
        var ending = Endings.FirstOrDefault(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return ending is null ? null : $"names that end in '{ending}' are reserved";
    }
}
