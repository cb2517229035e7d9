using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Finds what a method of another assembly computes: its companion's attribute says it.</summary>
internal static class CompiledFunctions
{
    /// <summary>The program's text; <see langword="null"/> where there is none.</summary>
    public static string? TextOf(IMethodSymbol method)
    {
        foreach (var companion in method.ContainingType.GetMembers(method.Name + CompanionSpec.Ending).OfType<IMethodSymbol>())
        {
            if (!HasSameParameters(companion, method)
                || MethodNames.AttributeOf(companion, "DifferentiableProgramAttribute") is not { } attribute)
            {
                continue;
            }

            var arguments = attribute.ConstructorArguments;
            if (arguments.Length == 2 && Equals(arguments[0].Value, method.Name) && arguments[1].Value is string text)
                return text;
        }

        return null;
    }

    /// <summary>
    /// A function that an attribute of a network of another assembly names; <see langword="null"/> where the network does not
    /// say what it computes, as none does that is being compiled.
    /// </summary>
    public static FunctionSpec? Of(INamedTypeSymbol network, string reference)
    {
        foreach (var attribute in network.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "NetworkFunctionAttribute", ConstructorArguments: [var name, var function] }
                && Equals(name.Value, reference) && function.Value is string text)
            {
                return FunctionSpecText.Read(text);
            }
        }

        return null;
    }

    // Methods of one name may differ in their parameters, and so do their companions.
    private static bool HasSameParameters(IMethodSymbol a, IMethodSymbol b) =>
        a.Parameters.Length == b.Parameters.Length
        && a.Parameters.Zip(b.Parameters, (first, second) =>
            SymbolEqualityComparer.Default.Equals(first.Type, second.Type)).All(isSame => isSame);
}
