using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Emit;

/// <summary>What the elements of a companion's result are called.</summary>
internal static class TupleNames
{
    private const string Value = "Value";
    private const string Derivative = "Derivative";

    // What every tuple has; Item1 and its kin are names of places.
    private static readonly string[] Taken =
        ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Rest", "ToString"];

    /// <summary>
    /// The value's name, then the derivatives': those of the parameters by which they are taken, which come to be alike
    /// where parameters differ in case alone, and <c>Derivative</c> where there is one parameter.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> parameters)
    {
        List<string> names = [Value];
        if (parameters.Count == 1)
            return [Value, Derivative];

        // Names that no other parameter can want come first, so that X is the derivative by x wherever there is an x.
        var used = new HashSet<string>(parameters.Select(MemberNames.Pascal), StringComparer.Ordinal) { Value };
        var given = new HashSet<string>(StringComparer.Ordinal) { Value };
        foreach (var parameter in parameters)
        {
            var name = MemberNames.Pascal(parameter);
            if (IsReserved(name) || !given.Add(name))
            {
                name += Derivative;
                for (var number = 2; used.Contains(name) || given.Contains(name); number++)
                    name = MemberNames.Pascal(parameter) + Derivative + Literals.Int(number);
                given.Add(name);
            }

            names.Add(Names.Parameter(name));
        }

        return names;
    }

    private static bool IsReserved(string name) =>
        Taken.Contains(name)
        || (name.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(name.Substring(4), out var place)
            && place > 0);
}
