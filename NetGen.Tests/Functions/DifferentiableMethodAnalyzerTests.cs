using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.Functions;

/// <summary>NG2001 and NG2002 as a user sees them.</summary>
public sealed class DifferentiableMethodAnalyzerTests
{
    [Fact]
    public async Task NG2001_on_the_expression_with_the_attribute_beside_it()
    {
        var diagnostic = Assert.Single(await Analyze("[Differentiable] static float G(float x) => x * MathF.Floor(x);"));

        Assert.Equal("NG2001", diagnostic.Id);
        Assert.Equal(
            "cannot differentiate 'MathF.Floor(x)': its value moves in steps, so its derivative is 0 wherever there is one; "
            + "leave it out, or use a smooth function such as a sigmoid",
            diagnostic.GetMessage(null));
        Assert.Equal("MathF.Floor(x)", TextAt(diagnostic.Location));
        Assert.Equal("Differentiable", TextAt(Assert.Single(diagnostic.AdditionalLocations)));
    }

    [Fact]
    public async Task NG2002_on_the_name()
    {
        var diagnostic = Assert.Single(await Analyze("[Differentiable] static float G(float x) => x > 0 ? 1 : -1;"));

        Assert.Equal(("NG2002", "G"), (diagnostic.Id, TextAt(diagnostic.Location)));
        Assert.Equal(
            "the derivative of 'G' by 'x' is 0 (almost) everywhere, so nothing is learned through it; "
            + "let the value depend on 'x' otherwise than through conditions",
            diagnostic.GetMessage(null));
    }

    [Theory]
    [InlineData("[Differentiable] static float G(float x) => H(x); [Differentiable] static float H(float x) => MathF.Floor(x);", 1)]
    [InlineData("[Differentiable] public static partial float G(float x); public static partial float G(float x) => x % 2;", 1)]
    [InlineData("public static partial float G(float x); [Differentiable] public static partial float G(float x) => x % 2;", 1)]
    [InlineData("[Differentiable] static float G(float x) => H(x) + I.J(x); static float H(float x) => x % 3;", 2)]
    [InlineData("static float G(float x) { return H(x); [Differentiable] static float H(float y) => y; }", 1)]
    [InlineData("static float G { [Differentiable] get => 3; }", 1)]
    [InlineData("static float G(float x) => x % 2;", 0)]
    [InlineData("[Differentiable] static float G(float x) => x +;", 0)]
    [InlineData("[Differentiable] static float @for(float @if) => MathF.Exp(@if);", 0)]
    public async Task Each_fault_is_reported_once(string members, int count) =>
        Assert.Equal(count, (await Analyze(members)).Count());

    private static async Task<IEnumerable<Diagnostic>> Analyze(string members) =>
        await TestReferences.Compile(
                FunctionSources.ClassOf(members), "static class I { public static float J(float x) => x + (int)x; }")
            .WithAnalyzers([new DifferentiableMethodAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();

    private static string TextAt(Location place) => place.SourceTree!.GetText().ToString(place.SourceSpan);
}
