using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>NG0026: removes the softmax that is one too many.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoubledSoftmaxFix)), Shared]
public sealed class DoubledSoftmaxFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG0026"];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        if (AttributeAt(root, diagnostic.Location) is { } layer)
            yield return ($"Remove [{AttributeEdits.NameOf(layer)}]", "remove");
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor) =>
        AttributeEdits.Remove(editor, AttributeAt(root, diagnostic.Location)!);
}
