using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <content>Expressions.</content>
internal sealed partial class MethodExecution
{
    private Value Evaluate(IOperation expression)
    {
        Step(expression.Syntax);
        if (expression.ConstantValue.HasValue && ConstantOf(expression) is { } constant)
            return constant;
        return expression switch
        {
            ILocalReferenceOperation reference => Read(reference.Local),
            IParameterReferenceOperation reference => Read(reference.Parameter),
            IFieldReferenceOperation reference => Read(reference),
            IPropertyReferenceOperation reference => Read(reference),
            IBinaryOperation operation => Calculate(operation),
            IUnaryOperation operation => Calculate(operation),
            IConversionOperation conversion => Convert(conversion),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Branch(
                Condition(choice.Condition), () => Evaluate(choice.WhenTrue), () => Evaluate(otherwise))!,
            ISwitchExpressionOperation choice => Choose(choice),
            IIsPatternOperation test => Match(test.Pattern, Evaluate(test.Value), test.Value),
            IInvocationOperation call => Invoke(call),
            IAssignmentOperation assignment => Assign(assignment),
            IIncrementOrDecrementOperation step => Assign(step),
            _ when _isOfConstants && EvaluateObject(expression) is { } value => value,
            _ => Reject(expression),
        };
    }

    private static Value? ConstantOf(IOperation expression) =>
        ConstantOf(expression.ConstantValue.Value, expression.Type);

    private static Value? ConstantOf(object? value, ITypeSymbol? type) => value switch
    {
        float number => NumberValue.Of(number),
        double number => NumberValue.Of(number),
        bool truth => ConditionValue.Of(truth),
        char character => new IntegerValue(character),
        sbyte or byte or short or ushort or int or uint or long when type is { TypeKind: TypeKind.Enum } =>
            new IntegerValue(System.Convert.ToInt64(value, null), MemberOf(type, value)),
        sbyte or byte or short or ushort or int or uint or long =>
            new IntegerValue(System.Convert.ToInt64(value, null)),
        string text => new TextValue(text),
        _ => null,
    };

    private static string? MemberOf(ITypeSymbol type, object value) => type.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name;

    private UnknownValue Reject(IOperation expression)
    {
        // An element of an array that a fault stands on already.
        if (expression is IArrayElementReferenceOperation element
            && element is { ArrayReference: ILocalReferenceOperation or IParameterReferenceOperation }
            && Evaluate(element.ArrayReference) == UnknownValue.Reported)
        {
            return UnknownValue.Reported;
        }

        var text = expression switch
        {
            ITupleOperation or ITupleBinaryOperation or IDeconstructionAssignmentOperation => FaultText.Tuple,
            IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => FaultText.Lambda,
            IAwaitOperation => FaultText.Asynchronous,
            IThrowOperation => FaultText.Exception,
            IArrayCreationOperation or IArrayElementReferenceOperation or ICollectionExpressionOperation =>
                FaultText.Array,
            IInstanceReferenceOperation => FaultText.Instance,
            IAddressOfOperation => FaultText.Unsafe,
            { Kind: OperationKind.None } when IsUnsafe(expression.Syntax) => FaultText.Unsafe,
            _ => FaultText.Construct,
        };
        return Fault(expression.Syntax, text);
    }

    // Pointers have no operation of their own.
    private static bool IsUnsafe(SyntaxNode node) => node.Kind()
        is SyntaxKind.PointerIndirectionExpression or SyntaxKind.PointerMemberAccessExpression
        or SyntaxKind.ElementAccessExpression or SyntaxKind.StackAllocArrayCreationExpression
        or SyntaxKind.ImplicitStackAllocArrayCreationExpression or SyntaxKind.SizeOfExpression;

    // A variable that is read and has no value is one that a fault left without.
    private Value Read(ISymbol variable) =>
        _variables.TryGetValue(variable, out var value) ? value : UnknownValue.Reported;

    private NumberValue? Number(IOperation expression) => Number(Evaluate(expression), expression);

    private NumberValue? Number(Value value, IOperation expression)
    {
        if (value is NumberValue number)
            return number;
        Unexpected(value, expression);
        return null;
    }

    private IntegerValue? Integer(IOperation expression) => Integer(Evaluate(expression), expression);

    private IntegerValue? Integer(Value value, IOperation expression)
    {
        if (value is IntegerValue integer)
            return integer;
        Unexpected(value, expression);
        return null;
    }

    /// <summary>A condition, or an unknown value after a fault.</summary>
    private Value Condition(IOperation expression) => Condition(Evaluate(expression), expression);

