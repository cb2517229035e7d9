using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// Collects the instructions of a program, each once. What constants decide is no instruction but a constant, in the
/// precision of the expression.
/// </summary>
internal sealed class ProgramBuilder(int limit)
{
    private readonly List<ScalarInstruction> _instructions = [];

    private readonly Dictionary<ScalarInstruction, int> _places = [];

    private int _operations;

    /// <summary>Whether there are more operations than a program may have.</summary>
    public bool IsFull => _operations > limit;

    public NumberValue Parameter(int index) => new(Add(ScalarInstruction.Parameter(index)));

    /// <summary>A number from one number.</summary>
    public NumberValue Apply(ScalarOperator function, NumberValue a, bool isFloat) => a.IsConstant
        ? Round(ConstantFolding.Unary(function, a.Constant), isFloat)
        : new(Add(new(function, a.Instruction)));

    /// <summary>A number from two.</summary>
    public NumberValue Apply(ScalarOperator function, NumberValue a, NumberValue b, bool isFloat) =>
        a.IsConstant && b.IsConstant
            ? Round(ConstantFolding.Binary(function, a.Constant, b.Constant), isFloat)
            : new(Add(new(function, PlaceOf(a), PlaceOf(b))));

    /// <summary>A condition from two numbers.</summary>
    public ConditionValue Compare(ScalarOperator comparison, NumberValue a, NumberValue b) =>
        a.IsConstant && b.IsConstant
            ? ConditionValue.Of(ConstantFolding.Compare(comparison, a.Constant, b.Constant))
            : new(Add(new(comparison, PlaceOf(a), PlaceOf(b))));

    public ConditionValue Not(ConditionValue a)
    {
        if (a.IsConstant)
            return ConditionValue.Of(!a.Constant);
        var inner = _instructions[a.Instruction];
        return inner.Operator == ScalarOperator.Not ? new(inner.A) : new(Add(new(ScalarOperator.Not, a.Instruction)));
    }

    public ConditionValue And(ConditionValue a, ConditionValue b)
    {
        if (a.IsFalse || b.IsTrue || a == b)
            return a;
        return a.IsTrue || b.IsFalse ? b : new(Add(new(ScalarOperator.And, a.Instruction, b.Instruction)));
    }

    public ConditionValue Or(ConditionValue a, ConditionValue b)
    {
        if (a.IsTrue || b.IsFalse || a == b)
            return a;
        return a.IsFalse || b.IsTrue ? b : new(Add(new(ScalarOperator.Or, a.Instruction, b.Instruction)));
    }

    /// <summary>The first number where the condition holds, else the second.</summary>
    public NumberValue Select(ConditionValue condition, NumberValue a, NumberValue b)
    {
        if (condition.IsConstant)
            return condition.Constant ? a : b;
        return a == b ? a : new(Add(new(ScalarOperator.Select, condition.Instruction, PlaceOf(a), PlaceOf(b))));
    }

    /// <summary>The first condition where the condition holds, else the second.</summary>
    public ConditionValue Select(ConditionValue condition, ConditionValue a, ConditionValue b)
    {
        if (condition.IsConstant)
            return condition.Constant ? a : b;
        if (a == b)
            return a;
        if (a.IsTrue)
            return Or(condition, b);
        if (b.IsFalse)
            return And(condition, a);
        var not = Not(condition);
        if (a.IsFalse)
            return And(not, b);
        return b.IsTrue ? Or(not, a) : Or(And(condition, a), And(not, b));
    }

    /// <summary>
    /// What another program computes of these arguments: its instructions among these. It is a call of a method whose
    /// source is not at hand.
    /// </summary>
    public NumberValue Inline(ScalarProgram program, IReadOnlyList<NumberValue> arguments, bool isFloat)
    {
        var values = new Value[program.Instructions.Count];
        for (var i = 0; i < values.Length && !IsFull; i++)
            values[i] = Copy(program.Instructions[i], values, arguments, isFloat);
        return IsFull ? NumberValue.Of(0) : (NumberValue)values[program.Result];
    }

    /// <summary>The program that ends in a number, without the instructions that it does not need.</summary>
    public ScalarProgram Build(NumberValue result)
    {
        var last = PlaceOf(result);
        var isNeeded = new bool[_instructions.Count];
        isNeeded[last] = true;
        for (var i = last; i >= 0; i--)
        {
            if (!isNeeded[i])
                continue;
            foreach (var operand in ProgramFacts.OperandsOf(_instructions[i]))
                isNeeded[operand] = true;
        }

        var places = new int[_instructions.Count];
        var kept = new List<ScalarInstruction>();
        for (var i = 0; i <= last; i++)
        {
            if (!isNeeded[i])
                continue;
            places[i] = kept.Count;
            kept.Add(Move(_instructions[i], places));
        }

        return new ScalarProgram(kept.ToEquatableArray(), places[last]);
    }

    private static ScalarInstruction Move(ScalarInstruction instruction, int[] places) =>
        instruction.Operator is ScalarOperator.Constant or ScalarOperator.Parameter
            ? instruction
            : instruction with
            {
                A = places[instruction.A],
                B = instruction.B < 0 ? -1 : places[instruction.B],
                C = instruction.C < 0 ? -1 : places[instruction.C],
            };

    private Value Copy(
        ScalarInstruction instruction, Value[] values, IReadOnlyList<NumberValue> arguments, bool isFloat)
    {
        var (function, a, b, c) = (instruction.Operator, instruction.A, instruction.B, instruction.C);
        return function switch
        {
            ScalarOperator.Constant => NumberValue.Of(instruction.Value),
            ScalarOperator.Parameter => arguments[a],
            ScalarOperator.Select => Select((ConditionValue)values[a], (NumberValue)values[b], (NumberValue)values[c]),
            ScalarOperator.Not => Not((ConditionValue)values[a]),
            ScalarOperator.And => And((ConditionValue)values[a], (ConditionValue)values[b]),
            ScalarOperator.Or => Or((ConditionValue)values[a], (ConditionValue)values[b]),
            ScalarOperator.Greater or ScalarOperator.GreaterOrEqual or ScalarOperator.Equal
                or ScalarOperator.NotEqual => Compare(function, (NumberValue)values[a], (NumberValue)values[b]),
            _ when b < 0 => Apply(function, (NumberValue)values[a], isFloat),
            _ => Apply(function, (NumberValue)values[a], (NumberValue)values[b], isFloat),
        };
    }

    private static NumberValue Round(double value, bool isFloat) => NumberValue.Of(isFloat ? (float)value : value);

    private int PlaceOf(NumberValue number) => number.IsConstant
        ? Add(new ScalarInstruction(ScalarOperator.Constant, Bits: number.Bits))
        : number.Instruction;

    private int Add(ScalarInstruction instruction)
    {
        if (_places.TryGetValue(instruction, out var place))
            return place;
        if (instruction.Operator is not (ScalarOperator.Constant or ScalarOperator.Parameter))
            _operations++;
        place = _instructions.Count;
        _instructions.Add(instruction);
        _places.Add(instruction, place);
        return place;
    }
}
