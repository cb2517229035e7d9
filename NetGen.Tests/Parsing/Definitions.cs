using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;

namespace NetGen.Tests.Parsing;

/// <summary>Parses definitions in test sources.</summary>
internal static class Definitions
{
    /// <summary>The definition of the only class with NetGen attributes; null where it is not parsed.</summary>
    public static Definition? Parse(params string[] sources) =>
        Each(sources, (type, compilation) => NetworkParser.Parse(type, compilation, default))
            .SingleOrDefault(definition => definition is not null);

    /// <summary>The network of the only class with one, which must be right.</summary>
    public static NetworkSpec SpecOf(params string[] sources) =>
        Each(sources, (type, compilation) => NetworkDefinition.Analyze(type, compilation, default).Spec)
            .Single(spec => spec is not null)!;

    /// <summary>The network of a class, which must be right, among others that are parts of it.</summary>
    public static NetworkSpec NetworkOf(string name, string source)
    {
        var compilation = TestReferences.Compile(source);
        return NetworkDefinition.Analyze(compilation.GetTypeByMetadataName(name)!, compilation, default).Spec!;
    }

    /// <summary>Every class and record that a compilation's sources declare.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(Compilation compilation) =>
        compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .Select(node => compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node)!)
            .Where(type => type.TypeKind == TypeKind.Class)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static IEnumerable<T> Each<T>(string[] sources, Func<INamedTypeSymbol, Compilation, T> parse)
    {
        var compilation = TestReferences.Compile(sources);
        return TypesIn(compilation).Select(type => parse(type, compilation));
    }
}
