using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Analyzers.Parsing;

/// <content>Statements.</content>
internal sealed partial class MethodExecution
{
    private void Run(IOperation? statement)
    {
        if (statement is null || _isDead)
            return;
        Step(statement.Syntax);
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var part in block.Operations)
                    Run(part);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration);
                break;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                break;
            case IConditionalOperation choice:
                Choose(choice);
                break;
            case ISwitchOperation choice:
                Within(ExitScopeKind.Switch, () => Choose(choice));
                break;
            case IForLoopOperation loop:
                Repeat(loop);
                break;
            case IWhileLoopOperation loop when _isOfConstants:
                var isTop = loop.ConditionIsTop;
                Repeat(loop, isTop ? loop.Condition : null, isTop ? null : loop.Condition, []);
                break;
            case IForEachLoopOperation loop when _isOfConstants:
                RepeatForEach(loop);
                break;
            case IReturnOperation { Kind: OperationKind.Return } end:
                Leave(Nearest(ExitScopeKind.Call), end.ReturnedValue is null ? null : Evaluate(end.ReturnedValue));
                break;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                Leave(Nearest(ExitScopeKind.Loop, ExitScopeKind.Switch), null);
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                Leave(Nearest(ExitScopeKind.Turn), null);
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            default:
                RejectStatement(statement);
                break;
        }
    }

    // What cannot be followed is said at its first word: the whole of a loop would be underlined otherwise.
    private void RejectStatement(IOperation statement)
    {
        var (text, what) = statement switch
        {
            IWhileLoopOperation { ConditionIsTop: true } => (FaultText.While, "a while loop"),
            IWhileLoopOperation => (FaultText.While, "a do loop"),
            IForEachLoopOperation => (FaultText.ForEach, "a foreach loop"),
            IBranchOperation or ILabeledOperation => (FaultText.Jump, "a goto"),
            IThrowOperation => (FaultText.Exception, "a throw"),
            ITryOperation => (FaultText.Exception, "a try"),
            IReturnOperation => (FaultText.Asynchronous, "a yield"),
            _ => (FaultText.Construct, FaultText.NameOf(statement.Syntax)),
        };
        Fault(statement.Syntax.GetFirstToken().GetLocation(), text, what);
        switch (statement)
        {
            case IThrowOperation:
                _isDead = true;
                break;
            case ILabeledOperation labeled:
                Run(labeled.Operation);
                break;
        }
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            var name = $"'{declarator.Symbol.Name}'";
            if (declarator.Symbol.RefKind != RefKind.None)
                Set(declarator.Symbol, Fault(declarator.Syntax, FaultText.ReferenceLocal, name));
            else
            {
                // One without a value is known from here on, too: both ways of a branch may give it one.
                Set(declarator.Symbol, initializer is null ? UnknownValue.Reported : Evaluate(initializer.Value));
            }
        }
    }

    private void Set(ISymbol variable, Value value) => _variables = _variables.SetItem(variable, value);

    private void Choose(IConditionalOperation choice) => Branch(
        Condition(choice.Condition),
        () =>
        {
            Run(choice.WhenTrue);
            return null;
        },
        () =>
        {
            Run(choice.WhenFalse);
            return null;
        });

    // Every section starts from the same variables. The first whose labels match is the one left first, so that a
    // section need not say that those before it did not match.
    private Value? Choose(ISwitchOperation choice)
    {
        var value = Evaluate(choice.Value);
        var matches = new List<(ISwitchCaseOperation Section, Value Match)>();
        ISwitchCaseOperation? rest = null;
        Value noneOfRest = ConditionValue.True;
        foreach (var section in choice.Cases)
        {
            Value match = ConditionValue.False;
            foreach (var clause in section.Clauses)
                match = Either(match, Match(clause, value, choice.Value));
            if (section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default))
                (rest, noneOfRest) = (section, Opposite(match));
            else
                matches.Add((section, Both(noneOfRest, match)));
        }

        var (variables, path) = (_variables, _scope.Path);
        foreach (var (section, match) in matches)
        {
            if (match is ConditionValue { IsFalse: true })
                continue;
            if (match is ConditionValue { IsConstant: false } condition)
                _scope.Path = new PathStep(path, condition, isNegated: false);
            Run(section);
            _scope.Path = path;
            if (match is ConditionValue { IsTrue: true })
                return null;
            (_variables, _isDead) = (variables, false);
        }

        if (rest is not null)
            Run(rest);
        return null;
    }

    private void Run(ISwitchCaseOperation section)
    {
        foreach (var statement in section.Body)
            Run(statement);
    }

    private void Repeat(IForLoopOperation loop)
    {
        foreach (var start in loop.Before)
            Run(start);
        Repeat(loop, loop.Condition, null, loop.AtLoopBottom);
    }

    private void Repeat(
        ILoopOperation loop, IOperation? before, IOperation? after, IReadOnlyList<IOperation> atBottom) => Within(
        ExitScopeKind.Loop,
        () =>
        {
            for (var turn = 0; ; turn++)
            {
                var goesOn = before is null ? ConditionValue.True : Condition(before);
                if (goesOn is ConditionValue { IsConstant: false } && !CountsTurns(before!))
                    goesOn = Fault(before!.Syntax, FaultText.LoopBound);
                if (turn >= FunctionLimits.Turns && goesOn is not ConditionValue { IsFalse: true })
                    Stop((before ?? after)?.Syntax ?? loop.Syntax, FaultText.Turns);

                LeaveUnless(goesOn);
                if (_isDead)
                    return null;
                Within(ExitScopeKind.Turn, () =>
                {
                    Run(loop.Body);
                    return null;
                });
                if (after is not null && !_isDead)
                    LeaveUnless(Condition(after));
                foreach (var statement in atBottom)
                    Run(statement);

                // Of a loop whose end is not known one turn finds the faults inside.
                if (_isDead || goesOn is UnknownValue)
                    return null;
            }
        });

    // A loop may go on for as long as a condition on numbers holds, if it has a bound besides: integers are known.
    private static bool CountsTurns(IOperation condition) =>
        condition.DescendantsAndSelf().Any(part => IntegerArithmetic.IsInteger(part.Type));

    private void LeaveUnless(Value goesOn) => Branch(
        goesOn,
        static () => null,
        () =>
        {
            if (goesOn is not UnknownValue)
                Leave(_scope, null);
            return null;
        });

    private void RepeatForEach(IForEachLoopOperation loop) => Within(
        ExitScopeKind.Loop,
        () =>
        {
            if (List(loop.Collection) is not { } list
                || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } variable })
            {
                return null;
            }

            foreach (var item in list.Items)
            {
                Set(variable, item);
                Within(ExitScopeKind.Turn, () =>
                {
                    Run(loop.Body);
                    return null;
                });
                if (_isDead)
                    return null;
            }

            return null;
        });
}
