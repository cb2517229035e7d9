namespace NetGen.Analyzers.Model;

/// <summary>What can be said of a program without running it.</summary>
internal static class ProgramFacts
{
    /// <summary>
    /// Whether the result depends on a parameter otherwise than through conditions and signs. Where it does not, the
    /// derivative by the parameter is 0 wherever there is one.
    /// </summary>
    public static bool DependsOn(this ScalarProgram program, int parameter)
    {
        var depends = new bool[program.Instructions.Count];
        for (var i = 0; i < depends.Length; i++)
        {
            var instruction = program.Instructions[i];
            depends[i] = instruction.Operator switch
            {
                ScalarOperator.Parameter => instruction.A == parameter,
                ScalarOperator.Select => depends[instruction.B] || depends[instruction.C],
                ScalarOperator.CopySign => depends[instruction.A],
                _ when IsCondition(instruction.Operator) => false,
                _ => OperandsOf(instruction).Any(operand => depends[operand]),
            };
        }

        return depends[program.Result];
    }

    /// <summary>Whether an operator gives a condition and not a number.</summary>
    public static bool IsCondition(ScalarOperator function) =>
        function is >= ScalarOperator.Greater and <= ScalarOperator.Not;

    /// <summary>How many earlier instructions one with that operator reads.</summary>
    public static int Arity(ScalarOperator function) => function switch
    {
        ScalarOperator.Constant or ScalarOperator.Parameter => 0,
        ScalarOperator.Select => 3,
        ScalarOperator.Not or < ScalarOperator.Add => 1,
        _ => 2,
    };

    /// <summary>The earlier instructions that one reads.</summary>
    public static IEnumerable<int> OperandsOf(ScalarInstruction instruction)
    {
        var arity = Arity(instruction.Operator);
        if (arity > 0)
            yield return instruction.A;
        if (arity > 1)
            yield return instruction.B;
        if (arity > 2)
            yield return instruction.C;
    }
}
