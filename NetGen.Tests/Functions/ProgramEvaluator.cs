using NetGen.Analyzers.Model;

namespace NetGen.Tests.Functions;

/// <summary>Runs a program in one precision: what its operators mean, by the framework's own functions.</summary>
internal static class ProgramEvaluator
{
    /// <summary>
    /// The value at a point, every operation in double precision or each rounded to single precision.
    /// </summary>
    public static double Evaluate(ScalarProgram program, bool isDouble, params double[] arguments)
    {
        var values = new double[program.Instructions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = Value(program.Instructions[i], values, arguments);
            values[i] = isDouble ? value : (float)value;
        }

        return values[program.Result];
    }

    private static double Value(ScalarInstruction instruction, double[] values, double[] arguments)
    {
        if (instruction.Operator == ScalarOperator.Constant)
            return instruction.Value;
        if (instruction.Operator == ScalarOperator.Parameter)
            return arguments[instruction.A];
        var a = values[instruction.A];
        var b = instruction.B < 0 ? double.NaN : values[instruction.B];
        return instruction.Operator switch
        {
            ScalarOperator.Negate => -a,
            ScalarOperator.Abs => Math.Abs(a),
            ScalarOperator.Sqrt => Math.Sqrt(a),
            ScalarOperator.Cbrt => Math.Cbrt(a),
            ScalarOperator.Exp => Math.Exp(a),
            ScalarOperator.Exp2 => double.Exp2(a),
            ScalarOperator.Expm1 => double.ExpM1(a),
            ScalarOperator.Log => Math.Log(a),
            ScalarOperator.Log1p => double.LogP1(a),
            ScalarOperator.Log2 => Math.Log2(a),
            ScalarOperator.Log10 => Math.Log10(a),
            ScalarOperator.Sin => Math.Sin(a),
            ScalarOperator.Cos => Math.Cos(a),
            ScalarOperator.Tan => Math.Tan(a),
            ScalarOperator.Asin => Math.Asin(a),
            ScalarOperator.Acos => Math.Acos(a),
            ScalarOperator.Atan => Math.Atan(a),
            ScalarOperator.Sinh => Math.Sinh(a),
            ScalarOperator.Cosh => Math.Cosh(a),
            ScalarOperator.Tanh => Math.Tanh(a),
            ScalarOperator.Asinh => Math.Asinh(a),
            ScalarOperator.Acosh => Math.Acosh(a),
            ScalarOperator.Atanh => Math.Atanh(a),
            ScalarOperator.Add => a + b,
            ScalarOperator.Subtract => a - b,
            ScalarOperator.Multiply => a * b,
            ScalarOperator.Divide => a / b,
            ScalarOperator.Power => Math.Pow(a, b),
            ScalarOperator.Atan2 => Math.Atan2(a, b),
            ScalarOperator.Max => Math.Max(a, b),
            ScalarOperator.Min => Math.Min(a, b),
            ScalarOperator.CopySign => Math.CopySign(a, b),
            ScalarOperator.Greater => Truth(a > b),
            ScalarOperator.GreaterOrEqual => Truth(a >= b),
            ScalarOperator.Equal => Truth(a == b),
            ScalarOperator.NotEqual => Truth(a != b),
            ScalarOperator.And => Truth(a != 0 && b != 0),
            ScalarOperator.Or => Truth(a != 0 || b != 0),
            ScalarOperator.Not => Truth(a == 0),
            ScalarOperator.Select => a != 0 ? b : values[instruction.C],
            _ => throw new ArgumentOutOfRangeException(nameof(instruction)),
        };
    }

    private static double Truth(bool condition) => condition ? 1 : 0;
}
