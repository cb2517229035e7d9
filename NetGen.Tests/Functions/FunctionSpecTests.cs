using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Parsing;
using NetGen.Tests.Support;

namespace NetGen.Tests.Functions;

/// <summary>What a function is besides its program, and where it may come from.</summary>
public sealed class FunctionSpecTests
{
    private const string Library = """
        namespace Lib;
        public static partial class Shapes
        {
            [NetGen.Differentiable]
            public static float Soft(float x, float a = 2) => Helper(x) * a;
            private static float Helper(float x) => x / (1 + System.MathF.Abs(x));
        }
        """;

    [Fact]
    public void Parameters_have_roles()
    {
        var spec = FunctionSources.Parse(
            "static double Of(float x, [Trainable(Init = 0.5f)] double a, [Trainable] float b, double k = 3, float z = default) "
            + "=> x * a * b * k;").Spec!;

        Assert.Equal(("Of", "F.Of"), (spec.Name, spec.DisplayName));
        Assert.Equal(
            [
                new("x", false, FunctionParameterRole.Variable, 0),
                new("a", true, FunctionParameterRole.Trainable, 0.5),
                new("b", false, FunctionParameterRole.Trainable, 0),
                new("k", true, FunctionParameterRole.Constant, 3),
                new("z", false, FunctionParameterRole.Constant, 0),
            ],
            spec.Parameters);
    }

    [Fact]
    public void Equal_instructions_are_one()
    {
        var program = FunctionSources.Parse(
            "static float Of(float x) { float a = MathF.Exp(-x), b = MathF.Exp(-x); return (1 - a) / (1 + b) + unused(x) * 0; "
            + "static float unused(float v) => v; }").Spec!.Program;

        Assert.Equal(program.Instructions.Count, program.Instructions.Distinct().Count());
        Assert.Single(program.Instructions, instruction => instruction.Operator == ScalarOperator.Exp);
    }

    [Fact]
    public void What_the_result_does_not_need_is_not_in_it()
    {
        var program = FunctionSources.Parse(
            "static float Of(float x, float y) { float z = MathF.Sin(y); z = x; return z; }").Spec!.Program;

        Assert.Equal(new ScalarProgram([ScalarInstruction.Parameter(0)], 0), program);
    }

    [Fact]
    public void Equal_code_gives_equal_specs_in_whatever_compilation()
    {
        const string members = "static float Of(float x, float y = 1) { if (x > y) return 2 * x; return y - x; }";

        Assert.Equal(FunctionSources.Parse(members).Spec, FunctionSources.Parse("// Moved.\n" + members).Spec);
        Assert.NotEqual(
            FunctionSources.Parse(members).Spec,
            FunctionSources.Parse(members.Replace("2 * x", "3 * x", StringComparison.Ordinal)).Spec);
    }

    [Fact]
    public void The_model_keeps_nothing_of_the_compilation()
    {
        var spec = FunctionSources.Parse("static float Of(float x, [Trainable(Init = 2)] float a) => MathF.Tanh(a * x);").Spec!;

        Assert.Empty(ObjectGraph.RoslynObjects(spec));
    }

    [Theory]
    [InlineData("static float Of(float x) => x > 0 ? 1 : 0;", "x")]
    [InlineData("static float Of(float x) => 3;", "x")]
    [InlineData("static float Of(float x) => MathF.CopySign(2, x);", "x")]
    [InlineData("static float Of(float x, [Trainable] float a) => x > a ? x : 0;", "a")]
    [InlineData("static float Of(float x, float k = 1) => x * x;", null)]
    [InlineData("static float Of(float x) => x > 0 ? x : 0;", null)]
    public void A_derivative_that_is_zero_almost_everywhere_is_a_warning(string members, string? parameter)
    {
        var parsed = FunctionSources.Parse(members);

        Assert.NotNull(parsed.Spec);
        Assert.Equal(
            parameter is null ? [] : [new("NG2002", false, ["Of", parameter])], parsed.Faults.AsEnumerable());
        Assert.All(parsed.Places, place => Assert.Equal("Of", place.SourceTree!.GetText().ToString(place.SourceSpan)));
    }

