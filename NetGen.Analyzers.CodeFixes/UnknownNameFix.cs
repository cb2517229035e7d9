using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>NG0033: replaces a name that nothing has by the one that it is nearly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownNameFix)), Shared]
public sealed class UnknownNameFix : DocumentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG0033"];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        if (Near(diagnostic) is { } near && LiteralAt(root, diagnostic.Location) is { } literal)
            yield return ($"Change \"{literal.Token.ValueText}\" to \"{near}\"", "rename");
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor)
    {
        var literal = LiteralAt(root, diagnostic.Location)!;
        var name = SyntaxFactory.LiteralExpression(
            SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Near(diagnostic)!));
        editor.ReplaceNode(literal, name.WithTriviaFrom(literal));
    }

    /// <summary>The name where it is written out; a constant may be used elsewhere, too, and is left alone.</summary>
    private static LiteralExpressionSyntax? LiteralAt(SyntaxNode root, Location location) =>
        root.FindNode(location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression
            as LiteralExpressionSyntax;

    private static string? Near(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(NetworkDefinitionAnalyzer.FixProperty, out var near) ? near : null;
}
