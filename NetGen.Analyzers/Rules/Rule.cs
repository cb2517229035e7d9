using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>One thing that can be wrong with a definition: a pure function from the definition to findings.</summary>
internal abstract class Rule(DiagnosticDescriptor descriptor)
{
    /// <summary>Where the help page of a rule is: its id and <c>.md</c> follow.</summary>
    public const string HelpPages = "https://github.com/netgen-dotnet/netgen/blob/main/docs/rules/";

    /// <summary>What the user is told, and where to read more.</summary>
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>
    /// What is wrong, with a definition that has a <c>[Network]</c>. Total: no definition makes it throw.
    /// </summary>
    public abstract IEnumerable<Finding> Check(Definition definition);

    protected Finding Report(
        Place place, EquatableArray<string> arguments, EquatableArray<Place> others = default, string? fix = null) =>
        new(Descriptor.Id, Descriptor.DefaultSeverity == DiagnosticSeverity.Error, place, others, arguments, fix);
}
