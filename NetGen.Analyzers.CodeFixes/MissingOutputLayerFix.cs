using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>NG0024: adds the output layer that the loss takes after the last layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingOutputLayerFix)), Shared]
public sealed class MissingOutputLayerFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG0024"];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        if (Wanted(diagnostic) is { } wanted && OtherAttribute(root, diagnostic, 0) is not null)
            yield return ($"Add [{wanted}]", "add");
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor) =>
        AttributeEdits.InsertAfter(editor, OtherAttribute(root, diagnostic, 0)!, Wanted(diagnostic)!);

    private static string? Wanted(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NetworkDefinitionAnalyzer.FixProperty, out var wanted) ? wanted : null;
}
