using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Analyzers.Analyzers;
using NetGen.Tests.Support;

namespace NetGen.Tests.Parsing;

/// <summary>
/// Whatever the attributes say, an error is reported or code is generated that compiles; never both, never neither, and
/// nothing throws.
/// </summary>
public sealed class RandomDefinitionTests
{
    private const int Definitions = 250;

    private static readonly UserProject Project = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_definition_is_reported_or_compiles(int seed)
    {
        var random = new RandomDefinition(new Random(seed));
        var sources = Enumerable.Range(0, Definitions).Select(i => Source(i, random.Next())).ToList();
        var compilation = Project.Compile(sources);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        var right = 0;
        for (var i = 0; i < sources.Count; i++)
            right += Analyze(compilation, i, sources[i]) ? 1 : 0;
        Assert.InRange(right, Definitions / 10, Definitions - (Definitions / 10));

        await RequireLocations(compilation);
        var generated = Project.Generate(compilation);
        Assert.Equal(right, generated.Result.GeneratedSources.IsDefault ? 0 : generated.Result.GeneratedSources.Length);
        var problems = generated.Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
            .GroupBy(diagnostic => diagnostic.Location.SourceTree)
            .Select(group => $"{group.First()}\n{DefinitionOf(group.Key!, sources)}").ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private static string Source(int index, string attributes) => string.Create(
        CultureInfo.InvariantCulture,
        $"#nullable disable\nusing NetGen; namespace N{index}; {attributes} internal sealed partial class Net;");

    /// <summary>Parses, checks and generates one definition by itself.</summary>
    /// <returns>Whether it is right.</returns>
    private static bool Analyze(CSharpCompilation compilation, int index, string source)
    {
        var type = compilation.GetTypeByMetadataName(string.Create(CultureInfo.InvariantCulture, $"N{index}.Net"))!;
        try
        {
            var definition = NetworkDefinition.Analyze(type, compilation, default);
            Assert.NotEqual(definition.Spec is null, definition.Findings.All(finding => !finding.IsError));
            if (definition.Spec is not null)
                Assert.NotEmpty(NetGen.Generator.Emit.Cpu.NetworkEmitter.Emit(NetGen.Generator.Lowering.NetworkPlan.Of(definition.Spec)));
            return definition.Spec is not null;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{source}\n{exception}");
            return false;
        }
    }

    /// <summary>Every finding has a place in the source.</summary>
    private static async Task RequireLocations(CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => Assert.Fail(exception.ToString()), false, false);
        var diagnostics = await compilation.WithAnalyzers([new NetworkDefinitionAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync();
        Assert.All(diagnostics, diagnostic =>
        {
            Assert.StartsWith("NG", diagnostic.Id, StringComparison.Ordinal);
            Assert.True(diagnostic.Location.IsInSource, diagnostic.ToString());
        });
    }

    private static string DefinitionOf(SyntaxTree tree, IReadOnlyList<string> sources) =>
        sources.FirstOrDefault(source => source.Contains(
            $"namespace {Path.GetFileName(tree.FilePath).Split('.')[0]};", StringComparison.Ordinal)) ?? tree.ToString();
}
