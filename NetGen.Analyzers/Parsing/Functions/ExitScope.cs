using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// A part of a method that can be left before its end: a call, a loop, one turn of a loop, a switch. Where it is left
/// under a condition, execution goes on as if it were not, and at the end of the part the paths are merged: so code is
/// executed once however many paths lead to it.
/// </summary>
internal sealed class ExitScope(
    ExitScopeKind kind, ExitScope? outer, ImmutableDictionary<ISymbol, Value> entry, ProgramBuilder builder)
{
    private readonly List<Exit> _exits = [];

    private ConditionValue _left = ConditionValue.False;

    private int _counted;

    public ExitScopeKind Kind { get; } = kind;

    /// <summary>The part around this one; none around a call, which nothing inside can leave.</summary>
    public ExitScope? Outer { get; } = outer;

    /// <summary>The variables that are there when it begins, which are those that matter after it.</summary>
    public ImmutableDictionary<ISymbol, Value> Entry { get; } = entry;

    /// <summary>The conditions that the place being executed is under, from the beginning of this part on.</summary>
    public PathStep? Path { get; set; }

    public IReadOnlyList<Exit> Exits => _exits;

    /// <summary>
    /// Leaves a part from inside this one. The first exit whose condition holds is the one taken, so the condition need
    /// not say that the part itself was not left before; it says so of the parts further in.
    /// </summary>
    public void Leave(ExitScope target, ImmutableDictionary<ISymbol, Value> variables, Value? value)
    {
        var condition = ConditionOf(Path);
        for (var scope = this; scope != target; scope = scope.Outer!)
        {
            condition = builder.And(builder.Not(scope.Left()), condition);
            condition = builder.And(scope.Outer!.ConditionOf(scope.Outer.Path), condition);
        }

        if (!condition.IsFalse)
            target._exits.Add(new(condition, variables, value));
    }

    private ConditionValue Left()
    {
        for (; _counted < _exits.Count; _counted++)
            _left = builder.Or(_left, _exits[_counted].Condition);
        return _left;
    }

    // From the outside in, and kept at every step: steps that paths share are computed once.
    private ConditionValue ConditionOf(PathStep? path)
    {
        var open = new Stack<PathStep>();
        for (; path is { Whole: null }; path = path.Before)
            open.Push(path);
        var whole = path?.Whole ?? ConditionValue.True;
        foreach (var step in open)
            whole = step.Whole = builder.And(whole, step.IsNegated ? builder.Not(step.Condition) : step.Condition);
        return whole;
    }
}

/// <summary>What a part of a method is.</summary>
internal enum ExitScopeKind
{
    /// <summary>A method, which <c>return</c> leaves.</summary>
    Call,

    /// <summary>A loop, which <c>break</c> leaves.</summary>
    Loop,

    /// <summary>One turn of a loop, which <c>continue</c> leaves.</summary>
    Turn,

    /// <summary>A switch statement, which <c>break</c> leaves.</summary>
    Switch,

    /// <summary>A switch expression, which the value of an arm leaves.</summary>
    Arms,
}

/// <summary>One way out of a part of a method.</summary>
internal sealed record Exit(ConditionValue Condition, ImmutableDictionary<ISymbol, Value> Variables, Value? Value);

/// <summary>A condition on the path to a place, after others.</summary>
internal sealed class PathStep(PathStep? before, ConditionValue condition, bool isNegated)
{
    public PathStep? Before { get; } = before;

    public ConditionValue Condition { get; } = condition;

    public bool IsNegated { get; } = isNegated;

    /// <summary>All conditions up to this one, once somebody asked.</summary>
    public ConditionValue? Whole { get; set; }
}
