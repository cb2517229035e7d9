using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Tests.Support;

/// <summary>Walks everything that an object holds on to.</summary>
internal static class ObjectGraph
{
    /// <summary>
    /// The objects of the compiler that can be reached from a value through fields, arrays and captured variables: any
    /// one of them would keep a whole compilation in memory, or make equal models unequal.
    /// </summary>
    public static IReadOnlyList<object> RoslynObjects(object? root)
    {
        var found = new List<object>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object?>([root]);
        while (pending.TryPop(out var value))
        {
            if (value is null or string or Type or MemberInfo || value.GetType().IsPrimitive || value.GetType().IsEnum
                || (!value.GetType().IsValueType && !seen.Add(value)))
                continue;

            if (value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location
                or SemanticModel or AttributeData or Diagnostic)
            {
                found.Add(value);
                continue;
            }

            if (value is Array array)
            {
                foreach (var item in array)
                    pending.Push(item);
            }

            for (var type = value.GetType(); type is not null && !type.IsPointer; type = type.BaseType)
            {
                var fields = type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
                foreach (var field in fields.Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer))
                    pending.Push(field.GetValue(value));
            }
        }

        return found;
    }
}
