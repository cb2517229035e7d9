using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.Analyzers;

/// <summary>
/// Runs the analyzers over a source whose markup says what they must report: <c>{|#0:...|}</c> for the location of the
/// diagnostic, <c>{|#1:...|}</c> and so on for the other parties'.
/// </summary>
internal static class Verify
{
    private const string Header = "using NetGen;\n";

    /// <summary>One diagnostic, with exactly that message at exactly the marked places, and no other.</summary>
    public static Task Finds(string id, string message, string source) =>
        Finds(source, (id, message, PlacesIn(source)));

    /// <summary>Several diagnostics, each with its message and the numbers of its markers.</summary>
    public static Task Finds(string source, params (string Id, string Message, int[] Places)[] expected)
    {
        var test = new Test { TestCode = Header + source };
        foreach (var (id, message, places) in expected)
        {
            var result = new DiagnosticResult(SeverityOf(id)).WithMessage(message);
            test.ExpectedDiagnostics.Add(places.Aggregate(result, (current, place) => current.WithLocation(place)));
        }

        return test.RunAsync();
    }

    /// <summary>No diagnostic but those in named markup.</summary>
    public static Task Accepts(string source) => new Test { TestCode = Header + source }.RunAsync();

    private static int[] PlacesIn(string source) =>
        [.. Enumerable.Range(0, 10).Where(i => source.Contains($"{{|#{i}:", StringComparison.Ordinal))];

    private static DiagnosticDescriptor SeverityOf(string id) =>
        Descriptors.All.Single(descriptor => descriptor.Id == id);

    private sealed class Test : CSharpAnalyzerTest<NetworkDefinitionAnalyzer, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(TestReferences.All);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
            [new NetworkDefinitionAnalyzer(), new GeneratedConstantAnalyzer(), new CompanionAnalyzer()];

        protected override ParseOptions CreateParseOptions() => TestReferences.ParseOptions;
    }
}
