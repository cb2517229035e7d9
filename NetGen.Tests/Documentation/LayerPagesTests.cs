using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Analyzers.Analyzers;
using NetGen.Generator;
using NetGen.Tests.Support;

namespace NetGen.Tests.Documentation;

/// <summary>
/// Every entry of the language is in the table of docs/layers, and the networks that its pages define in full have the
/// members that the pages show.
/// </summary>
public sealed class LayerPagesTests
{
    public static TheoryData<string> Entries =>
    [
        .. Registry.Layers.Keys.Concat(Registry.Losses.Keys).Concat(Registry.Optimizers.Keys).Concat(Registry.Training.Keys),
    ];

    public static TheoryData<string> PagesWithNetworks => ["graphs", "precision"];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Each_entry_has_a_row_and_a_page(string entry)
    {
        var row = Regex.Match(PageOf("README"), $@"(?m)^\| \[{entry}\]\((\w+)\.md\) \| [^|\n]");
        Assert.True(row.Success, $"docs/layers/README.md has no row for {entry}.");
        Assert.Contains(entry, PageOf(row.Groups[1].Value), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PagesWithNetworks))]
    public async Task Networks_have_the_members_that_follow_them(string page)
    {
        var blocks = Regex.Matches(PageOf(page), "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value).ToList();
        var generated = "";
        foreach (var block in blocks)
        {
            if (block.Contains("partial class", StringComparison.Ordinal))
            {
                generated = await GeneratedFor(block);
                continue;
            }

            foreach (var member in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(member.TrimEnd(';'), generated, StringComparison.Ordinal);
        }
    }

    /// <summary>The generated code in one line, without the qualification of framework types.</summary>
    private static async Task<string> GeneratedFor(string definition)
    {
        var compilation = TestReferences.Compile("using NetGen;\n" + definition);
        Assert.Empty(
            await compilation.WithAnalyzers([new NetworkDefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        var result = CSharpGeneratorDriver
            .Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: TestReferences.ParseOptions)
            .RunGenerators(compilation).GetRunResult();
        var text = Assert.Single(result.GeneratedTrees).ToString().Replace("global::System.", "", StringComparison.Ordinal);
        return Regex.Replace(Regex.Replace(text, @"\s+", " "), @"\( ", "(");
    }

    private static string PageOf(string name) => Repository.Read("docs", "layers", name + ".md");
}