    private Value Condition(Value value, IOperation expression) =>
        value is ConditionValue ? value : Unexpected(value, expression);

    private Value Unexpected(Value value, IOperation expression) => value switch
    {
        UnknownValue { IsReported: true } => value,
        UnknownValue or ChosenIntegerValue => Fault(expression.Syntax, FaultText.DecidedInteger),
        _ => Fault(expression.Syntax, FaultText.Type),
    };

    // A long sum is a deep tree to the left, which a loop walks where recursion would not reach its end.
    private Value Calculate(IBinaryOperation operation)
    {
        var open = new Stack<IBinaryOperation>();
        IOperation first = operation;
        while (first is IBinaryOperation { ConstantValue.HasValue: false } next)
        {
            open.Push(next);
            first = next.LeftOperand;
        }

        var value = Evaluate(first);
        foreach (var next in open)
        {
            Step(next.Syntax);
            value = Calculate(next, value);
        }

        return value;
    }

    private Value Calculate(IBinaryOperation operation, Value left)
    {
        switch (operation.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd when operation.OperatorMethod is null:
                return Branch(
                    Condition(left, operation.LeftOperand),
                    () => Condition(operation.RightOperand),
                    static () => ConditionValue.False)!;
            case BinaryOperatorKind.ConditionalOr when operation.OperatorMethod is null:
                return Branch(
                    Condition(left, operation.LeftOperand),
                    static () => ConditionValue.True,
                    () => Condition(operation.RightOperand))!;
        }

        return Operate(
            operation,
            operation.OperatorKind,
            operation.OperatorMethod,
            operation.IsChecked,
            (left, operation.LeftOperand, operation.LeftOperand.Type),
            (Evaluate(operation.RightOperand), operation.RightOperand));
    }

    /// <summary>A binary operator, of an expression or of a compound assignment.</summary>
    private Value Operate(
        IOperation operation,
        BinaryOperatorKind kind,
        IMethodSymbol? method,
        bool isChecked,
        (Value Value, IOperation Expression, ITypeSymbol? Type) left,
        (Value Value, IOperation Expression) right)
    {
        switch (left.Type?.SpecialType)
        {
            case SpecialType.System_Single or SpecialType.System_Double:
                var (a, b) = (Number(left.Value, left.Expression), Number(right.Value, right.Expression));
                return a is null || b is null
                    ? UnknownValue.Reported
                    : Operate(operation, kind, a, b, left.Type.SpecialType == SpecialType.System_Single);
            case SpecialType.System_Boolean:
                return Operate(
                    operation, kind, Condition(left.Value, left.Expression), Condition(right.Value, right.Expression));
            case SpecialType.System_String when kind == BinaryOperatorKind.Add && _isOfConstants:
                return TextOf(left.Value) is { } before && TextOf(right.Value) is { } after
                    && before.Length + after.Length <= FunctionLimits.Elements
                        ? new TextValue(before + after)
                        : Fault(operation.Syntax, FaultText.Type);
        }

        if (!IntegerArithmetic.IsInteger(left.Type))
        {
            // What an operand of another type is was said where it was evaluated, or is said here.
            return left.Value is UnknownValue { IsReported: true }
                ? left.Value
                : Fault(operation.Syntax, method is null ? FaultText.Type : FaultText.Operator);
        }

        var (m, n) = (Integer(left.Value, left.Expression), Integer(right.Value, right.Expression));
        if (m is null || n is null)
            return UnknownValue.Reported;
        return IntegerArithmetic.Binary(kind, m.Number, n.Number, left.Type, isChecked)
            ?? Fault(operation.Syntax, FaultText.IntegerFailure);
    }

    private Value Operate(IOperation operation, BinaryOperatorKind kind, NumberValue a, NumberValue b, bool isFloat) =>
        kind switch
        {
            BinaryOperatorKind.Add => Builder.Apply(ScalarOperator.Add, a, b, isFloat),
            BinaryOperatorKind.Subtract => Builder.Apply(ScalarOperator.Subtract, a, b, isFloat),
            BinaryOperatorKind.Multiply => Builder.Apply(ScalarOperator.Multiply, a, b, isFloat),
            BinaryOperatorKind.Divide => Builder.Apply(ScalarOperator.Divide, a, b, isFloat),
            BinaryOperatorKind.Remainder when a.IsConstant && b.IsConstant => NumberValue.Of(a.Constant % b.Constant),
            BinaryOperatorKind.Remainder => Fault(operation.Syntax, FaultText.Remainder),
            _ => (Value?)Compare(kind, a, b) ?? Fault(operation.Syntax, FaultText.Construct),
        };