    [Fact]
    public void A_project_with_source_is_read_through_its_own_compilation()
    {
        var library = TestReferences.Compile(Library).WithAssemblyName("Library");
        var own = TestReferences.Compile(FunctionSources.ClassOf("static float Of(float x) => Lib.Shapes.Soft(x) + Lib.Shapes.Soft(x, 3);"))
            .AddReferences(library.ToMetadataReference());
        var method = FunctionSources.MethodOf(own, "Of");

        var direct = FunctionParser.Parse(SoftOf(own), own, default);
        var called = FunctionParser.Parse(method, own, default);

        Assert.Equal(FunctionParser.Parse(SoftOf(library), library, default).Spec, direct.Spec);
        Assert.Equal((0.5 * 2) + (0.5 * 3), ProgramEvaluator.Evaluate(called.Spec!.Program, false, 1));
    }

    [Fact]
    public void A_fault_in_another_project_is_said_at_the_call()
    {
        var library = TestReferences.Compile(Library.Replace("MathF.Abs", "MathF.Floor", StringComparison.Ordinal))
            .WithAssemblyName("Library");
        var own = TestReferences.Compile(FunctionSources.ClassOf("static float Of(float x) => 2 * Lib.Shapes.Soft(x);"))
            .AddReferences(library.ToMetadataReference());

        var parsed = FunctionParser.Parse(FunctionSources.MethodOf(own, "Of"), own, default);

        var place = Assert.Single(parsed.Places);
        Assert.Equal("Lib.Shapes.Soft(x)", place.SourceTree!.GetText().ToString(place.SourceSpan));
        Assert.False(parsed.Faults[0].IsOfAnother);
    }

    [Fact]
    public void An_assembly_is_read_through_what_its_companion_says()
    {
        var source = TestReferences.Compile(Library);
        var spec = FunctionParser.Parse(SoftOf(source), source, default).Spec!;
        var text = ScalarProgramText.Write(spec.Program);
        var own = Referencing(text);

        var direct = FunctionParser.Parse(SoftOf(own), own, default);
        var called = FunctionParser.Parse(FunctionSources.MethodOf(own, "Of"), own, default);

        Assert.Equal(spec, direct.Spec);
        Assert.Equal((0.5 * 2) + (0.5 * 3), ProgramEvaluator.Evaluate(called.Spec!.Program, false, 1));
    }

    [Theory]
    [InlineData("2;p 0;0", "its assembly was built with another version of NetGen")]
    [InlineData(null, "its source is not at hand")]
    public void An_assembly_that_says_nothing_is_a_fault(string? text, string why)
    {
        var own = Referencing(text);

        var direct = FunctionParser.Parse(SoftOf(own), own, default);
        var called = FunctionParser.Parse(FunctionSources.MethodOf(own, "Of"), own, default);

        Assert.Null(direct.Spec);
        Assert.Equal(why, Assert.Single(direct.Faults).Arguments[1]);
        Assert.Equal([why, why], called.Faults.Select(fault => fault.Arguments[1]));
    }

    private static IMethodSymbol SoftOf(Compilation compilation) =>
        (IMethodSymbol)compilation.GetTypeByMetadataName("Lib.Shapes")!.GetMembers("Soft").Single();

    private static CSharpCompilation Referencing(string? program)
    {
        var companion = program is null ? "" : $$"""
            namespace Lib;
            partial class Shapes
            {
                [NetGen.DifferentiableProgram("Soft", "{{program}}")]
                public static (float, float, float) SoftWithGradient(float x, float a) => default;
            }
            """;
        using var stream = new MemoryStream();
        Assert.True(TestReferences.Compile(Library, companion).WithAssemblyName("Library").Emit(stream).Success);
        return TestReferences.Compile(FunctionSources.ClassOf("static float Of(float x) => Lib.Shapes.Soft(x) + Lib.Shapes.Soft(x, 3);"))
            .AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
    }
}
