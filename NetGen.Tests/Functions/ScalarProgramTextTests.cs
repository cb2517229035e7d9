using NetGen.Analyzers.Model;

namespace NetGen.Tests.Functions;

/// <summary>Programs as text.</summary>
public sealed class ScalarProgramTextTests
{
    public static TheoryData<string> Malformed =>
    [
        "", "1", "1;", "1;0", "1;;0", "1;p 0", "1;p 0;", "1;p 0;1", "1;p 0;-1", "1;p 0;x", "1;p 2;0", "1;p -1;0", "1;p;0", "1;p 0 0;0",
        "2;p 0;0", "1;q 0;0", "1;c;0", "1;c zz;0", "1;c 12345678901234567;0", "1;p 0;+ 0 1;1", "1;p 0;+ 0;1", "1;p 0;+ 0 0 0;1",
        "1;p 0;exp 0 0;1", "1;p 0;> 0 0;1", "1;p 0;! 0;1", "1;p 0;> 0 0;+ 0 1;2", "1;p 0;> 0 0;? 0 0 0;2", "1;p 0;> 0 0;? 1 1 0;2",
        "1;p 0;p 0;0", "1;p 0; + 0 0;1", "1;p +0;0", "1;p 99999999999999999999;0",
    ];

    [Fact]
    public void Every_operator_survives()
    {
        List<ScalarInstruction> instructions =
        [
            ScalarInstruction.Parameter(0), ScalarInstruction.Parameter(1), ScalarInstruction.Constant(-0.0),
            ScalarInstruction.Constant(double.NaN), ScalarInstruction.Constant(1e-310), new(ScalarOperator.Greater, 0, 1),
            new(ScalarOperator.NotEqual, 1, 0),
        ];
        foreach (var function in Enum.GetValues<ScalarOperator>().Where(function => ProgramFacts.Arity(function) > 0))
        {
            var takesConditions = function is ScalarOperator.And or ScalarOperator.Or or ScalarOperator.Not;
            var (a, b) = takesConditions ? (5, 6) : (1, 2);
            instructions.Add(ProgramFacts.Arity(function) switch
            {
                1 => new(function, a),
                2 => new(function, a, b),
                _ => new(function, 5, 1, 2),
            });
        }

        var program = new ScalarProgram(instructions.ToEquatableArray(), instructions.Count - 1);

        Assert.Equal(program, ScalarProgramText.Read(ScalarProgramText.Write(program), 2));
    }

    [Fact]
    public void The_text_is_short_and_stays_as_it_is() => Assert.Equal(
        "1;p 0;c 3FE0000000000000;* 0 1;2",
        ScalarProgramText.Write(FunctionSources.Parse("static double Of(double x) => x * 0.5;").Spec!.Program));

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_text_is_no_program(string text) => Assert.Null(ScalarProgramText.Read(text, 2));

    [Fact]
    public void No_change_of_a_text_makes_it_throw()
    {
        var text = ScalarProgramText.Write(FunctionSources.Parse(
            "static double Of(double x, double y) => x > 0 && y < 2 ? Math.Max(x, 0.1) * y : -x / 3;").Spec!.Program);
        const string characters = "0;9 -px>!?&Fc.";
        for (var i = 0; i < text.Length; i++)
        {
            ScalarProgramText.Read(text[..i], 2);
            ScalarProgramText.Read(text.Remove(i, 1), 2);
            foreach (var character in characters)
            {
                if (ScalarProgramText.Read(text[..i] + character + text[(i + 1)..], 2) is { } program)
                    ProgramEvaluator.Evaluate(program, true, 1, 2);
            }
        }
    }
}
