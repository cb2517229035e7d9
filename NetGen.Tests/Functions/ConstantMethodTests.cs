using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;

namespace NetGen.Tests.Functions;

/// <summary>Methods of integers that are run at build time.</summary>
public sealed class ConstantMethodTests
{
    public static TheoryData<string, int[], int[]> Shapes => new()
    {
        { "=> [2 * input[0]];", [3], [6] },
        { "=> new int[] { input[0], input.Length };", [3, 4], [3, 2] },
        { "=> new[] { input[^1] / 2, Math.Max(input[0], 5) };", [3, 9], [4, 5] },
        { "=> [.. input, 7];", [1, 2], [1, 2, 7] },
        { "=> [.. input[..^1], 2 * input[^1]];", [1, 2, 3], [1, 2, 6] },
        { "=> input.ToArray();", [1, 2], [1, 2] },
        { "=> input[1..].ToArray();", [1, 2, 3], [2, 3] },
        { "=> [.. input.Slice(1, 1)];", [1, 2, 3], [2] },
        { "{ int n = 1; foreach (var d in input) n *= d; return [n]; }", [2, 3, 4], [24] },
        { "{ int n = 0; for (int i = 0; i < input.Length; i++) { if (i == 1) continue; n += input[i]; } return [n]; }", [2, 3, 4], [6] },
        { "{ int n = input[0]; while (n > 10) n /= 2; do n++; while (n < 8); return [n]; }", [100], [8] },
        { "{ int n = input[0]; do { n--; if (n == 4) break; } while (true); return [n]; }", [9], [4] },
        { "{ if (input.Length != 1) throw new ArgumentException(); return [input[0] - 1]; }", [4], [3] },
        { "{ var s = input.ToArray(); var t = s; t[0] += 5; s[1] = 2 * t[0]; return s; }", [1, 2], [6, 12] },
        { "{ var s = new int[2]; s[1]++; return s; }", [1], [0, 1] },
        { "=> input switch { _ => Pair(input[0], b: 4) }; static int[] Pair(int a, int b = 3, int c = 9) => [a, b, c];", [1], [1, 4, 9] },
        { "=> Sizes; static readonly int[] Sizes = [1, 2];", [1], [1, 2] },
        { "{ int[] s = [.. input]; checked { s[0] <<= 2; } return s is var t && t.Length > 0 ? t : []; }", [3], [12] },
        { "=> [(int)Math.Ceiling(input[0] / 2.0), (int)(0.5 * input[0])];", [7], [4, 3] },
    };

    public static TheoryData<string, int[]> Unknown => new()
    {
        { "{ if (input.Length != 1) throw new ArgumentException(); return [1]; }", [4, 5] },
        { "=> [input[2]];", [1] },
        { "=> [1 / input[0]];", [0] },
        { "=> [checked(input[0] + 1)];", [int.MaxValue] },
        { "{ for (;;) { } }", [1] },
        { "=> Of(input);", [1] },
        { "=> [Environment.TickCount];", [1] },
        { "=> new int[1 << 30];", [1] },
        { "=> [nothing];", [1] },
        { "=> null!;", [1] },
        { "{ int[] s = []; for (int i = 0; i < 100; i++) s = [.. s, .. s, 1]; return s; }", [1] },
        { "{ var s = \"a\"; for (int i = 0; i < 100; i++) s += s; return [s.Length]; }", [1] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_is_what_the_method_returns(string body, int[] input, int[] expected) =>
        Assert.Equal(expected, Assert.IsType<EquatableArray<int>>(Evaluate("int[]", body, input)));

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_cannot_be_known_is_nothing(string body, int[] input) => Assert.Null(Evaluate("int[]", body, input));

    [Fact]
    public void Parameters_are_declared()
    {
        var declared = Evaluate(
            "LayerParameter[]",
            """
            {
                var list = new LayerParameter[] { new("weight0", [input[0], 2], Init.HeNormal), new($"bias{input[0]}", new[] { 2 }) };
                return [.. list, new("scale", [.. input], scale: 1.0, init: Init.Constant)];
            }
            """,
            [3]);

        Assert.Equal(
            [new("weight0", [3, 2], "HeNormal", double.NaN), new("bias3", [2], "Constant", double.NaN), new("scale", [3], "Constant", 1)],
            Assert.IsType<EquatableArray<DeclaredParameter>>(declared));
    }

    [Fact]
    public void No_parameters_are_a_list_of_them() => Assert.Empty(
        Assert.IsType<EquatableArray<DeclaredParameter>>(Evaluate("LayerParameter[]", "=> [];", [3])));

    [Theory]
    [InlineData("int", "=> input.Length + 1;", 2)]
    [InlineData("bool", "=> input[0] > 1;", true)]
    [InlineData("double", "=> input[0] / 2.0;", 1.5)]
    [InlineData("string", "=> \"a\" + input[0];", "a3")]
    [InlineData("Init", "=> input[0] > 1 ? Init.HeNormal : Init.Constant;", "HeNormal")]
    public void Single_values_are_themselves(string type, string body, object expected) =>
        Assert.Equal(expected, Evaluate(type, body, [3]));

    private static object? Evaluate(string type, string body, int[] input)
    {
        var compilation = TestReferences.Compile(
            FunctionSources.ClassOf($"static {type} Of(ReadOnlySpan<int> input) {body}"));
        return ConstantMethods.Evaluate(FunctionSources.MethodOf(compilation, "Of"), [input], compilation, default);
    }
}
