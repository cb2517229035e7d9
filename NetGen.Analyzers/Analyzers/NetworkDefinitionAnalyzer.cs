using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;
using NetGen.Analyzers.Rules;

namespace NetGen.Analyzers.Analyzers;

/// <summary>
/// Reports what the rules find wrong with a definition. It runs the parser and the rules that the generator runs; the
/// generator is silent about the networks that this analyzer reports an error for.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkDefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The key of a diagnostic's property that says what a code fix should put in.</summary>
    internal const string FixProperty = "Fix";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        RuleBook.Descriptors.ToImmutableDictionary(descriptor => descriptor.Id);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. RuleBook.Descriptors.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The generator reads definitions in generated files too, and must not be silent about them without a reason.
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(AttributeReader.NetworkAttribute).IsEmpty)
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
            return;
        foreach (var finding in NetworkDefinition.Analyze(type, context.Compilation, context.CancellationToken).Findings)
            context.ReportDiagnostic(DiagnosticOf(finding, type, context.CancellationToken));
    }

    private static Diagnostic DiagnosticOf(Finding finding, INamedTypeSymbol type, CancellationToken cancellation)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Fix is not null)
            properties = properties.Add(FixProperty, finding.Fix);
        return Diagnostic.Create(
            Descriptors[finding.Id],
            PlaceResolver.Resolve(type, finding.Place, cancellation),
            finding.Others.Select(place => PlaceResolver.Resolve(type, place, cancellation)),
            properties,
            [.. finding.Arguments]);
    }
}
