using NetGen.Analyzers.Model;

namespace NetGen.Tests.Functions;

/// <summary>What a program computes is what the compiled method computes, for every construct.</summary>
public sealed class FunctionValueTests
{
    private static readonly double[] Points =
        [-3.7, -2, -1, -0.75, -0.25, -0.0, 0, 1e-3, 0.25, 0.5, 0.9, 1, 1.5, 2, 3, 10, 88, double.NaN];

    public static TheoryData<string> Bodies =>
    [
        // Arithmetic and conversions.
        "static float Of(float x) => x * x + 2 * x - 1 / (x + 5f);",
        "static double Of(double x, double y) => -(x - y) * (+x) / 3;",
        "static float Of(float x) => (float)(x * 0.1 + (double)x);",
        "static float Of(float x, float y) { x += y; x *= 2; y -= x; x /= 3f; return x - y; }",
        "static float Of(float x) { x *= 0.1; return x; }".Replace("x *= 0.1", "x = (float)(x * 0.1)", StringComparison.Ordinal),
        "static double Of(double x) { double y = x++; y += --x; return y + x--; }",
        "static float Of(float x) { int n = 7 / 2; long m = n * 3L; return x * n + m % 4 - (n << 2 | 1); }",
        "static float Of(float x) { byte b = 250; b += 10; return x + b; }",
        "static float Of(float x) { uint u = 3; unchecked { u -= 5; } return x * (u % 10); }",
        "static float Of(float x) => checked(x + 1) * unchecked(2 * int.MaxValue);",
        "static float Of(float x) => x * 'a' + (1 << 33) + (-8 >> 1) + (-8 >>> 28);",
        "static float Of(float x) => x + (int)2.9f + (int)-2.9;",
        "static double Of(double x) => x + 7.5 % 2;".Replace("7.5 % 2", "(double)(7.5f % 2f)", StringComparison.Ordinal),

        // Locals.
        "static float Of(float x) { var a = x; float b = a * a, c = b + 1; const float d = 2; a = c; return a * b - d; }",
        "static float Of(float x) { float y; { float z = x + 1; y = z * z; } { float z = 3; y += z; } return y; }",
        "static float Of(float x) { float y, z; y = z = x * 2; return (y = y + 1) * z + y; }",
        "static float Of(float x) { _ = x * 3; var (y) = x; return y; }".Replace("var (y) = x", "var y = x", StringComparison.Ordinal),

        // Conditions.
        "static float Of(float x) => x > 0 ? x : 0.5f * x;",
        "static float Of(float x, float y) => x > y && y != 0 || !(x >= 1) ? x : y;",
        "static float Of(float x, float y) { bool a = x < y, b = x <= 1; return a & b | a ^ b ? x - y : x + y; }",
        "static float Of(float x, float y) { bool a = x < y; a ^= y > 0; a |= x == 1; a &= y < 5; return a ? x : y; }",
        "static float Of(float x) { bool a = true; if (x > 1) a = false; return a == x < 2 ? x : -x; }",
        "static float Of(float x) { bool a = x > 0; a = a != (x > 1); return a ? 2 * x : x; }",
        "static float Of(float x) => x > 0 ? 1 : -1;",
        "static float Of(float x) { int n = 3; n = x > 1 ? n : n + 1; float f = n; return f * x; }",
        "static float Of(float x) { float y = 1; bool b = x > 0 && (y = x) > 1; return b ? y : y * 3; }",
        "static float Of(float x) { float y = 1; float z = x > 0 ? y = 5 : (y += x); return y * z; }",

        // if and else, and ways out.
        "static float Of(float x) { float y = x; if (x > 1) y = 2 * x; else if (x > 0) y = x * x; else y -= 1; return y; }",
        "static float Of(float x) { if (x > 1) return 1; if (x < -1) { return -1; } return x; }",
        "static float Of(float x) { if (x > 0) { if (x > 2) return 2; x += 1; } else { x -= 1; if (x < -3) return -3; } return x * x; }",
        "static float Of(float x, float y) { if (x > y) { if (y > 0) return x * y; } else if (x < 0) return y; return x - y; }",
        "static float Of(float x) { if (float.IsNaN(x)) return -1; return x; }",

        // switch.
        "static float Of(float x) => x switch { > 2 => 2, < -2f => -2, 1 => 7, _ => x };",
        "static float Of(float x) => x switch { float.NaN => 3, > 0 and < 1 or 3 => x, not (> -1) => 5, var y when y > 2 => y * y, _ => 0 };",
        "static float Of(float x) => (x > 0) switch { true => x, false => -x };",
        "static float Of(float x, float y) { switch (x) { case > 1: y = 2; break; case > 0 when y > 0: y *= 3; break; default: y = x; break; } return y + x; }",
        "static float Of(float x, float y) { switch (x) { default: y = 9; break; case > 1: case 0: return y; case < -1: y -= x; break; } return y + x; }",
        "static float Of(float x, float y) { switch (x) { case < -2: default: y = 9; break; case < 0: y = 1; break; case > 1: return x; } return y; }",
        "static float Of(float x) { const int Kind = 2; switch (Kind) { case 1: return x; case 2: x *= 2; break; case 3: goto default; default: x = 0; break; } return x; }",
        "static float Of(float x, float y) { for (int i = 0; i < 3; i++) { switch (x) { case > 1: y += i; break; case 0: continue; case < -2: return y * i; } y += x; } return y; }",
        "static float Of(float x) => x is > 0 and < 2 ? x : x is 3 or 10 ? 4 : x is var y ? y * 2 : 0;",
        "static float Of(float x) => x is float y && y > 1 ? y : -x;",

        // Loops.
        "static float Of(float x) { float s = 0, t = 1; for (int i = 1; i <= 5; i++) { t *= x / i; s += t; } return s; }",
        "static float Of(float x) { float s = x; for (int i = 0; i < 4; i++) { if (i == 2) continue; s = s * x + i; } return s; }",
        "static float Of(float x) { float s = x; for (int i = 0; i < 6; i++) { if (s > 3) break; s += x * s + 0.5f; } return s; }",
        "static float Of(float x) { float s = x; for (int i = 0; i < 6; i++) { if (s < 0) { s += 1; continue; } s = s * 0.5f - 0.1f; } return s; }",
        "static float Of(float x) { float s = x; for (int i = 0; i < 5; i++) { if (s > 4) return s - i; if (s < -1) break; s += x; } return s * 2; }",
        "static float Of(float x) { float s = 0; for (int i = 0; i < 3; i++) for (int j = i; j > -2; j--) { if (s > x + j) continue; if (s < -9) break; s += i - j * x; } return s; }",
        "static float Of(float x) { float s = x; for (int i = 0; i < 8 && s < 5; i++) s = s * 1.5f + 0.25f; return s; }",
        "static float Of(float x) { int i = 0; for (;;) { if (++i > 4) break; x = x * 0.5f + i; } return x; }",
        "static double Of(double x) { double s = 0; for (double d = 0; d < 1; d += 0.25) s += x * d; return s; }",
        "static float Of(float x) { float s = x; for (int i = 0, j = 10; i < j; i += 3, j--) { s += i * j; if (s > 50) { if (i > 3) return s; else continue; } s *= 2; } return s; }",

        // Calls.
        "static float Of(float x) => Square(x + 1) - Square(y: 2, x: x); static float Square(float x, float y = 1) => x * x * y;",
        "static float Of(float x) { return Half(x) + Half(Half(x)); static float Half(float v) => v / 2; }",
        "static float Of(float x) { float k = 2; Grow(x); Grow(k); return k; void Grow(float by) { if (by < 0) return; k += by; } }",
        "static float Of(float x) => Other.Twice(x) + x.Plus(One) + Two; static float One => 1; static float Two { get { if (One > 0) return 2; return 3; } } }\n static class Other { public static float Twice(float x) => 2 * x; public static float Plus(this float x, float y) => x + y;",
        "static float Of(float x) => Pick(x, x > 1, 2); static float Pick(float x, bool b, int n) { for (int i = 0; i < n; i++) if (b) return x * i; else x++; return x; }",
        "static float Of(float x) => Abs(x) + F.Abs(x - 1); static float Abs(float x) => x < 0 ? -x : x;",
        "public static partial float Of(float x); public static partial float Of(float x) => x * x;",
        "static float Of(float @if) { float @while = @if * 2, größe = @while; return größe + @if; }",

        // Constants.
        "const float A = 0.5f; static readonly float B = A * 3, C = MathF.Sqrt(2 / MathF.PI) + B; static readonly int N = 3; static float Of(float x) => A * x + B - C * N;",
        "static readonly double B = Three(); static double Three() { double s = 0; for (int i = 0; i < 3; i++) s++; return s; } static double Of(double x) => B * x + Math.PI + float.Epsilon;",
        "static double K { get; } = 4; static double Of(double x) => x * K;",
        "enum Kind { One = 1, Two } const Kind Which = Kind.Two; static float Of(float x) => Which switch { Kind.One => x, Kind.Two => 2 * x + (int)Which, _ => 0 };",
        "static float Of(float x) => x * MathF.Floor(2.5f) + (int)MathF.Round(3.7f);",
    ];

