using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>
/// A fix that edits the document of its diagnostic. Fixing all applies the edits of a document one after the other to
/// one tree, so that two that meet, such as one type's missing modifier reported by two networks in it, do not collide.
/// </summary>
public abstract class DocumentCodeFix : CodeFixProvider
{
    /// <summary>
    /// What the user can choose from for a diagnostic: the title, and the key that says "the same choice".
    /// </summary>
    private protected abstract IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root);

    /// <summary>Makes the edits of a choice.</summary>
    private protected abstract void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        (context, document, diagnostics) =>
            FixAsync(document, diagnostics, context.CodeActionEquivalenceKey ?? "", context.CancellationToken)!);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (title, key) in Choices(diagnostic, root))
            {
                var action = CodeAction.Create(
                    title, cancellation => FixAsync(context.Document, [diagnostic], key, cancellation), key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The attribute at a place that a diagnostic points to, or around it.</summary>
    private protected static AttributeSyntax? AttributeAt(SyntaxNode root, Location location) =>
        location.SourceTree == root.SyntaxTree
            ? root.FindNode(location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()
            : null;

    /// <summary>The attribute at another party of a diagnostic, where it has that many.</summary>
    private protected static AttributeSyntax? OtherAttribute(SyntaxNode root, Diagnostic diagnostic, int index) =>
        index < diagnostic.AdditionalLocations.Count ? AttributeAt(root, diagnostic.AdditionalLocations[index]) : null;

    private async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string key, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null)
            return document;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var diagnostic in diagnostics)
        {
            if (Choices(diagnostic, root).Any(choice => choice.Key == key))
                Apply(key, diagnostic, root, editor);
        }

        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
