using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>NG0001, and NG2004 where that is what is missing: adds the modifier <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotPartialFix)), Shared]
public sealed class NotPartialFix : DocumentCodeFix
{
    private const string OfFunction = "NG2004";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["NG0001", OfFunction];

    private protected override IEnumerable<(string Title, string Key)> Choices(Diagnostic diagnostic, SyntaxNode root)
    {
        if (DeclarationAt(root, diagnostic) is { } declaration)
            yield return ($"Make '{declaration.Identifier.ValueText}' partial", "partial");
    }

    private protected override void Apply(string key, Diagnostic diagnostic, SyntaxNode root, SyntaxEditor editor) =>
        editor.ReplaceNode(
            DeclarationAt(root, diagnostic)!, (current, _) => WithPartial((TypeDeclarationSyntax)current));

    // A function lacks other things too, of which no fix knows; its type may have a part in another document.
    private static TypeDeclarationSyntax? DeclarationAt(SyntaxNode root, Diagnostic diagnostic)
    {
        var location = diagnostic.AdditionalLocations.DefaultIfEmpty(diagnostic.Location).First();
        return (diagnostic.Id == OfFunction && !diagnostic.Properties.ContainsKey(NetworkDefinitionAnalyzer.FixProperty))
            || location.SourceTree != root.SyntaxTree
                ? null
                : root.FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    // 'partial' has to be the last modifier. Without another it takes over what stands before the keyword.
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax declaration)
    {
        if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            return declaration;
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration.Modifiers.Count == 0)
        {
            partial = partial.WithLeadingTrivia(declaration.Keyword.LeadingTrivia);
            declaration = declaration.WithKeyword(declaration.Keyword.WithLeadingTrivia());
        }

        return declaration.WithModifiers(declaration.Modifiers.Add(partial));
    }
}
