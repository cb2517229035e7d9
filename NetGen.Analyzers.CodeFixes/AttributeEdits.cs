using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace NetGen.Analyzers.CodeFixes;

/// <summary>The edits of a definition that fixes are made of.</summary>
internal static class AttributeEdits
{
    /// <summary>Gives an attribute without arguments another name, qualified as the old one was.</summary>
    public static void Rename(SyntaxEditor editor, AttributeSyntax attribute, string name) =>
        editor.ReplaceNode(attribute.Name, Named(attribute.Name, name));

    /// <summary>Adds an attribute to the list of another, right after it.</summary>
    public static void InsertAfter(SyntaxEditor editor, AttributeSyntax attribute, string name) =>
        Insert(editor, attribute, name, after: true);

    /// <summary>Adds an attribute to the list of another, right before it.</summary>
    public static void InsertBefore(SyntaxEditor editor, AttributeSyntax attribute, string name) =>
        Insert(editor, attribute, name, after: false);

    /// <summary>
    /// Removes an attribute, and its list where it is the only one there; the layout around it stays.
    /// </summary>
    public static void Remove(SyntaxEditor editor, AttributeSyntax attribute) =>
        editor.RemoveNode(attribute, SyntaxRemoveOptions.KeepUnbalancedDirectives);

    /// <summary>An attribute's name without its qualification and suffix, as messages show it.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => attribute.Name.ToString(),
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - 9) : name;
    }

    private static void Insert(SyntaxEditor editor, AttributeSyntax attribute, string name, bool after)
    {
        if (attribute.Parent is not AttributeListSyntax list)
            return;
        var index = list.Attributes.IndexOf(attribute) + (after ? 1 : 0);
        var added = SyntaxFactory.Attribute(Named(attribute.Name, name)).WithoutTrivia();
        editor.ReplaceNode(list, (current, _) =>
        {
            var currentList = (AttributeListSyntax)current;
            return currentList.WithAttributes(currentList.Attributes.Insert(index, added));
        });
    }

    private static NameSyntax Named(NameSyntax like, string name)
    {
        var identifier = SyntaxFactory.IdentifierName(name);
        NameSyntax named = like switch
        {
            QualifiedNameSyntax qualified => qualified.WithRight(identifier),
            AliasQualifiedNameSyntax qualified => qualified.WithName(identifier),
            _ => identifier,
        };
        return named.WithTriviaFrom(like);
    }
}
