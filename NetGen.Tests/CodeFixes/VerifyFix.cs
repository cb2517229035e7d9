using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.CodeFixes;

/// <summary>Applies a fix to a source with marked diagnostics, one after the other and all at once.</summary>
internal static class VerifyFix
{
    /// <param name="source">The source, with a diagnostic marked as <c>{|NG0001:...|}</c>.</param>
    /// <param name="expected">The source after the fix, with whatever diagnostics are left marked.</param>
    /// <param name="choice">Which of the fixes that are offered to take.</param>
    /// <param name="key">The key that says which fixes are the same choice.</param>
    public static Task Gives<TFix>(string source, string expected, int choice, string key)
        where TFix : CodeFixProvider, new()
    {
        var test = new Test<TFix>
        {
            TestCode = source,
            FixedCode = expected,
            CodeActionIndex = choice,
            CodeActionEquivalenceKey = key,
        };
        return test.RunAsync();
    }

    private sealed class Test<TFix> : CSharpCodeFixTest<NetworkDefinitionAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        public Test()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(TestReferences.All);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
            [new NetworkDefinitionAnalyzer(), new CompanionAnalyzer()];

        protected override ParseOptions CreateParseOptions() => TestReferences.ParseOptions;
    }
}
