using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <content>Patterns, and what chooses by them.</content>
internal sealed partial class MethodExecution
{
    private Value Choose(ISwitchExpressionOperation choice) => Within(
        ExitScopeKind.Arms,
        () =>
        {
            var value = Evaluate(choice.Value);
            if (!choice.IsExhaustive)
                Fault(choice.Syntax, FaultText.NotExhaustive);
            var (variables, path) = (_variables, _scope.Path);
            for (var i = 0; i < choice.Arms.Length; i++)
            {
                var arm = choice.Arms[i];
                var match = Guarded(Match(arm.Pattern, value, choice.Value), arm.Guard);
                if (match is ConditionValue { IsFalse: true })
                    continue;

                // Where the arms cover every value the last is for the rest, whatever its pattern says.
                if (match is ConditionValue { IsTrue: true } || i == choice.Arms.Length - 1)
                    return Evaluate(arm.Value);
                if (match is ConditionValue condition)
                    _scope.Path = new PathStep(path, condition, isNegated: false);
                Leave(_scope, Evaluate(arm.Value));
                (_variables, _isDead, _scope.Path) = (variables, false, path);
            }

            return UnknownValue.Reported;
        }) ?? UnknownValue.Reported;

    private Value Guarded(Value match, IOperation? guard) => guard is null
        ? match
        : Branch(match, () => Condition(guard), static () => ConditionValue.False)!;

    private Value Match(ICaseClauseOperation clause, Value value, IOperation source) => clause switch
    {
        IDefaultCaseClauseOperation => ConditionValue.False,
        ISingleValueCaseClauseOperation single => IsEqual(single.Value, value, source),
        IPatternCaseClauseOperation pattern => Guarded(Match(pattern.Pattern, value, source), pattern.Guard),
        _ => Fault(clause.Syntax, FaultText.Construct),
    };

    private Value Match(IPatternOperation pattern, Value value, IOperation source)
    {
        Step(pattern.Syntax);
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return ConditionValue.True;
            case IDeclarationPatternOperation declaration
                when declaration.MatchesNull
                || SymbolEqualityComparer.Default.Equals(declaration.MatchedType, declaration.InputType):
                if (declaration.DeclaredSymbol is { } variable)
                    Set(variable, value);
                return ConditionValue.True;
            case ITypePatternOperation type
                when SymbolEqualityComparer.Default.Equals(type.MatchedType, type.InputType):
                return ConditionValue.True;
            case IConstantPatternOperation constant:
                return IsEqual(constant.Value, value, source);
            case IRelationalPatternOperation relation:
                return Compare(relation, value, source);
            case INegatedPatternOperation negated:
                return Opposite(Match(negated.Pattern, value, source));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Both(Match(both.LeftPattern, value, source), Match(both.RightPattern, value, source));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Either(Match(either.LeftPattern, value, source), Match(either.RightPattern, value, source));
            default:
                return Fault(pattern.Syntax, FaultText.Construct);
        }
    }

    private Value Compare(IRelationalPatternOperation relation, Value value, IOperation source)
    {
        switch (value)
        {
            case NumberValue number:
                return Number(relation.Value) is { } bound
                    && Compare(relation.OperatorKind, number, bound) is { } condition
                        ? condition
                        : UnknownValue.Reported;
            case IntegerValue integer:
                return Integer(relation.Value) is { } limit
                    ? IntegerArithmetic.Binary(
                        relation.OperatorKind, integer.Number, limit.Number, relation.InputType, isChecked: false)
                        ?? Fault(relation.Syntax, FaultText.Construct)
                    : UnknownValue.Reported;
            default:
                return Unexpected(value, source);
        }
    }

    // A pattern of NaN matches NaN, as Equals does.
    private Value IsEqual(IOperation expected, Value value, IOperation source)
    {
        switch (Evaluate(expected), value)
        {
            case (NumberValue a, NumberValue b):
                return double.IsNaN(a.IsConstant ? a.Constant : 0)
                    ? Builder.Compare(ScalarOperator.NotEqual, b, b)
                    : Builder.Compare(ScalarOperator.Equal, b, a);
            case (IntegerValue a, IntegerValue b):
                return ConditionValue.Of(a.Number == b.Number);
            case (ConditionValue a, ConditionValue b):
                return Choice(a, b, Builder.Not(b));
            case (TextValue a, TextValue b):
                return ConditionValue.Of(a.Text == b.Text);
            case (UnknownValue { IsReported: true } unknown, _):
                return unknown;
            default:
                return Unexpected(value, source);
        }
    }
}
