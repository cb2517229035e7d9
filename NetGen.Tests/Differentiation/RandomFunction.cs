using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Differentiation;

/// <summary>
/// A random differentiable method, as text in which the type of its numbers is left open: the same statements over
/// <see cref="float"/>, <see cref="double"/> and <see cref="Dual"/>.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Depth">How deep the methods that it calls are nested.</param>
/// <param name="Size">About how many operations it does.</param>
/// <param name="Template">Its text, with marks for what depends on the type.</param>
internal sealed partial record RandomFunction(string Name, int Parameters, int Depth, int Size, string Template)
{
    /// <summary>What stands for the type, for its functions and for the ending of a number.</summary>
    internal const string Type = "‹T›", Math = "‹M›", Literal = "‹f›";

    /// <summary>The word <c>var</c>, which is no type of its own where a constant follows.</summary>
    internal const string Var = "‹var›";

    /// <summary>The functions that the framework has among the members of the number types alone.</summary>
    private static readonly string[] OfType = ["Exp2", "ExpM1", "LogP1"];

    /// <summary>The names of the parameters.</summary>
    internal static readonly string[] Names = ["x", "a", "b", "c"];

    /// <summary>What follows a number that is compared with others by a <c>switch</c>.</summary>
    internal static string Switched(params IEnumerable<string> bounds) => $"‹switch {string.Join(", ", bounds)}›";

    /// <summary>The method over a type of C#'s.</summary>
    public string Over(string type)
    {
        var text = Template;
        foreach (var function in OfType)
            text = text.Replace($"{Math}.{function}(", $"{type}.{function}(", StringComparison.Ordinal);
        text = text.Replace($"{Math}.Clamp(", "Math.Clamp(", StringComparison.Ordinal);
        return "[Differentiable]\n"
            + SwitchMark().Replace(Fill(text, type, type == "float" ? "MathF" : "Math", type, "var"), "");
    }

    /// <summary>The method over <see cref="Dual"/>, with the constants of the method over a type of C#'s.</summary>
    public string OverDual(string type) =>
        SwitchMark().Replace(Fill(Template, "Dual", "DualMath", type, "Dual"), ".Switch($1)");

    private static string Fill(string text, string type, string math, string element, string var) => text
        .Replace(Type, type, StringComparison.Ordinal)
        .Replace(Math, math, StringComparison.Ordinal)
        .Replace(Var, var, StringComparison.Ordinal)
        .Replace(Literal, element == "float" ? "f" : "", StringComparison.Ordinal);

    [GeneratedRegex("‹switch ([^›]*)›")]
    private static partial Regex SwitchMark();
}

/// <summary>Writes random methods; the same seed gives the same ones.</summary>
internal sealed class RandomFunctionWriter(int seed)
{
    private const int LargestCallee = 20;
    private const int LargestFunction = 60;

    private static readonly string[] Functions =
    [
        "Sin({0})", "Cos({0})", "Tanh({0})", "Atan({0})", "Asinh({0})", "Cbrt({0} * {0} + 0.25‹f›)",
        "Sqrt({0} * {0} + 1)", "Exp(-({0} * {0}))", "Exp(‹M›.Sin({0}))", "Exp2(‹M›.Cos({0}))", "ExpM1(‹M›.Tanh({0}))",
        "Log({0} * {0} + 0.5‹f›)", "LogP1({0} * {0})", "Log2(1 + {0} * {0})", "Log10({0} * {0} + 2)",
        "Sinh(‹M›.Sin({0}))", "Cosh(‹M›.Atan({0}))", "Tan(0.75‹f› * ‹M›.Sin({0}))", "Asin(0.875‹f› * ‹M›.Cos({0}))",
        "Acos(0.75‹f› * ‹M›.Tanh({0}))", "Atanh(0.5‹f› * ‹M›.Sin({0}))", "Acosh({0} * {0} + 1.5‹f›)", "Abs({0})",
        "Pow({0} * {0} + 0.5‹f›, {1})", "Pow(1 + ‹M›.Abs({0}), 2.5‹f›)", "Pow({0}, 3)", "Pow({0} * {0} + 1, -0.5‹f›)",
        "Atan2({0}, {1} * {1} + 0.5‹f›)", "Max({0}, {1})", "Min({0}, {1})", "CopySign({0}, {1})",
        "Clamp({0}, -1.5‹f›, 2)",
    ];

