using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// Executes a method at build time: integers and truth values are computed, numbers become instructions. It keeps going
/// past a fault, whose value is then unknown, so that independent faults are found together.
/// </summary>
/// <remarks>
/// Where a condition is on numbers both paths are executed, one after the other, and the variables merged. No variable
/// of one method is there twice, as no method calls itself: so one table serves a method and its local functions.
/// </remarks>
internal sealed partial class MethodExecution
{
    private readonly Compilation _compilation;
    private readonly MethodSources _sources;
    private readonly bool _isOfConstants;
    private readonly CancellationToken _cancellation;
    private readonly List<FunctionFault> _faults = [];
    private readonly List<Location> _places = [];
    private readonly List<Call> _calls = [];

    private ImmutableDictionary<ISymbol, Value> _variables = Variables.None;
    private ExitScope _scope;
    private bool _isDead;
    private int _steps;

    /// <param name="compilation">The compilation that faults are reported in.</param>
    /// <param name="isOfConstants">
    /// Whether everything is known at build time: arrays, texts and loops of every kind are then followed.
    /// </param>
    /// <param name="cancellation">Ends the execution.</param>
    public MethodExecution(Compilation compilation, bool isOfConstants, CancellationToken cancellation)
    {
        _compilation = compilation;
        _isOfConstants = isOfConstants;
        _cancellation = cancellation;
        _sources = new MethodSources(compilation, cancellation);
        _scope = new ExitScope(ExitScopeKind.Call, null, _variables, Builder);
    }

    public ProgramBuilder Builder { get; } = new(FunctionLimits.Operations);

    /// <summary>What was found, in the order of execution.</summary>
    public EquatableArray<FunctionFault> Faults => _faults.ToEquatableArray();

    /// <summary>Where it was found.</summary>
    public IReadOnlyList<Location> Places => _places;

    /// <summary>Whether the compiler has errors to report in the code.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The value that the method returns; <see langword="null"/> where execution was given up.</summary>
    public Value? Run(MethodSource source, IReadOnlyList<Value> arguments)
    {
        var name = MethodNames.Of(source.Node);
        try
        {
            return Execute(source, name, arguments);
        }
        catch (InsufficientExecutionStackException)
        {
            Report(name, FaultText.Depth, MethodNames.Quoted(source.Method));
            return null;
        }
        catch (ExecutionStoppedException)
        {
            return null;
        }
    }

    /// <summary>Reports a fault at a place of its own.</summary>
    public void Report(Location place, FaultText text, string what) => Add(place, text, what, isOfAnother: false);

    private UnknownValue Fault(SyntaxNode node, FaultText text, string? what = null) =>
        Fault(node.GetLocation(), text, what ?? FaultText.NameOf(node));

    private UnknownValue Fault(Location location, FaultText text, string what)
    {
        var (place, isOfAnother) = PlaceOf(location);
        Add(place, text, what, isOfAnother);
        return UnknownValue.Reported;
    }

    /// <summary>Reports a fault that ends the execution, in the method that was to be executed.</summary>
    private void Stop(SyntaxNode node, FaultText text)
    {
        var outermost = _calls.Count > 1 ? _calls[1].Site : node.GetLocation();
        Add(outermost, text, _calls.Count > 1 ? MethodNames.Quoted(_calls[1].Method) : FaultText.NameOf(node), false);
        throw new ExecutionStoppedException();
    }

    private void Add(Location place, FaultText text, string what, bool isOfAnother)
    {
        var fault = new FunctionFault(
            FunctionParser.NotDifferentiable, true, [what, text.Why, text.WayOut], isOfAnother);
        for (var i = 0; i < _faults.Count; i++)
        {
            if (_places[i] == place && _faults[i] == fault)
                return;
        }

        _faults.Add(fault);
        _places.Add(place);
    }

    // In another project nothing can be reported: the place is then the call that leads there.
    private (Location Place, bool IsOfAnother) PlaceOf(Location place)
    {
        var depth = _calls.Count;
        while (depth > 1 && place.SourceTree is { } tree && !_sources.IsOwn(tree))
            place = _calls[--depth].Site;
        var isOfAnother = _calls.Take(depth).Skip(1).Any(call => MethodNames.IsDifferentiable(call.Method));
        return (place, isOfAnother);
    }

