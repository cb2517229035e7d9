using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.Analyzers;

/// <summary>Every diagnostic that an analyzer of NetGen's can report.</summary>
internal static class Descriptors
{
    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        .. typeof(NetworkDefinitionAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .SelectMany(analyzer => analyzer.SupportedDiagnostics),
    ];
}
