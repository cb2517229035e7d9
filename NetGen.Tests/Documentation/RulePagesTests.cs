using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Tests.Analyzers;
using NetGen.Tests.Support;

namespace NetGen.Tests.Documentation;

/// <summary>Every diagnostic has a page, and the page's examples are as wrong and as right as it says.</summary>
public sealed class RulePagesTests
{
    // One needs a project's setting, one the generator's output, and one comes with the errors of another class: they have
    // tests of their own.
    private static readonly string[] NotShownByDefinitionAlone = ["NG0010", "NG0018", "NG0045"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> IdsWithExamples =>
        [.. Descriptors.All.Select(descriptor => descriptor.Id).Except(NotShownByDefinitionAlone)];

    [Fact]
    public void Ids_are_unique_and_of_their_family()
    {
        Assert.Equal(Descriptors.All.Count, Descriptors.All.Select(descriptor => descriptor.Id).Distinct().Count());
        foreach (var descriptor in Descriptors.All)
        {
            var category = descriptor.Id[2] switch
            {
                '0' => "NetGen.Definition",
                '1' => "NetGen.Shapes",
                '2' => "NetGen.Differentiation",
                '3' => "NetGen.Training",
                _ => "",
            };
            Assert.Matches("^NG[0-9]{4}$", descriptor.Id);
            Assert.Equal(category, descriptor.Category);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_has_a_page_a_release_and_a_link_to_the_page(string id)
    {
        var descriptor = Descriptors.All.Single(d => d.Id == id);
        var page = PageOf(id);

        Assert.StartsWith($"# {id}: {descriptor.Title}\n\nSeverity: ", page, StringComparison.Ordinal);
        Assert.Contains(
            "\nSeverity: " + descriptor.DefaultSeverity.ToString().ToLowerInvariant(), page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {descriptor.DefaultSeverity} | {descriptor.Title} |",
            PageOf("README"),
            StringComparison.Ordinal);
        Assert.Matches(
            $@"(?m)^{id} \| {Regex.Escape(descriptor.Category)} \| {descriptor.DefaultSeverity} \| ",
            Repository.Read("NetGen.Analyzers", "AnalyzerReleases.Unshipped.md")
            + Repository.Read("NetGen.Analyzers", "AnalyzerReleases.Shipped.md"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Errors_cannot_be_switched_off_and_the_rest_can(string id)
    {
        var descriptor = Descriptors.All.Single(d => d.Id == id);
        Assert.Equal(
            descriptor.DefaultSeverity == DiagnosticSeverity.Error,
            descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Fact]
    public void Each_page_is_of_a_diagnostic() => Assert.Equal(
        Descriptors.All.Select(descriptor => descriptor.Id).Append("README").Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules")).Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public async Task The_wrong_example_is_wrong_and_the_right_one_right(string id)
    {
        Assert.Equal([id], (await IdsIn(Example(id, "Wrong"))).Distinct());
        Assert.Empty(await IdsIn(Example(id, "Right")));
    }

    private static async Task<IEnumerable<string>> IdsIn(string example)
    {
        var diagnostics = await TestReferences.Compile("using NetGen;\n" + example)
            .WithAnalyzers(Descriptors.Analyzers)
            .GetAnalyzerDiagnosticsAsync();
        return diagnostics.Select(diagnostic => diagnostic.Id);
    }

    private static string Example(string id, string heading)
    {
        var match = Regex.Match(PageOf(id), $@"## {heading}\n\n```csharp\n(.*?)```", RegexOptions.Singleline);
        Assert.True(match.Success, $"{id}.md has no example below '## {heading}'.");
        return match.Groups[1].Value;
    }

    private static string PageOf(string name) => Repository.Read("docs", "rules", name + ".md");
}
