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

    // Methods of one name may differ in their parameters, and so do their companions.
    private static bool HasSameParameters(IMethodSymbol a, IMethodSymbol b) =>
        a.Parameters.Length == b.Parameters.Length
        && a.Parameters.Zip(b.Parameters, (first, second) =>
            SymbolEqualityComparer.Default.Equals(first.Type, second.Type)).All(isSame => isSame);
}
