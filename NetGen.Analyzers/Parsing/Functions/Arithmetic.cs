using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>Arithmetic of one precision on the numbers of a program.</summary>
internal readonly struct Arithmetic(ProgramBuilder builder, bool isFloat)
{
    public static NumberValue Of(double value) => NumberValue.Of(value);

    public NumberValue Rounded(double value) => NumberValue.Of(isFloat ? (float)value : value);

    public NumberValue Apply(ScalarOperator function, NumberValue a) => builder.Apply(function, a, isFloat);

    public NumberValue Apply(ScalarOperator function, NumberValue a, NumberValue b) =>
        builder.Apply(function, a, b, isFloat);

    public NumberValue Add(NumberValue a, NumberValue b) => Apply(ScalarOperator.Add, a, b);

    public NumberValue Subtract(NumberValue a, NumberValue b) => Apply(ScalarOperator.Subtract, a, b);

    public NumberValue Multiply(NumberValue a, NumberValue b) => Apply(ScalarOperator.Multiply, a, b);

    public NumberValue Divide(NumberValue a, NumberValue b) => Apply(ScalarOperator.Divide, a, b);

    public NumberValue Abs(NumberValue a) => Apply(ScalarOperator.Abs, a);

    public ConditionValue Greater(NumberValue a, NumberValue b) => builder.Compare(ScalarOperator.Greater, a, b);

    public ConditionValue Equal(NumberValue a, NumberValue b) => builder.Compare(ScalarOperator.Equal, a, b);

    public ConditionValue IsNaN(NumberValue a) => builder.Compare(ScalarOperator.NotEqual, a, a);

    public ConditionValue Or(ConditionValue a, ConditionValue b) => builder.Or(a, b);

    public ConditionValue Not(ConditionValue a) => builder.Not(a);

    public NumberValue Select(ConditionValue condition, NumberValue a, NumberValue b) =>
        builder.Select(condition, a, b);
}