    public static TheoryData<string> Functions =>
    [
        "Math.Abs(x)", "Math.Acos(x)", "Math.Acosh(x)", "Math.Asin(x)", "Math.Asinh(x)", "Math.Atan(x)", "Math.Atan2(x, y)",
        "Math.Atanh(x)", "Math.Cbrt(x)", "Math.Clamp(x, -1, 2)", "Math.Cos(x)", "Math.Cosh(x)", "Math.CopySign(x, y)",
        "Math.Exp(x)", "double.Exp2(x)", "double.Exp10(x)", "double.ExpM1(x)", "double.Exp2M1(x)", "double.Exp10M1(x)",
        "Math.FusedMultiplyAdd(x, y, 2)", "double.Hypot(x, y)", "double.Hypot(x * 1e200, y * 1e200)", "double.Lerp(x, y, 0.25)",
        "double.Hypot(x / 0, y)", "Math.Log(x)", "Math.Log(x, 3)", "Math.Log10(x)", "Math.Log2(x)", "double.LogP1(x)",
        "double.Log2P1(x)", "double.Log10P1(x)", "Math.Max(x, y)", "Math.Min(x, y)", "Math.MaxMagnitude(x, y)",
        "Math.MinMagnitude(x, y)", "double.MaxNumber(x, y)", "double.MinNumber(x, y)", "Math.Pow(x, y)", "Math.Pow(x, 3)",
        "double.MultiplyAddEstimate(x, y, x)", "double.RootN(x, 3)", "double.RootN(Math.Abs(x), 4)", "double.RootN(x, 5)",
        "double.RootN(x, -3)", "double.RootN(x, 1)", "double.RootN(x, 2)", "Math.ScaleB(x, 3)", "Math.ScaleB(x, -1070)",
        "Math.ScaleB(x * 1e-300, 2000)", "Math.Sin(x)", "Math.Sinh(x)", "Math.Sqrt(x)", "Math.Tan(x)", "Math.Tanh(x)",
        "double.DegreesToRadians(x)", "double.RadiansToDegrees(x)", "double.IsNaN(x) ? 1 : y", "double.IsFinite(1 / x) ? x : 5",
        "double.IsInfinity(1 / x) ? 1 : 2.0", "double.IsPositiveInfinity(1 / x) ? 1 : x", "double.IsNegativeInfinity(1 / x) ? 1 : x",
        "double.IsNegative(x) ? 1 : y", "double.IsPositive(x) ? 1 : y", "double.IsRealNumber(x) ? x : 3", "double.Sqrt(x)",
        "float.Max((float)x, 1)", "MathF.Exp((float)x)", "Math.Max(2, 3) * x + Math.Sign(-2) * Math.Abs(-3) + int.Clamp(7, 1, 5)",
        "1 / Math.Sqrt(x)", "double.Hypot(x, x)", "double.Hypot(0, x)",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_construct_computes_what_the_method_does(string members) => Check(members, 1e-6);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_computes_what_the_method_does(string expression) =>
        Check($"static double Of(double x, double y) => {expression};", expression.Contains('F') ? 1e-6 : 1e-14);

    [Theory]
    [InlineData("Math.ReciprocalEstimate(x)", 0.25)]
    [InlineData("Math.ReciprocalSqrtEstimate(x)", 0.5)]
    public void Estimates_are_taken_for_what_they_estimate(string expression, double expected) => Assert.Equal(
        expected,
        ProgramEvaluator.Evaluate(
            Analyzed($"static double Of(double x) => {expression};"), isDouble: true, 4));

    [Fact]
    public void Constants_have_the_precision_of_their_type()
    {
        var single = Analyzed("static readonly float A = 0.1f; static float Of(float x) => x * (A * 3);");
        var mixed = Analyzed("static readonly float A = 0.1f; static float Of(float x) => (float)(x * (A * 3.0));");

        Assert.Equal([0.1f * 3f], ConstantsOf(single));
        Assert.Equal([0.1f * 3.0], ConstantsOf(mixed));
    }

    [Fact]
    public void Constants_of_functions_are_those_of_the_framework()
    {
        string[] calls =
        [
            "Math.Cbrt(27)", "Math.Cbrt(-0.3)", "double.ExpM1(-50)", "double.ExpM1(3)", "double.LogP1(4)", "Math.Log2(8)",
            "Math.Log2(5)", "Math.Asinh(-0.4)", "Math.Asinh(1e-9)", "Math.Asinh(1e200)", "Math.Acosh(1.3)", "Math.Acosh(1e200)",
            "Math.Acosh(0.5)", "Math.Atanh(0.3)", "Math.Atanh(-1e-9)", "Math.Atanh(2)", "double.Exp2(0.3)",
            "Math.Pow(1, double.NaN)", "Math.Max(-0.0, 0.0)", "Math.Min(0.0, double.NaN)", "Math.CopySign(2, -0.0)",
        ];
        foreach (var call in calls)
        {
            var program = Analyzed($"static readonly double A = {call}; static double Of(double x) => x * A;");
            var compiled = FunctionSources.Compile(FunctionSources.ClassOf($"static double Of(double x) => {call};"))([0]);
            Close(compiled, Assert.Single(ConstantsOf(program)), 4e-16, call);
        }
    }

    // The framework's own are 1 + x and exp(x) - 1 as they stand, which near 0 keep half of the digits.
    [Theory]
    [InlineData("double.ExpM1(1e-9)", 1.0000000005000000002e-9)]
    [InlineData("double.ExpM1(-0.01)", -9.9501662508319467e-3)]
    [InlineData("double.LogP1(1e-9)", 9.9999999950000000033e-10)]
    [InlineData("double.LogP1(-0.01)", -1.0050335853501441e-2)]
    public void Constants_near_zero_keep_their_digits(string call, double expected)
    {
        var program = Analyzed($"static readonly double A = {call}; static double Of(double x) => x * A;");

        Close(expected, Assert.Single(ConstantsOf(program)), 4e-16, call);
    }

    private static IEnumerable<double> ConstantsOf(ScalarProgram program) => program.Instructions
        .Where(instruction => instruction.Operator == ScalarOperator.Constant)
        .Select(instruction => instruction.Value);

    private static ScalarProgram Analyzed(string members) => FunctionSources.ProgramOf(FunctionSources.ClassOf(members));

    private static void Check(string members, double tolerance)
    {
        var program = Analyzed(members);
        var compiled = FunctionSources.Compile(FunctionSources.ClassOf(members));
        var isDouble = members.Contains("double Of", StringComparison.Ordinal);
        foreach (var x in Points)
        {
            foreach (var y in members.Contains(" y)", StringComparison.Ordinal) ? Points : [0])
            {
                double[] arguments = members.Contains(" y)", StringComparison.Ordinal) ? [x, y] : [x];
                if (!isDouble)
                    arguments = [.. arguments.Select(argument => (double)(float)argument)];
                var value = ProgramEvaluator.Evaluate(program, isDouble, arguments);
                Close(compiled(arguments), value, tolerance, $"{members} at {string.Join(", ", arguments)}");
            }
        }
    }

    private static void Close(double expected, double actual, double tolerance, string what)
    {
        var isClose = expected.Equals(actual)
            || Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), 1e-300);
        Assert.True(isClose, $"{what}: {expected:R} became {actual:R}.");
    }
}
