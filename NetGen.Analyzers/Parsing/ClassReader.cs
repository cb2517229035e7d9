using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Reads, as plain values, what decides whether a generated part can join a class.</summary>
internal static class ClassReader
{
    /// <summary>The version that generated code is written in.</summary>
    private const LanguageVersion GeneratedLanguage = LanguageVersion.CSharp14;

    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static ClassFacts Read(INamedTypeSymbol type, string hintName, CancellationToken cancellation)
    {
        var chain = new List<TypeFact>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            var isPartial = Declarations(current, hintName, cancellation).All(IsPartial);
            chain.Add(new(current.Name, isPartial, current.IsFileLocal));
        }

        return new ClassFacts(
            chain.ToEquatableArray(),
            type.IsStatic,
            type.IsAbstract && !type.IsStatic,
            type.TypeParameters.Length > 0,
            type.IsRecord,
            Declarations(type, hintName, cancellation).Any(declaration => declaration.ParameterList is not null),
            MembersOf(type, hintName).Select(member => FactOf(type, member, cancellation)).ToEquatableArray(),
            BaseOf(type),
            OutdatedLanguageOf(type, hintName));
    }

    /// <summary>A class of another assembly, whose compiler has found nothing in the way of its generated part.</summary>
    public static ClassFacts ReadCompiled(INamedTypeSymbol type) => new(
        [new(type.Name, IsPartial: true, IsFileLocal: false)], false, false, false, false, false, [], null, null);

    /// <summary>The declarations of a type that the user wrote: all but the network's own generated part.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(
        INamedTypeSymbol type, string hintName, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences
            .Where(reference => !IsGenerated(reference, hintName))
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>();

    public static bool IsPartial(TypeDeclarationSyntax declaration) =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>
    /// The members that matter to the generated part: the user's own, then inherited ones, then those of the types
    /// around the class. Their order is that of <see cref="ClassFacts.Members"/>.
    /// </summary>
    public static ImmutableArray<ISymbol> MembersOf(INamedTypeSymbol type, string hintName)
    {
        var members = ImmutableArray.CreateBuilder<ISymbol>();
        var networks = AttributeReader.NetworkNames(type);
        foreach (var member in type.GetMembers())
        {
            var matters = IsWrittenConstructor(member) || IsNameGenerated(member);
            var isWritten = !member.IsImplicitlyDeclared
                && !member.DeclaringSyntaxReferences.Any(reference => IsGenerated(reference, hintName));
            if (matters && isWritten)
                members.Add(member);
        }

        for (var baseType = type.BaseType; baseType is not null; baseType = baseType.BaseType)
        {
            // The generated part's private members hide inherited ones, which harms nobody.
            members.AddRange(baseType.GetMembers().Where(member =>
                IsNameGenerated(member)
                && !GeneratedMember.IsHidden(member.Name)
                && IsAccessible(member, type)));
        }

        return members.ToImmutable();

        bool IsNameGenerated(ISymbol member) =>
            member is not IMethodSymbol { AssociatedSymbol: not null } && member.Name != MemberFact.ConstructorName
            && (GeneratedMember.MayBe(member.Name) || networks.Contains(MemberNames.Unnumbered(member.Name)));
    }

    /// <summary>Whether a member of a network is one that the generator added.</summary>
    public static bool IsInGeneratedPart(ISymbol member)
    {
        var hintName = TypeNaming.SpecOf(member.ContainingType).HintName;
        return member.DeclaringSyntaxReferences.Any(reference => IsGenerated(reference, hintName));
    }

    // The generator runs before its own output exists and the analyzer after: both must see the same class.
    public static bool IsGenerated(SyntaxReference reference, string hintName) =>
        Path.GetFileName(reference.SyntaxTree.FilePath).StartsWith(hintName + ".", StringComparison.Ordinal);

    // A primary constructor, which stands in the class's own declaration, is a fact of its own.
    private static bool IsWrittenConstructor(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        && member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ConstructorDeclarationSyntax);


    private static bool IsAccessible(ISymbol member, INamedTypeSymbol from) => member.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal =>
            SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, from.ContainingAssembly)
            || member.ContainingAssembly.GivesAccessTo(from.ContainingAssembly),
        _ => false,
    };

    private static MemberFact FactOf(INamedTypeSymbol type, ISymbol member, CancellationToken cancellation)
    {
        var signature = member is IMethodSymbol method ? SignatureOf(method) : null;
        var isInherited = !SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
        var callsThis = member.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax
            {
                Initializer.RawKind: (int)SyntaxKind.ThisConstructorInitializer,
            });
        return new MemberFact(member.Name, signature, isInherited, member.ContainingType.Name, callsThis);
    }

    private static string SignatureOf(IMethodSymbol method)
    {
        // A generic method shares no signature with a generated one, none of which is generic.
        var arity = method.Arity == 0 ? "" : "<" + new string(',', method.Arity - 1) + "> ";
        return arity + string.Join(", ", method.Parameters.Select(parameter =>
            (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(TypeFormat)));
    }

    private static BaseFact? BaseOf(INamedTypeSymbol type)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None, TypeKind: TypeKind.Class } baseType)
            return null;
        for (var current = baseType; current is not null; current = current.BaseType)
        {
            if (AttributeReader.IsNetwork(current))
                return new BaseFact(current.Name, IsNetwork: true);
        }

        var isCallable = baseType.InstanceConstructors.Any(constructor =>
            IsAccessible(constructor, type) && constructor.Parameters.All(p => p.IsOptional || p.IsParams));
        return isCallable ? null : new BaseFact(baseType.Name, IsNetwork: false);
    }

    /// <summary>
    /// The C# version of the file that declares a class or a method, where it is too old for generated code;
    /// <see langword="null"/> otherwise.
    /// </summary>
    public static string? OutdatedLanguageOf(ISymbol symbol, string hintName)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference, hintName)
                && reference.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < GeneratedLanguage } options)
            {
                return options.LanguageVersion.ToDisplayString();
            }
        }

        return null;
    }
}
