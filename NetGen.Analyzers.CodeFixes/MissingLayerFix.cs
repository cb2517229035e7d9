using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>NG1003: adds, before a layer, the one that gives it a shape that it can take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingLayerFix)), Shared]
public sealed class MissingLayerFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG1003"];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        if (Wanted(diagnostic) is { } wanted && AttributeAt(root, diagnostic.Location) is { } layer)
            yield return ($"Add [{wanted}] before [{AttributeEdits.NameOf(layer)}]", "add");
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor) =>
        AttributeEdits.InsertBefore(editor, AttributeAt(root, diagnostic.Location)!, Wanted(diagnostic)!);

    private static string? Wanted(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NetworkDefinitionAnalyzer.FixProperty, out var wanted) ? wanted : null;
}
