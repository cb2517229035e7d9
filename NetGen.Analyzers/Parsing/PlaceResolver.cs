using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Finds a place of a definition in the source of the class that the definition was parsed from.</summary>
internal static class PlaceResolver
{
    public static Location Resolve(INamedTypeSymbol type, Place place, CancellationToken cancellation)
    {
        var location = place.Kind switch
        {
            PlaceKind.Attribute => OfAttribute(type, place, cancellation),
            PlaceKind.Type => OfType(type, place.Index, cancellation),
            PlaceKind.Member => OfMember(type, place.Index),
            _ => null,
        };
        return location ?? type.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
    }

    private static Location? OfAttribute(INamedTypeSymbol type, Place place, CancellationToken cancellation)
    {
        var attributes = AttributeReader.AttributesOf(type);
        if (place.Index >= attributes.Length)
            return null;
        var attribute = attributes[place.Index];
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return null;
        var argument = place.Argument switch
        {
            null => null,
            Place.LayerType => LayerTypeOf(syntax),
            var name => ArgumentOf(syntax, attribute, name),
        };
        return (argument ?? syntax).GetLocation();
    }

    /// <summary>The type argument; <see langword="null"/> where an alias hides it.</summary>
    private static TypeSyntax? LayerTypeOf(AttributeSyntax syntax)
    {
        var name = syntax.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            var simple => simple,
        };
        return (name as GenericNameSyntax)?.TypeArgumentList.Arguments[0];
    }

    private static SyntaxNode? ArgumentOf(AttributeSyntax syntax, AttributeData attribute, string name)
    {
        if (syntax.ArgumentList is not { } list)
            return null;
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        var element = name.IndexOf('#');
        var wanted = element < 0 ? name : name.Substring(0, element);
        var skip = element < 0 ? 0 : int.Parse(name.Substring(element + 1), CultureInfo.InvariantCulture);
        SyntaxNode? found = null;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            // The arguments from the last parameter on are its elements where it takes any number.
            var argument = list.Arguments[i];
            var written = argument.NameEquals?.Name ?? argument.NameColon?.Name;
            var parameter = parameters.Length == 0 ? null : parameters[Math.Min(i, parameters.Length - 1)];
            var positional = i < parameters.Length || parameter is { IsParams: true } ? parameter?.Name : null;
            if ((written?.Identifier.ValueText ?? positional) != wanted)
                continue;
            found = argument;
            if (argument.NameEquals is not null && element >= 0)
                return ElementOf(argument, skip) ?? argument;
            if (skip-- == 0)
                break;
        }

        return found;
    }

    /// <summary>An element of an array that is written out: <c>Inputs = ["left", "right"]</c>.</summary>
    private static SyntaxNode? ElementOf(AttributeArgumentSyntax argument, int index)
    {
        var elements = argument.Expression switch
        {
            CollectionExpressionSyntax collection => collection.Elements.Cast<SyntaxNode>(),
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            _ => [],
        };
        return elements.ElementAtOrDefault(index);
    }

    private static Location? OfType(INamedTypeSymbol type, int level, CancellationToken cancellation)
    {
        var current = type;
        for (var i = 0; i < level && current is not null; i++)
            current = current.ContainingType;
        if (current is null)
            return null;

        var declarations = ClassReader.Declarations(current, TypeNaming.SpecOf(type).HintName, cancellation).ToList();
        var declaration = declarations.FirstOrDefault(d => !ClassReader.IsPartial(d))
            ?? declarations.FirstOrDefault(d => HoldsNetworkAttribute(d, type))
            ?? declarations.FirstOrDefault();
        return declaration?.Identifier.GetLocation();
    }

    private static bool HoldsNetworkAttribute(TypeDeclarationSyntax declaration, INamedTypeSymbol type) =>
        AttributeReader.AttributesOf(type).Any(attribute =>
            AttributeReader.KindOf(attribute.AttributeClass) == AttributeKind.Network
            && attribute.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == declaration.SyntaxTree
            && declaration.Span.Contains(reference.Span));

    private static Location? OfMember(INamedTypeSymbol type, int index)
    {
        var members = ClassReader.MembersOf(type, TypeNaming.SpecOf(type).HintName);
        return index < members.Length ? members[index].Locations.FirstOrDefault(l => l.IsInSource) : null;
    }
}
