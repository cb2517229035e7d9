using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Parsing;

namespace NetGen.Tests.Functions;

/// <summary>What cannot be differentiated is said where it stands: <c>[|...|]</c> marks each place.</summary>
public sealed class FunctionFaultTests
{
    public static TheoryData<string, string[]> Faulty => new()
    {
        { "static float Of(float x) => x + [|MathF.Floor(x)|];", ["'MathF.Floor(x)': its value moves in steps"] },
        { "static float Of(float x) => [|MathF.Ceiling(x)|] * [|Math.Sign(x)|] / [|float.Truncate(x)|];", ["steps", "steps", "steps"] },
        { "static float Of(float x) { float y = [|MathF.Round(x, 2)|]; return y * y; }", ["'MathF.Round(x, 2)': its value moves in steps"] },
        { "static float Of(float x) => [|x % 2|];", ["'x % 2': a remainder of numbers jumps"] },
        { "static float Of(float x) => [|MathF.IEEERemainder(x, 2)|];", ["a remainder of numbers jumps"] },
        { "static float Of(float x) { [|x %= 2|]; return x; }", ["remainder"] },
        { "static float Of(float x) => [|(int)x|] + [|(long)(2 * x)|];", ["a cast to an integer", "a cast to an integer"] },
        { "static float Of(float x) { int n = 1; [|n += (int)2.5f * x|]; return n; }".Replace("[|n += (int)2.5f * x|]", "n += [|(int)x|]", StringComparison.Ordinal), ["a cast to an integer"] },
        { "static float Of(float x, [|int|] n) => x * n;", ["'n': a parameter must be a float or a double"] },
        { "static float Of(float x, [|decimal|] d, [|float[]|] a) => x;", ["'d'", "'a'"] },
        { "static [|int|] Of(float x) => 1;", ["'Of': it must return a float or a double"] },
        { "static float Of([|in float x|], [|ref float y|]) { y = 1; return x; }", ["ref, out and in", "ref, out and in"] },
        { "static float Of(float x) { float y = x; Add([|ref y|]); return y; } static void Add(ref float y) => y++;", ["ref, out and in"] },
        { "static float Of(float x) { float [|y = ref x|]; return y; }".Replace("float [|y = ref x|]; return y;", "ref float [|y = ref x|]; return 2 * y;", StringComparison.Ordinal), ["ref locals"] },
        { "static float Of(float x) => x + [|BitConverter.Int32BitsToSingle(3)|];", ["its source is not at hand"] },
        { "static float Of(float x) => [|MathF.BitIncrement(x)|];", ["NetGen knows no derivative of it"] },
        { "static float s; static float Of(float x) => x * [|s|];", ["it is state that can change"] },
        { "static float s; static float Of(float x) { [|s|] = x; return x; }", ["it changes state outside"] },
        { "static float s; static float Of(float x) { [|s|] += x; return [|s|]; }", ["changes state", "state that can change"] },
        { "static float S { get; set; } static float Of(float x) => x * [|S|];", ["it is state that can change"] },
        { "static readonly float S; static F() { S = 3; } static float Of(float x) => x * [|S|];", ["its value is not known"] },
        { "static readonly float S = float.Parse(\"3\"); static float Of(float x) => x * [|S|];", ["its value is not known"] },
        { "static readonly float A = B + 1, B = 2; static float Of(float x) => x * [|A|];", ["its value is not known"] },
        { "static readonly float A = A + 1; static float Of(float x) => x * [|A|];", ["its value is not known"] },
        { "static float Of(float x) { [|while|] (x > 1) x /= 2; return x; }", ["a while loop: it has no bound"] },
        { "static float Of(float x) { [|do|] x /= 2; while (x > 1); return x; }", ["a do loop"] },
        { "static float Of(float x) { [|foreach|] (var y in new[] { 1f }) x += y; return x; }", ["a foreach loop"] },
        { "static float Of(float x) { for (float y = 0; [|y < x|]; y++) x /= 2; return x; }", ["the loop's bounds are not known"] },
        { "static float Of(float x) { for (int i = 0; [|i < 20000|]; i++) { } return x; }", ["does not end within 10,000 turns"] },
        { "static float Of(float x) { [|for|] (;;) x = 1; }".Replace("[|for|] (;;) x = 1;", "[|for (;;) x = 1;|]", StringComparison.Ordinal), ["does not end within 10,000 turns"] },
        { "static float Of(float x) { int n = x > 0 ? 3 : 4; float s = 0; for (int i = 0; i < [|n|]; i++) s += x; return s; }", ["an integer that depends on a number"] },
        { "static float Of(float x) { int n = 1; if (x > 0) n = 2; return [|n|] * n % 3 + x; }".Replace("[|n|] * n % 3", "[|n|] % 3", StringComparison.Ordinal), ["an integer that depends on a number"] },
        { "static float Of(float x) { if (x > 0) [|goto|] end; x = 1; [|end|]: return x; }", ["a goto", "a goto"] },
        { "static float Of(float x) { if (x > 0) [|throw|] new Exception(); return x; }", ["exceptions have no derivative"] },
        { "static float Of(float x) => x > 0 ? x : [|throw new Exception()|];", ["exceptions have no derivative"] },
        { "static float Of(float x) { [|try|] { x = 1; } finally { } return x; }", ["exceptions have no derivative"] },
        { "static float Of(float x) { float[] a = [|[x, 1]|]; return a[0]; }", ["arrays and collections"] },
        { "static float Of(float x) { var a = [|new float[2]|]; return a[1]; }", ["arrays and collections"] },
        { "static float Of(float x) { Func<float, float> f = [|v => v * 2|]; return [|f(x)|]; }", ["lambdas", "lambdas"] },
        { "static float Of(float x) { Func<float, float> f = [|MathF.Exp|]; return x; }", ["lambdas"] },
        { "static float Of(float x) { var (a, b) = (x, 1f); return a * b; }".Replace("var (a, b) = (x, 1f)", "[|var (a, b) = (x, 1f)|]", StringComparison.Ordinal).Replace("return a * b", "return x", StringComparison.Ordinal), ["tuples"] },
        { "static float [|Of|]<T>(float x) => x;", ["generic methods"] },
        { "static float Of(float x) => [|Id(x)|]; static T Id<T>(T x) => x;", ["generic methods"] },
        { "static float Of(float x) => x > 1 ? [|Of(x / 2)|] : x;", ["it calls itself"] },
        { "static float Of(float x) => A(x); static float A(float x) => B(x); static float B(float x) => [|A(x - 1)|] + [|Of(x)|];", ["it calls itself", "it calls itself"] },
        { "static float A => [|B|]; static float B => A; static float Of(float x) => A;".Replace("static float A => [|B|]; static float B => A;", "static float A => B; static float B => [|A|];", StringComparison.Ordinal), ["it calls itself"] },
        { "static float Of(float x) => [|x.CompareTo(1)|];", ["it belongs to an object"] },
        { "static float Of(float x) { var h = (Half)x; return x; }".Replace("(Half)x", "[|(Half)x|]", StringComparison.Ordinal), ["an operator of a type of one's own"] },
        { "static float Of(float x) => [|(float)(decimal)x|];".Replace("[|(float)(decimal)x|]", "(float)[|(decimal)x|]", StringComparison.Ordinal), ["a value of its type"] },
        { "static float Of(float x) { int n = 0; return x / ([|1 / n|]); }", ["the integers in it"] },
        { "static float Of(float x) { int n = int.MaxValue; return x * [|checked(n + 1)|]; }".Replace("[|checked(n + 1)|]", "checked([|n + 1|])", StringComparison.Ordinal), ["the integers in it"] },
        { "static float Of(float x) => [|x switch { > 0 => 1, < 0 => x }|];", ["it throws where no arm matches"] },
        { "static readonly float[] T = [1, 2]; static float Of(float x) => x * [|T[1]|];", ["arrays and collections"] },
        { "static float s; static float Of(float x) { [|s|]++; return x; }", ["changes state"] },
        { "static unsafe float Of(float x) { float* p = [|&x|]; return x; }", ["pointers"] },
        { "static float Of(float x) { [|lock|] (new object()) x = 1; return x; }", ["it is none of the constructs"] },
        { "static float Of(float x) => Outer(x) + [|MathF.Floor(x)|]; static float Outer(float x) => Inner(x) * 2; static float Inner(float x) => [|MathF.Round(x)|];", ["'MathF.Round(x)'", "'MathF.Floor(x)'"] },
        { "[System.Runtime.InteropServices.DllImport(\"a\")] static extern float G(float x); static float Of(float x) => [|G(x)|];", ["it has no body"] },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_stands_on_what_is_at_fault(string members, string[] messages)
    {
        var (source, marked) = Unmarked(FunctionSources.ClassOf(members));
        var parsed = FunctionSources.Parse([source]);

        Assert.Null(parsed.Spec);
        Assert.Equal(marked, parsed.Places.Select(TextAt).Order(StringComparer.Ordinal));
        Assert.Equal(messages.Length, parsed.Faults.Count);
        foreach (var message in messages)
            Assert.Contains(parsed.Faults, fault => FunctionSources.Message(fault).Contains(message, StringComparison.Ordinal));
        Assert.All(parsed.Faults, fault => Assert.Equal(("NG2001", true, false), (fault.Id, fault.IsError, fault.IsOfAnother)));
    }

    [Fact]
    public void An_instance_method_is_no_function()
    {
        var parsed = FunctionSources.Parse(["class C { float k; float Of(float x) => x * k; }"]);

        Assert.Equal(["'Of': it belongs", "'k': it belongs"], parsed.Faults.Select(fault => $"{fault.Arguments[0]}: {fault.Arguments[1][..10]}"));
    }

    [Fact]
    public void Async_methods_and_iterators_are_no_functions()
    {
        var parsed = FunctionSources.Parse(
            ["using System.Threading.Tasks; class C { static async Task<float> Of(float x) { await Task.Yield(); return x; } }"]);

        Assert.Equal(["'Of'", "'await Task.Yield()'"], parsed.Faults.Select(fault => fault.Arguments[0]));
        Assert.All(parsed.Faults, fault => Assert.Contains("await and yield", fault.Arguments[1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("static float Of(float x) => x +;")]
    [InlineData("static float Of(float x) => y;")]
    [InlineData("static float Of(float x) { float y; return y; }")]
    [InlineData("static float Of(float x) { if (x > 0) return x; }")]
    [InlineData("static float Of(Unknown x) => 1;")]
    [InlineData("static Unknown Of(float x) => 1;")]
    [InlineData("static float Of(float x) => G(x); static float G(float x) => \"a\";")]
    [InlineData("static float Of(float x) => x * A; static readonly float A = \"a\";")]
    [InlineData("static float Of(float x) { while (true) { x = nothing; } }")]
    [InlineData("static float Of(float x)")]
    [InlineData("static partial float Of(float x);")]
    [InlineData("static float Of(float x) => MathF.Exp();")]
    public void Where_the_compiler_has_errors_NetGen_has_none(string members)
    {
        var parsed = FunctionSources.Parse(members);

        Assert.Null(parsed.Spec);
        Assert.Empty(parsed.Faults);
    }

    [Fact]
    public void A_fault_of_another_differentiable_method_is_that_ones()
    {
        var parsed = FunctionSources.Parse(
            "static float Of(float x) => G(x); [Differentiable] static float G(float x) => MathF.Floor(x);");

        Assert.True(Assert.Single(parsed.Faults).IsOfAnother);
    }

    private static (string Source, string[] Marked) Unmarked(string source)
    {
        var marked = new List<string>();
        while (source.IndexOf("[|", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = source.IndexOf("|]", start, StringComparison.Ordinal);
            var text = source[(start + 2)..end];
            source = source[..start] + text + source[(end + 2)..];
            marked.Add($"{start:0000} {text}");
        }

        return (source, [.. marked]);
    }

    private static string TextAt(Location place) =>
        $"{place.SourceSpan.Start:0000} {place.SourceTree!.GetText().ToString(place.SourceSpan)}";
}
