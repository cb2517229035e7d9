using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Reads, as plain values, what the companion of a differentiable method is made of.</summary>
internal static class CompanionReader
{
    /// <summary>
    /// The companion to generate for a method; <see langword="null"/> where an analyzer has an error to report, or the
    /// compiler. Never throws but for cancellation, whatever the method looks like.
    /// </summary>
    public static CompanionSpec? Read(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        // Both parts of a partial method are one method, of which the first part has the attributes of both.
        method = method.PartialDefinitionPart ?? method;
        if (IsMisnamed(method)
            || CompanionObstacles.Of(method, cancellation).Any()
            || FunctionParser.Parse(method, compilation, cancellation).Spec is not { } function)
        {
            return null;
        }

        return new CompanionSpec(
            TypeNaming.SpecOf(method.ContainingType),
            CompanionObstacles.HintNameOf(method),
            ModifiersOf(method.DeclaredAccessibility),
            method.ReturnType.SpecialType == SpecialType.System_Double,
            method.IsExtensionMethod,
            method.Parameters.Select(DefaultOf).ToEquatableArray(),
            function);
    }

    /// <summary>
    /// Whether the compiler has an error to report on names, so that one file would be generated twice, or none could
    /// be: a method that is declared or marked twice, a type that is a class here and a struct there, or has no name.
    /// </summary>
    private static bool IsMisnamed(IMethodSymbol method)
    {
        var signature = CompanionObstacles.SignatureOf(method);
        if (method.GetAttributes().Count(attribute =>
                attribute.AttributeClass?.ToDisplayString() == MethodNames.DifferentiableAttribute) != 1
            || method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other =>
                other.Arity == 0 && CompanionObstacles.SignatureOf(other) == signature) != 1)
        {
            return true;
        }

        for (var space = method.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            if (!space.CanBeReferencedByName)
                return true;
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            // What stands outside any type is declared in one that the compiler made up.
            if (!type.CanBeReferencedByName || !type.TypeParameters.All(parameter => parameter.CanBeReferencedByName))
                return true;
            var namesakes = ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace)
                .GetTypeMembers(type.Name, type.Arity);
            if (namesakes.Count(namesake => !namesake.IsFileLocal) != 1)
                return true;
        }

        return false;
    }

    private static DefaultValue DefaultOf(IParameterSymbol parameter)
    {
        var value = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        return value switch
        {
            float single => new(true, BitConverter.DoubleToInt64Bits(single)),
            double number => new(true, BitConverter.DoubleToInt64Bits(number)),
            _ => default,
        };
    }

    private static string ModifiersOf(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };
}