    private void Step(SyntaxNode node)
    {
        _cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Builder.IsFull)
            Stop(node, FaultText.Operations);
        if (++_steps > FunctionLimits.Steps)
            Stop(node, FaultText.Steps);
    }

    /// <summary>
    /// One of two ways, or both and a choice between what comes out. The condition is known, an instruction, or unknown
    /// after a fault.
    /// </summary>
    private Value? Branch(Value condition, Func<Value?> then, Func<Value?> otherwise)
    {
        if (condition is ConditionValue { IsConstant: true } known)
            return known.Constant ? then() : otherwise();
        var (variables, path, choice) = (_variables, _scope.Path, condition as ConditionValue);
        if (choice is not null)
            _scope.Path = new PathStep(path, choice, isNegated: false);
        var first = then();
        var (firstVariables, isFirstDead) = (_variables, _isDead);
        (_variables, _isDead) = (variables, false);
        if (choice is not null)
            _scope.Path = new PathStep(path, choice, isNegated: true);
        var second = otherwise();
        _scope.Path = path;

        if (_isDead && !isFirstDead)
            (_variables, _isDead) = (firstVariables, false);
        else if (isFirstDead || _isDead)
            return second;
        else
        {
            _variables = Merge(variables, condition, firstVariables, _variables);
            return first is null || second is null ? null : Merge(condition, first, second);
        }

        return first;
    }

    /// <summary>
    /// Executes a part of a method that can be left early, and merges the ways out of it; the value is that of the way
    /// taken.
    /// </summary>
    private Value? Within(ExitScopeKind kind, Func<Value?> execute)
    {
        var outer = _scope;
        var scope = _scope = new ExitScope(kind, kind == ExitScopeKind.Call ? null : outer, _variables, Builder);
        var value = execute();
        _scope = outer;
        var exits = scope.Exits;
        var next = exits.Count - 1;
        if (_isDead)
        {
            if (next < 0)
                return value;

            // All other ways lead out further, or are not taken.
            (_variables, value, _isDead) = (exits[next].Variables, exits[next].Value, false);
            next--;
        }

        for (; next >= 0; next--)
        {
            var exit = exits[next];
            _variables = Merge(scope.Entry, exit.Condition, exit.Variables, _variables);
            value = value is null || exit.Value is null ? null : Merge(exit.Condition, exit.Value, value);
        }

        return value;
    }

    private void Leave(ExitScope target, Value? value)
    {
        _scope.Leave(target, _variables, value);
        _isDead = true;
    }

    private ExitScope Nearest(params ExitScopeKind[] kinds)
    {
        var scope = _scope;
        while (!kinds.Contains(scope.Kind) && scope.Outer is not null)
            scope = scope.Outer;
        return scope;
    }

    private ImmutableDictionary<ISymbol, Value> Merge(
        ImmutableDictionary<ISymbol, Value> entry,
        Value condition,
        ImmutableDictionary<ISymbol, Value> a,
        ImmutableDictionary<ISymbol, Value> b)
    {
        if (ReferenceEquals(a, b))
            return a;
        var merged = entry.ToBuilder();
        foreach (var variable in entry.Keys)
        {
            var (first, second) = (a[variable], b[variable]);
            merged[variable] = ReferenceEquals(first, second) ? first : Merge(condition, first, second);
        }

        return merged.ToImmutable();
    }

    private Value Merge(Value condition, Value a, Value b)
    {
        if (a == b)
            return a;
        if (condition is not ConditionValue choice || a is UnknownValue { IsReported: true }
            || b is UnknownValue { IsReported: true })
        {
            return UnknownValue.Reported;
        }

        return (a, b) switch
        {
            _ when choice.IsConstant => choice.Constant ? a : b,
            (NumberValue first, NumberValue second) => Builder.Select(choice, first, second),
            (ConditionValue first, ConditionValue second) => Builder.Select(choice, first, second),
            _ when NumberOfInteger(a) is { } first && NumberOfInteger(b) is { } second =>
                new ChosenIntegerValue(Builder.Select(choice, first, second)),
            _ => UnknownValue.Diverging,
        };
    }

    // As far as every precision holds the integer exactly.
    private static NumberValue? NumberOfInteger(Value value) => value switch
    {
        IntegerValue { Number: >= -(1 << 24) and <= 1 << 24 } integer => NumberValue.Of(integer.Number),
        ChosenIntegerValue chosen => chosen.Number,
        _ => null,
    };

    /// <summary>A call that is being executed.</summary>
    private sealed record Call(IMethodSymbol Method, Location Site);

    /// <summary>Ends an execution that has come to a limit; its fault is reported.</summary>
    private sealed class ExecutionStoppedException : Exception;
}
