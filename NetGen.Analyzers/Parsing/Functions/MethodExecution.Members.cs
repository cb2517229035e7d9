using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Analyzers.Parsing;

/// <content>Fields and properties.</content>
internal sealed partial class MethodExecution
{
    private readonly Dictionary<ISymbol, Value> _members = new(SymbolEqualityComparer.Default);

    private readonly List<ISymbol> _initializing = [];

    private Value Read(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (!field.IsStatic)
            return Fault(reference.Syntax, FaultText.Instance);
        return field.IsReadOnly
            ? Initial(field, reference.Syntax)
            : Fault(reference.Syntax, FaultText.MutableState);
    }

    private Value Read(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (!property.IsStatic || property.GetMethod is null)
        {
            return _isOfConstants && EvaluateObject(reference) is { } value
                ? value
                : Fault(reference.Syntax, FaultText.Instance);
        }

        if (_sources.Find(property.GetMethod) is not null)
            return Invoke(reference.Syntax, property.GetMethod, []);
        if (!_sources.HasSource(property))
            return Fault(reference.Syntax, FaultText.NoSource);
        return property.SetMethod is null
            ? Initial(property, reference.Syntax)
            : Fault(reference.Syntax, FaultText.MutableState);
    }

    // What a member that never changes starts as. The faults of an initializer are no faults of the function, which
    // reads the value wherever it comes from: so the one that is reported is that the value is not known.
    private Value Initial(ISymbol member, SyntaxNode site)
    {
        if (_members.TryGetValue(member, out var known))
            return known;
        if (_initializing.Contains(member, SymbolEqualityComparer.Default))
            return Fault(site, FaultText.Initialization);
        if (_sources.FindInitializer(member) is not { } initializer
            || _sources.IsSetByStaticConstructor(member)
            || _initializing.Any(other => IsInitializedBefore(other, member)))
        {
            return Fault(site, FaultText.UnknownField);
        }

        if (initializer.HasErrors)
        {
            HasErrors = true;
            throw new ExecutionStoppedException();
        }

        var (variables, faults) = (_variables, _faults.Count);
        _variables = Variables.None;
        _initializing.Add(member);
        var value = Within(ExitScopeKind.Call, () => Evaluate(initializer.Value)) ?? UnknownValue.Reported;
        _initializing.RemoveAt(_initializing.Count - 1);
        (_variables, _isDead) = (variables, false);
        if (_faults.Count > faults)
        {
            _faults.RemoveRange(faults, _faults.Count - faults);
            _places.RemoveRange(faults, _places.Count - faults);
            return Fault(site, FaultText.UnknownField);
        }

        _members.Add(member, value);
        return value;
    }

    // Initializers of one class run in the order in which they are written; the files of a class have no order.
    private static bool IsInitializedBefore(ISymbol member, ISymbol other)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, other.ContainingType))
            return false;
        var (first, second) = (member.DeclaringSyntaxReferences[0], other.DeclaringSyntaxReferences[0]);
        return first.SyntaxTree != second.SyntaxTree || first.Span.Start < second.Span.Start;
    }
}