    private readonly Random _random = new(seed);
    private readonly List<RandomFunction> _written = [];
    private readonly StringBuilder _text = new();
    private readonly List<string> _variables = [];
    private readonly List<string> _indices = [];
    private int _locals;
    private int _parameters;
    private int _depth;
    private int _size;
    private int _times;
    private int _indentation;

    /// <summary>So many methods, of which later ones call earlier ones.</summary>
    public IReadOnlyList<RandomFunction> Write(int count)
    {
        while (_written.Count < count)
        {
            var function = Next("F" + Text(_written.Count));
            if (function.Size <= LargestFunction)
                _written.Add(function);
        }

        return _written;
    }

    private RandomFunction Next(string name)
    {
        _text.Clear();
        _variables.Clear();
        (_locals, _depth, _size, _times, _indentation) = (0, 0, 0, 1, 0);
        _parameters = _random.Next(1, RandomFunction.Names.Length + 1);
        _variables.AddRange(RandomFunction.Names.Take(_parameters));
        var parameters = string.Join(", ", _variables.Select(variable => $"{RandomFunction.Type} {variable}"));
        var header = $"public static {RandomFunction.Type} {name}({parameters})";
        if (_random.Next(5) == 0)
        {
            _text.Append(header).Append(" => ").Append(Number(4)).Append(";\n");
        }
        else
        {
            _text.Append(header).Append("\n{\n");
            _indentation = 1;
            var statements = _random.Next(1, 5);
            for (var i = 0; i < statements; i++)
                Statement(2);
            Line($"return {Number(3)};");
            _text.Append("}\n");
        }

        return new RandomFunction(name, _parameters, _depth, _size, _text.ToString());
    }

    private void Statement(int nesting)
    {
        switch (_random.Next(nesting > 0 ? 10 : 3))
        {
            case 0 or 1:
                var value = Number(2);
                var local = "t" + Text(_locals++);
                Line($"{Pick([RandomFunction.Type, RandomFunction.Var])} {local} = {value};");
                _variables.Add(local);
                break;
            case 2 or 3:
                Assignment();
                break;
            case 4 or 5:
                If(nesting);
                break;
            case 6:
                Line($"if ({Condition(2)})");
                Block(() => Line($"return {Number(2)};"));
                break;
            case 7 or 8:
                For(nesting);
                break;
            default:
                Switch(nesting);
                break;
        }
    }

    private void Assignment()
    {
        var variable = Pick(_variables);
        Line(_random.Next(4) switch
        {
            0 => $"{variable} += {Number(2)};",
            1 => $"{variable} -= {Number(2)};",
            2 => $"{variable} *= {Bounded(2)};",
            _ => $"{variable} = {Number(2)};",
        });
    }

    private void If(int nesting)
    {
        Line($"if ({Condition(2)})");
        Block(() => Statement(nesting - 1));
        if (_random.Next(3) == 0)
        {
            Line($"else if ({Condition(1)})");
            Block(() => Statement(nesting - 1));
        }

        if (_random.Next(2) == 0)
        {
            Line("else");
            Block(() => Statement(nesting - 1));
        }
    }

    private void For(int nesting)
    {
        var index = "i" + Text(_indices.Count);
        var turns = _random.Next(1, 5);
        Line(_random.Next(3) switch
        {
            0 => $"for (int {index} = {Text(turns)}; {index} > 0; {index}--)",
            1 => $"for (var {index} = 0; {index} <= {Text((2 * turns) - 2)}; {index} += 2)",
            _ => $"for (int {index} = 0; {index} < {Text(turns)}; ++{index})",
        });
        _indices.Add(index);
        _times *= turns;
        Block(() =>
        {
            var statements = _random.Next(1, 3);
            for (var i = 0; i < statements; i++)
                Statement(nesting - 1);
            var variable = Pick(_variables);
            Line($"{variable} = {variable} * {Bounded(1)} + {Number(1)};");
        });
        _times /= turns;
        _indices.RemoveAt(_indices.Count - 1);
    }

    private void Switch(int nesting)
    {
        var (variable, low, high) = (Pick(_variables), Constant(), Constant());
        Line($"switch ({variable}{RandomFunction.Switched(high, "-" + low, "-4")})");
        Line("{");
        _indentation++;
        foreach (var label in (string[])[$"case > {high}:", $"case < -{low} and > -4:", "default:"])
        {
            Line(label);
            Line("{");
            _indentation++;
            Scope(() => Statement(nesting - 1));
            Line("break;");
            _indentation--;
            Line("}");
        }

        _indentation--;
        Line("}");
    }