    private ConditionValue? Compare(BinaryOperatorKind kind, NumberValue a, NumberValue b) => kind switch
    {
        BinaryOperatorKind.Equals => Builder.Compare(ScalarOperator.Equal, a, b),
        BinaryOperatorKind.NotEquals => Builder.Compare(ScalarOperator.NotEqual, a, b),
        BinaryOperatorKind.GreaterThan => Builder.Compare(ScalarOperator.Greater, a, b),
        BinaryOperatorKind.GreaterThanOrEqual => Builder.Compare(ScalarOperator.GreaterOrEqual, a, b),
        BinaryOperatorKind.LessThan => Builder.Compare(ScalarOperator.Greater, b, a),
        BinaryOperatorKind.LessThanOrEqual => Builder.Compare(ScalarOperator.GreaterOrEqual, b, a),
        _ => null,
    };

    private Value Operate(IOperation operation, BinaryOperatorKind kind, Value a, Value b) => kind switch
    {
        BinaryOperatorKind.And => Both(a, b),
        BinaryOperatorKind.Or => Either(a, b),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => Choice(a, Opposite(b), b),
        BinaryOperatorKind.Equals => Choice(a, b, Opposite(b)),
        _ => Fault(operation.Syntax, FaultText.Construct),
    };

    private Value Choice(Value condition, Value a, Value b) =>
        condition is ConditionValue choice && a is ConditionValue first && b is ConditionValue second
            ? Builder.Select(choice, first, second)
            : UnknownValue.Reported;

    private Value Both(Value a, Value b) => a is ConditionValue first && b is ConditionValue second
        ? Builder.And(first, second)
        : UnknownValue.Reported;

    private Value Either(Value a, Value b) => a is ConditionValue first && b is ConditionValue second
        ? Builder.Or(first, second)
        : UnknownValue.Reported;

    private Value Opposite(Value a) => a is ConditionValue condition ? Builder.Not(condition) : UnknownValue.Reported;

    private Value Calculate(IUnaryOperation operation)
    {
        var value = Evaluate(operation.Operand);
        var isFloat = operation.Type?.SpecialType == SpecialType.System_Single;
        switch (operation.OperatorKind, value)
        {
            case (_, UnknownValue { IsReported: true }):
                return value;
            case (_, UnknownValue or ChosenIntegerValue):
                return Unexpected(value, operation.Operand);
            case (UnaryOperatorKind.Plus, NumberValue or IntegerValue):
                return value;
            case (UnaryOperatorKind.Minus, NumberValue number):
                return Builder.Apply(ScalarOperator.Negate, number, isFloat);
            case (UnaryOperatorKind.Not, ConditionValue condition):
                return Builder.Not(condition);
            case (UnaryOperatorKind.Minus, IntegerValue integer):
                return IntegerArithmetic.Binary(
                    BinaryOperatorKind.Subtract, 0, integer.Number, operation.Type, operation.IsChecked)
                    ?? Fault(operation.Syntax, FaultText.IntegerFailure);
            case (UnaryOperatorKind.BitwiseNegation, IntegerValue integer):
                return IntegerArithmetic.Convert(~integer.Number, operation.Type, isChecked: false) is { } bits
                    ? new IntegerValue(bits)
                    : Fault(operation.Syntax, FaultText.Type);
            default:
                return Fault(
                    operation.Syntax, operation.OperatorMethod is null ? FaultText.Construct : FaultText.Operator);
        }
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        var (from, to) = (conversion.Operand.Type?.SpecialType, conversion.Type?.SpecialType);
        switch (value)
        {
            case UnknownValue { IsReported: true }:
                return value;
            case ListValue or TextValue or LayerParameterValue when _isOfConstants:
            case IntegerValue when _isOfConstants && to == SpecialType.System_Object:
                return value;
        }

        if (conversion.OperatorMethod is not null && to is not SpecialType.System_Decimal
            && from is not SpecialType.System_Decimal)
        {
            return Fault(conversion.Syntax, FaultText.Operator);
        }

        if (conversion.GetConversion().IsIdentity)
            return value;
        switch (value)
        {
            case NumberValue number when to is SpecialType.System_Single or SpecialType.System_Double:
                return number.IsConstant && to == SpecialType.System_Single
                    ? NumberValue.Of((float)number.Constant)
                    : number;
            case ChosenIntegerValue chosen when to is SpecialType.System_Single or SpecialType.System_Double:
                return chosen.Number;
            case IntegerValue integer when to == SpecialType.System_Single:
                return NumberValue.Of((float)integer.Number);
            case IntegerValue integer when to == SpecialType.System_Double:
                return NumberValue.Of(integer.Number);
            case IntegerValue integer when IntegerArithmetic.IsInteger(conversion.Type):
                return IntegerArithmetic.Convert(integer.Number, conversion.Type, conversion.IsChecked) is { } converted
                    ? new IntegerValue(converted)
                    : Fault(conversion.Syntax, FaultText.IntegerFailure);
            case NumberValue number when IntegerArithmetic.IsInteger(conversion.Type):
                if (!number.IsConstant)
                    return Fault(conversion.Syntax, FaultText.IntegerCast);
                return Math.Abs(number.Constant) < 1e18
                    && IntegerArithmetic.Convert((long)number.Constant, conversion.Type, true) is { } whole
                        ? new IntegerValue(whole)
                        : Fault(conversion.Syntax, FaultText.IntegerFailure);
            case UnknownValue or ChosenIntegerValue:
                return Unexpected(value, conversion.Operand);
            default:
                return Fault(conversion.Syntax, FaultText.Type);
        }
    }

