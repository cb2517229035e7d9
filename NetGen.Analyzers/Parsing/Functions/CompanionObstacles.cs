using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Something that keeps a differentiable method from having a companion.</summary>
/// <param name="Reason">What it is, and what to do about it.</param>
/// <param name="Place">Where it is, if not at the method.</param>
/// <param name="IsMissingPartial">Whether the type declaration there lacks the modifier <c>partial</c>.</param>
internal sealed record CompanionObstacle(string Reason, Location? Place = null, bool IsMissingPartial = false);

/// <summary>Finds what keeps a method's companion from joining the method's type.</summary>
internal static class CompanionObstacles
{
    public static IEnumerable<CompanionObstacle> Of(IMethodSymbol method, CancellationToken cancellation)
    {
        List<CompanionObstacle> obstacles = [];
        if (method.Parameters.IsEmpty)
            obstacles.Add(new("it has no parameter to differentiate by; add one"));
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            obstacles.AddRange(OfType(type, cancellation));
        if (ClashOf(method) is { } clash)
            obstacles.Add(clash);
        if (ClassReader.OutdatedLanguageOf(method, HintNameOf(method)) is { } language)
            obstacles.Add(new($"generated code needs C# 14, and this file is C# {language}"));
        return obstacles;
    }

    /// <summary>The name of the file that holds a method's companion, without its ending.</summary>
    public static string HintNameOf(IMethodSymbol method) =>
        TypeNaming.SpecOf(method.ContainingType).HintName + "." + TypeNaming.FileNameOf(SignatureOf(method));

    /// <summary>A method's name and the types of its parameters.</summary>
    public static string SignatureOf(IMethodSymbol method) => method.Name + Types(method);

    private static string Types(IMethodSymbol method) => string.Concat(method.Parameters.Select(parameter =>
        (parameter.RefKind == RefKind.None ? "_" : "_ref_") + parameter.Type.ToDisplayString()));

    private static IEnumerable<CompanionObstacle> OfType(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.IsExtension)
        {
            yield return new("it is declared in an extension block; move it out of the block");
            yield break;
        }

        var declarations = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().ToList();
        if (declarations.Find(declaration => !ClassReader.IsPartial(declaration)) is { } whole)
        {
            yield return new(
                $"'{type.Name}' must be partial; add the modifier 'partial'",
                whole.Identifier.GetLocation(),
                IsMissingPartial: true);
        }

        if (type.IsFileLocal)
        {
            yield return new(
                $"'{type.Name}' is file-local, so a generated file cannot add to it; replace 'file' by 'internal'",
                declarations.FirstOrDefault()?.Identifier.GetLocation());
        }
    }

    /// <summary>What the companion's type has under its name already.</summary>
    private static CompanionObstacle? ClashOf(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var name = method.Name + CompanionSpec.Ending;
        if (type.Name == name || type.TypeParameters.Any(parameter => parameter.Name == name))
            return new($"that is the name of '{type.Name}' or of a type parameter of it; rename one of them");

        var hintName = HintNameOf(method);
        var clash = type.GetMembers(name).FirstOrDefault(member =>
            (member is not IMethodSymbol other || (other.Arity == 0 && Types(other) == Types(method)))
            && !member.DeclaringSyntaxReferences.Any(reference => ClassReader.IsGenerated(reference, hintName)));
        return clash is null
            ? null
            : new($"'{type.Name}' has a member of that name; rename or remove it", clash.Locations.FirstOrDefault());
    }
}