    private void Block(Action inner)
    {
        Line("{");
        _indentation++;
        Scope(inner);
        _indentation--;
        Line("}");
    }

    /// <summary>What is declared inside is not known outside.</summary>
    private void Scope(Action inner)
    {
        var count = _variables.Count;
        inner();
        _variables.RemoveRange(count, _variables.Count - count);
    }

    /// <summary>An expression whose value is a number.</summary>
    private string Number(int depth)
    {
        _size += _times;
        if (depth == 0)
            return Leaf();
        switch (_random.Next(14))
        {
            case 0 or 1:
                return $"{Operand(depth)} + {Operand(depth)}";
            case 2 or 3:
                return $"{Operand(depth)} - {Operand(depth)}";
            case 4:
                return $"{Operand(depth)} * {Bounded(depth - 1)}";
            case 5:
                var divisor = Leaf();
                return $"{Operand(depth)} / (1 + {divisor} * {divisor})";
            case 6 or 7 or 8:
                return Function(depth);
            case 9:
                return $"-{Operand(depth)}";
            case 10 or 11:
                return $"({Condition(1)} ? {Operand(depth)} : {Operand(depth)})";
            case 12 when Callee() is { } callee:
                _depth = Math.Max(_depth, callee.Depth + 1);
                _size += _times * callee.Size;
                var arguments = Enumerable.Range(0, callee.Parameters).Select(_ => Bounded(depth - 1));
                return $"{callee.Name}({string.Join(", ", arguments)})";
            case 13:
                return SwitchExpression(depth);
            default:
                return Leaf();
        }
    }

    /// <summary>An expression whose value is at most about 2.</summary>
    private string Bounded(int depth)
    {
        _size += _times;
        return _random.Next(4) switch
        {
            0 => $"‹M›.Sin({Number(depth)})",
            1 => $"‹M›.Tanh({Number(depth)})",
            2 => $"(0.5‹f› + ‹M›.Cos({Number(depth)}))",
            _ => Constant(),
        };
    }

    private string Operand(int depth) => $"({Number(depth - 1)})";

    private string Function(int depth)
    {
        var pattern = Pick(Functions);

        // What stands in a pattern twice is a name, so that text stays short.
        var isRepeated = pattern.Split("{0}").Length > 2 || pattern.Contains("{1}", StringComparison.Ordinal);
        return "‹M›." + string.Format(
            CultureInfo.InvariantCulture, pattern, isRepeated ? Leaf() : Number(depth - 1), Leaf());
    }

    private string SwitchExpression(int depth)
    {
        var (high, low) = (Constant(), "-" + Constant());
        return $"({Pick(_variables)}{RandomFunction.Switched(high, low)} switch {{ > {high} => {Number(depth - 1)}, "
            + $"<= {low} => {Number(depth - 1)}, _ => {Number(depth - 1)} }})";
    }

    private string Condition(int depth)
    {
        if (_indices.Count > 0 && _random.Next(4) == 0)
            return _random.Next(2) == 0 ? $"{Pick(_indices)} % 2 == 0" : $"{Pick(_indices)} > 1";
        return _random.Next(depth > 0 ? 7 : 4) switch
        {
            0 => $"{Pick(_variables)} > {Constant()}",
            1 => $"{Pick(_variables)} < {Leaf()} - {Constant()}",
            2 => $"{Pick(_variables)} * {Constant()} >= {Leaf()}",
            3 => $"-{Pick(_variables)} <= {Constant()}",
            4 => $"!({Condition(depth - 1)})",
            5 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
            _ => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
        };
    }

    private string Leaf() => _random.Next(8) switch
    {
        0 => Constant(),
        1 => "Half",
        2 => "Third",
        3 when _indices.Count > 0 => $"(({RandomFunction.Type}){Pick(_indices)})",
        _ => Pick(_variables),
    };

    private string Constant() =>
        (_random.Next(1, 160) / 64.0).ToString("0.0#####", CultureInfo.InvariantCulture) + RandomFunction.Literal;

    private RandomFunction? Callee()
    {
        if (_written.Count == 0)
            return null;
        var callee = Pick(_written);
        return callee is { Depth: < 3, Size: < LargestCallee } ? callee : null;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private void Line(string text) => _text.Append(' ', 4 * _indentation).Append(text).Append('\n');

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
