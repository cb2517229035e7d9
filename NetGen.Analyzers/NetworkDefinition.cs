using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;
using NetGen.Analyzers.Rules;

namespace NetGen.Analyzers;

/// <summary>
/// The front half of the compiler in one call: a class's attributes, parsed and checked. The generator and the analyzer
/// both start here, so they cannot disagree about which networks are right.
/// </summary>
/// <param name="Spec">The network to generate; <see langword="null"/> where there is none, or an error in it or in a function of it.</param>
/// <param name="Findings">What there is to report; empty where the compiler itself reports the attributes.</param>
internal sealed record NetworkDefinition(NetworkSpec? Spec, EquatableArray<Finding> Findings)
{
    private static readonly NetworkDefinition None = new(null, []);

    /// <summary>Whether there is no network because a function of it has errors, which are reported where they are.</summary>
    public bool HasFaultyFunction { get; init; }

    /// <summary>Never throws but for cancellation, whatever the class looks like.</summary>
    public static NetworkDefinition Analyze(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Analyze(type, new LayerTypeReader(compilation, cancellation), cancellation);

    /// <inheritdoc cref="Analyze(INamedTypeSymbol, Compilation, CancellationToken)"/>
    public static NetworkDefinition Analyze(
        INamedTypeSymbol type, LayerTypeReader layerTypes, CancellationToken cancellation)
    {
        if (NetworkParser.Parse(type, layerTypes, cancellation) is not { } definition)
            return None;
        var findings = RuleBook.Check(definition, cancellation);
        var isWrong = definition.HasFaultyFunction || findings.Any(finding => finding.IsError);
        return new(isWrong ? null : definition.Spec, findings) { HasFaultyFunction = definition.HasFaultyFunction };
    }
}
