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
        "losses", "part", "parts", "penalized", "rows", "scale", "sink", "slice", "target", "team", "transposed", "turn",
        "update", "work", "workspace",
    };

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var seen = new Dictionary<string, Named>(StringComparer.OrdinalIgnoreCase);
        if (definition.Spec.Inputs.Any(input => input.Position == definition.NetworkPosition))
            seen["input"] = new(definition.NetworkPosition, "input");
        var outputs = definition.Spec.Outputs.Count > 1 ? definition.Spec.Outputs.Select(output => output.Name) : [];
        var parameters = new HashSet<string>(definition.Spec.Inputs.Select(input => input.Name).Concat(outputs));
        var members = new HashSet<string>(
            GeneratedMember.Of(definition.Spec with { Networks = [] }).Select(member => member.Name), StringComparer.Ordinal);
        foreach (var named in NamesOf(definition))
        {
            if (ProblemOf(named) is { } problem)
            {
                yield return Report(Place.OfAttribute(named.Position, ArgumentOf(named)), [named.Name, problem]);
            }
            else if (seen.TryGetValue(named.Word, out var first))
            {
                // The layer that has no name of its own is not at fault.
                var (fault, other) = HasName(named) ? (named, first) : (first, named);
                yield return Report(
                    Place.OfAttribute(fault.Position, ArgumentOf(fault)),
                    [
                        fault.Name,
                        fault.IsNested || other.IsNested
                            ? $"'{other.Name}' has it in generated code"
                            : "another layer or input has it",
                    ],
                    [Place.OfAttribute(other.Position)]);
            }
            else
            {
                seen.Add(named.Word, named);
            }
        }

        // The parts of a nested name are names by themselves; the network within has a report of its own.
        string? ProblemOf(Named named)
        {
            if (named.IsNested)
                return null;
            if (Problem(named.Name) is { } problem)
                return problem + (named.IsNetwork && !HasName(named) ? "; give another by Name" : "");
            var isReserved = named.IsNetwork
                ? members.Contains(MemberNames.Pascal(named.Name))
                : parameters.Contains(named.Name) && Variables.Contains(named.Name);
            return isReserved ? Reserved : null;
        }

        string ArgumentOf(Named named) => definition.Items[named.Position].Kind == AttributeKind.Graph ? "name" : "Name";

        bool HasName(Named named) => definition.Items[named.Position].Attribute.Has("Name");
    }

    /// <summary>The names that attributes give or stand for, in their order.</summary>
    private static IEnumerable<Named> NamesOf(Definition definition) =>
        definition.Spec.Inputs
            .Where(input => input.Position != definition.NetworkPosition)
            .Select(input => new Named(input.Position, input.Name))
            .Concat(definition.OwnNetworks.Select(network => new Named(network.Position, network.Name, IsNetwork: true)))
            .Concat(definition.Layers.Select(layer => new Named(layer.Position, layer.Name, IsNested: layer.IsInlined)))
            .OrderBy(named => named.Position);

    /// <summary>A name.</summary>
    /// <param name="Position">The position of its attribute.</param>
    /// <param name="Name">The name.</param>
    /// <param name="IsNetwork">Whether a property has it.</param>
    /// <param name="IsNested">Whether it is that of a layer of a network within.</param>
    private sealed record Named(int Position, string Name, bool IsNetwork = false, bool IsNested = false)
    {
        /// <summary>The name in generated code.</summary>
        public string Word => MemberNames.Camel(Name);
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
