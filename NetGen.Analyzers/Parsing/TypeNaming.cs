using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>How generated code names a class, and what the file that holds it is called.</summary>
internal static class TypeNaming
{
    private const int LongestReadablePart = 100;

    public static TypeSpec SpecOf(INamedTypeSymbol type)
    {
        var declarations = new List<string>();
        for (var current = type; current is not null; current = current.ContainingType)
            declarations.Add(DeclarationOf(current));
        declarations.Reverse();
        return new TypeSpec(
            NamespaceOf(type), declarations.ToEquatableArray(), Identifier(type.Name), HintNameOf(type));
    }

    /// <summary>
    /// The end of a name, for people, and a hash of all of it, which keeps apart two names that differ in case alone, in
    /// a character that a file name cannot have or in the part cut off.
    /// </summary>
    public static string FileNameOf(string name)
    {
        var readable = new StringBuilder(name);
        for (var i = 0; i < readable.Length; i++)
        {
            if (readable[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_'))
                readable[i] = '_';
        }

        if (readable.Length > LongestReadablePart)
            readable.Remove(0, readable.Length - LongestReadablePart);
        return readable.ToString().Trim('.') + "-" + Hash(name).ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string HintNameOf(INamedTypeSymbol type)
    {
        var name = new StringBuilder(type.MetadataName);
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name.Insert(0, '.').Insert(0, outer.MetadataName);
        foreach (var space in NamespacesOf(type))
            name.Insert(0, '.').Insert(0, space.Name);
        return FileNameOf(name.ToString());
    }

    /// <summary>FNV-1a: the same on every machine, as string.GetHashCode is not.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ (byte)c) * 16777619u);
            hash = unchecked((hash ^ (byte)(c >> 8)) * 16777619u);
        }

        return hash;
    }

    private static string NamespaceOf(INamedTypeSymbol type) =>
        string.Join(".", NamespacesOf(type).Reverse().Select(space => Identifier(space.Name)));

    /// <summary>The namespaces around a type, innermost first.</summary>
    private static IEnumerable<INamespaceSymbol> NamespacesOf(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            yield return space;
    }

    private static string DeclarationOf(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        var parameters = type.TypeParameters.Length == 0
            ? ""
            : "<" + string.Join(", ", type.TypeParameters.Select(ParameterOf)) + ">";
        return $"partial {keyword} {Identifier(type.Name)}{parameters}";
    }

    private static string ParameterOf(ITypeParameterSymbol parameter)
    {
        var variance = parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => "",
        };
        return variance + Identifier(parameter.Name);
    }

    private static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
