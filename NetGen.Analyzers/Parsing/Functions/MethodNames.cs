using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Analyzers.Parsing;

/// <summary>How methods are named, and where.</summary>
internal static class MethodNames
{
    /// <summary>The attribute's name in metadata.</summary>
    public const string DifferentiableAttribute = "NetGen.DifferentiableAttribute";

    /// <summary>Whether a method is marked as differentiable.</summary>
    public static bool IsDifferentiable(IMethodSymbol method) => MarkOf(method) is not null;

    /// <summary>The attribute that marks a method as differentiable.</summary>
    public static AttributeData? MarkOf(IMethodSymbol method) => AttributeOf(method, "DifferentiableAttribute");

    /// <summary>NetGen's attribute of that name on a method or a parameter.</summary>
    public static AttributeData? AttributeOf(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingType: null } type
                && type.Name == name
                && type.ContainingNamespace is { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true })
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>A method as messages name it.</summary>
    public static string Quoted(IMethodSymbol method) => $"'{method.Name}'";

    /// <summary>A method with its class: <c>Curve.Bent</c>.</summary>
    public static string Displayed(IMethodSymbol method) =>
        method.ContainingType is { } type ? $"{type.Name}.{method.Name}" : method.Name;

    /// <summary>Where a declaration names what it declares.</summary>
    public static Location Of(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        AccessorDeclarationSyntax accessor => accessor.Keyword.GetLocation(),
        OperatorDeclarationSyntax function => function.OperatorToken.GetLocation(),
        _ => node.GetLocation(),
    };
}
