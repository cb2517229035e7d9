using System.Globalization;
using System.Text;

namespace NetGen.Analyzers.Model;

/// <summary>
/// A program as text, for metadata: a version, then the instructions, each by its operator's symbol and the places of
/// its operands, then the place of the result; separated by semicolons. <c>1;p 0;c 3FE0000000000000;* 0 1;2</c> is
/// the half of a parameter.
/// </summary>
internal static class ScalarProgramText
{
    private const string Version = "1";

    private static readonly string[] Symbols =
    [
        "c", "p", "neg", "abs", "sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log1p", "log2", "log10", "sin", "cos",
        "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "+", "-", "*", "/", "pow",
        "atan2", "max", "min", "copysign", ">", ">=", "=", "<>", "&", "|", "!", "?",
    ];

    private static readonly Dictionary<string, ScalarOperator> Operators =
        Symbols.Select((symbol, i) => (symbol, i)).ToDictionary(pair => pair.symbol, pair => (ScalarOperator)pair.i);

    public static string Write(ScalarProgram program)
    {
        var text = new StringBuilder(Version).Append(';');
        foreach (var instruction in program.Instructions)
        {
            text.Append(Symbols[(int)instruction.Operator]);
            if (instruction.Operator == ScalarOperator.Constant)
                text.Append(' ').Append(instruction.Bits.ToString("X", CultureInfo.InvariantCulture));
            else if (instruction.Operator == ScalarOperator.Parameter)
                text.Append(' ').Append(instruction.A.ToString(CultureInfo.InvariantCulture));
            foreach (var operand in ProgramFacts.OperandsOf(instruction))
                text.Append(' ').Append(operand.ToString(CultureInfo.InvariantCulture));
            text.Append(';');
        }

        return text.Append(program.Result.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>
    /// The program of a text; <see langword="null"/> where the text is not one of a function of that many parameters,
    /// or of another version.
    /// </summary>
    public static ScalarProgram? Read(string text, int parameters)
    {
        var parts = text.Split(';');
        if (parts.Length < 3 || parts[0] != Version)
            return null;
        var instructions = new List<ScalarInstruction>(parts.Length - 2);
        var known = new HashSet<ScalarInstruction>();
        for (var i = 1; i < parts.Length - 1; i++)
        {
            if (ReadInstruction(parts[i], instructions, parameters) is not { } instruction || !known.Add(instruction))
                return null;
            instructions.Add(instruction);
        }

        return PlaceOf(parts[parts.Length - 1], instructions.Count) is { } result
            && !ProgramFacts.IsCondition(instructions[result].Operator)
                ? new ScalarProgram(instructions.ToEquatableArray(), result)
                : null;
    }

    private static ScalarInstruction? ReadInstruction(
        string text, List<ScalarInstruction> earlier, int parameters)
    {
        var words = text.Split(' ');
        if (!Operators.TryGetValue(words[0], out var function))
            return null;
        switch (function)
        {
            case ScalarOperator.Constant:
                return words.Length == 2
                    && long.TryParse(
                        words[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
                        ? new ScalarInstruction(function, Bits: bits)
                        : null;
            case ScalarOperator.Parameter:
                return words.Length == 2 && PlaceOf(words[1], parameters) is { } index
                    ? ScalarInstruction.Parameter(index)
                    : null;
        }

        if (words.Length != ProgramFacts.Arity(function) + 1)
            return null;
        int[] operands = [-1, -1, -1];
        for (var i = 1; i < words.Length; i++)
        {
            if (PlaceOf(words[i], earlier.Count) is not { } place
                || ProgramFacts.IsCondition(earlier[place].Operator) != TakesCondition(function, i - 1))
            {
                return null;
            }

            operands[i - 1] = place;
        }

        return new ScalarInstruction(function, operands[0], operands[1], operands[2]);
    }

    private static bool TakesCondition(ScalarOperator function, int operand) => function switch
    {
        ScalarOperator.And or ScalarOperator.Or or ScalarOperator.Not => true,
        ScalarOperator.Select => operand == 0,
        _ => false,
    };

    private static int? PlaceOf(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < count
            ? place
            : null;
}
