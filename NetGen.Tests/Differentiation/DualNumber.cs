using NetGen.Analyzers.Model;
using Op = NetGen.Analyzers.Model.ScalarOperator;

namespace NetGen.Tests.Differentiation;

/// <summary>A value and what it moves by: runs programs instruction by instruction, with derivatives from the textbook.</summary>
internal readonly record struct DualNumber(double Value, double Slope = 0)
{
    /// <param name="program">The program.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="parameter">The parameter that moves by 1.</param>
    public static DualNumber Run(ScalarProgram program, double[] arguments, int parameter)
    {
        var values = new DualNumber[program.Instructions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var instruction = program.Instructions[i];
            values[i] = instruction.Operator switch
            {
                Op.Constant => new(instruction.Value),
                Op.Parameter => new(arguments[instruction.A], instruction.A == parameter ? 1 : 0),
                Op.Select => values[instruction.A].Value != 0 ? values[instruction.B] : values[instruction.C],
                _ => Apply(
                    instruction.Operator,
                    values[instruction.A],
                    instruction.B < 0 ? default : values[instruction.B]),
            };
        }

        return values[program.Result];
    }

    private static DualNumber Apply(Op op, DualNumber a, DualNumber b)
    {
        var (x, y) = (a.Value, b.Value);
        return op switch
        {
            Op.Negate => new(-x, -a.Slope),
            Op.Abs => Of(Math.Abs(x), Math.Sign(x)),
            Op.Sqrt => Of(Math.Sqrt(x), 1 / (2 * Math.Sqrt(x))),
            Op.Cbrt => Of(Math.Cbrt(x), Math.Cbrt(x) / (3 * x)),
            Op.Exp => Of(Math.Exp(x), Math.Exp(x)),
            Op.Exp2 => Of(double.Exp2(x), double.Exp2(x) * Math.Log(2)),
            Op.Expm1 => Of(double.ExpM1(x), Math.Exp(x)),
            Op.Log => Of(Math.Log(x), 1 / x),
            Op.Log1p => Of(double.LogP1(x), 1 / (1 + x)),
            Op.Log2 => Of(Math.Log2(x), 1 / (x * Math.Log(2))),
            Op.Log10 => Of(Math.Log10(x), 1 / (x * Math.Log(10))),
            Op.Sin => Of(Math.Sin(x), Math.Cos(x)),
            Op.Cos => Of(Math.Cos(x), -Math.Sin(x)),
            Op.Tan => Of(Math.Tan(x), 1 / (Math.Cos(x) * Math.Cos(x))),
            Op.Asin => Of(Math.Asin(x), 1 / Math.Sqrt(1 - (x * x))),
            Op.Acos => Of(Math.Acos(x), -1 / Math.Sqrt(1 - (x * x))),
            Op.Atan => Of(Math.Atan(x), 1 / (1 + (x * x))),
            Op.Sinh => Of(Math.Sinh(x), Math.Cosh(x)),
            Op.Cosh => Of(Math.Cosh(x), Math.Sinh(x)),
            Op.Tanh => Of(Math.Tanh(x), 1 - (Math.Tanh(x) * Math.Tanh(x))),
            Op.Asinh => Of(Math.Asinh(x), 1 / Math.Sqrt((x * x) + 1)),
            Op.Acosh => Of(Math.Acosh(x), 1 / Math.Sqrt((x * x) - 1)),
            Op.Atanh => Of(Math.Atanh(x), 1 / (1 - (x * x))),
            Op.Add => new(x + y, a.Slope + b.Slope),
            Op.Subtract => new(x - y, a.Slope - b.Slope),
            Op.Multiply => new(x * y, (a.Slope * y) + (x * b.Slope)),
            Op.Divide => new(x / y, ((a.Slope * y) - (x * b.Slope)) / (y * y)),
            Op.Power => new(
                Math.Pow(x, y),
                (a.Slope == 0 ? 0 : y * Math.Pow(x, y - 1) * a.Slope)
                    + (b.Slope == 0 ? 0 : Math.Pow(x, y) * Math.Log(x) * b.Slope)),
            Op.Atan2 => new(Math.Atan2(x, y), ((y * a.Slope) - (x * b.Slope)) / ((x * x) + (y * y))),
            Op.Max => new(Math.Max(x, y), x > y ? a.Slope : b.Slope),
            Op.Min => new(Math.Min(x, y), x < y ? a.Slope : b.Slope),
            Op.CopySign => Of(Math.CopySign(x, y), Math.Sign(x) * Math.CopySign(1, y)),
            Op.Greater => new(x > y ? 1 : 0),
            Op.GreaterOrEqual => new(x >= y ? 1 : 0),
            Op.Equal => new(x == y ? 1 : 0),
            Op.NotEqual => new(x != y ? 1 : 0),
            Op.And => new(x * y),
            Op.Or => new(Math.Max(x, y)),
            Op.Not => new(1 - x),
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };

        DualNumber Of(double value, double slope) => new(value, a.Slope == 0 ? 0 : slope * a.Slope);
    }
}
