using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.Analyzers;

/// <summary>Every diagnostic that an analyzer of NetGen's can report.</summary>
internal static class Descriptors
{
    /// <summary>All analyzers.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(NetworkDefinitionAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];
}