    private Value Assign(IAssignmentOperation assignment)
    {
        switch (assignment)
        {
            case ISimpleAssignmentOperation { IsRef: false }:
                return Store(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation }:
                Evaluate(assignment.Value);
                return Store(assignment.Target, UnknownValue.Reported);
            case ICompoundAssignmentOperation compound:
                var before = Evaluate(compound.Target);
                var (inType, outType) = (compound.Value.Type, compound.Target.Type);

                // A float that a double is added to is added as one.
                var isWidened = compound.InConversion is { IsNumeric: true, IsIdentity: false };
                var type = isWidened && before is not TextValue ? inType : outType;
                if (isWidened && before is IntegerValue start && IsNumber(inType))
                    before = NumberValue.Of(start.Number);
                var value = Operate(
                    compound,
                    compound.OperatorKind,
                    compound.OperatorMethod,
                    compound.IsChecked,
                    (before, compound.Target, type),
                    (Evaluate(compound.Value), compound.Value));
                return Store(compound.Target, Narrowed(compound, value, outType));
            default:
                return Reject(assignment);
        }
    }

    private Value Narrowed(ICompoundAssignmentOperation compound, Value value, ITypeSymbol? type) => value switch
    {
        NumberValue { IsConstant: true } number when type?.SpecialType == SpecialType.System_Single =>
            NumberValue.Of((float)number.Constant),
        NumberValue number when IntegerArithmetic.IsInteger(type) =>
            number.IsConstant
            && Math.Abs(number.Constant) < 1e18
            && IntegerArithmetic.Convert((long)number.Constant, type, true) is { } whole
                ? new IntegerValue(whole)
                : Fault(compound.Syntax, FaultText.IntegerCast),
        IntegerValue integer => IntegerArithmetic.Convert(integer.Number, type, compound.IsChecked) is { } narrowed
            ? new IntegerValue(narrowed)
            : Fault(compound.Syntax, FaultText.IntegerFailure),
        _ => value,
    };

    private static bool IsNumber(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private Value Assign(IIncrementOrDecrementOperation operation)
    {
        if (operation.Target is IFieldReferenceOperation or IPropertyReferenceOperation)
            return Store(operation.Target, UnknownValue.Reported);
        var before = Evaluate(operation.Target);
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        Value one = IsNumber(operation.Type) ? NumberValue.Of(1) : new IntegerValue(1);
        var after = Operate(
            operation,
            kind,
            operation.OperatorMethod,
            operation.IsChecked,
            (before, operation.Target, operation.Type),
            (one, operation.Target));
        Store(operation.Target, after);
        return operation.IsPostfix ? before : after;
    }

    private Value Store(IOperation target, Value value)
    {
        switch (target)
        {
            case IDiscardOperation:
                return value;
            case ILocalReferenceOperation local:
                Set(local.Local, value);
                return value;
            case IParameterReferenceOperation parameter:
                Set(parameter.Parameter, value);
                return value;
            case IArrayElementReferenceOperation element when _isOfConstants:
                return StoreElement(element, value);
            case IFieldReferenceOperation or IPropertyReferenceOperation or IEventReferenceOperation:
                return Fault(target.Syntax, FaultText.StateChange);
            default:
                return value is UnknownValue { IsReported: true } ? value : Reject(target);
        }
    }
}
