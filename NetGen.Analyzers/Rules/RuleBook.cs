using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Every rule of a definition, in the order of their ids: the one list that a new rule is added to.</summary>
internal static class RuleBook
{
    public static readonly IReadOnlyList<Rule> All =
    [
    ];

    /// <summary>Everything that is wrong with a definition.</summary>
    public static EquatableArray<Finding> Check(Definition definition, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var rule in All)
        {
            cancellation.ThrowIfCancellationRequested();
            findings.AddRange(rule.Check(definition));
        }

        return findings.ToEquatableArray();
    }
}
