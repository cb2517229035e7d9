using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;
using NetGen.Tests.Analyzers;
using NetGen.Tests.Support;

namespace NetGen.Tests.Rules;

/// <summary>NG2004: a companion that has no place.</summary>
public sealed class CompanionRuleTests
{
    private const string Id = "NG2004";

    [Theory]
    [InlineData(
        "class {|#1:C|} { [Differentiable] static float {|#0:F|}(float x) => x * x; }",
        "'C' must be partial; add the modifier 'partial'")]
    [InlineData(
        "interface {|#1:I|} { [Differentiable] static float {|#0:F|}(float x) => x * x; }",
        "'I' must be partial; add the modifier 'partial'")]
    [InlineData(
        "struct {|#1:A|} { partial record C { [Differentiable] static float {|#0:F|}(float x) => x * x; } }",
        "'A' must be partial; add the modifier 'partial'")]
    [InlineData(
        "file partial class {|#1:C|} { [Differentiable] static float {|#0:F|}(float x) => x * x; }",
        "'C' is file-local, so a generated file cannot add to it; replace 'file' by 'internal'")]
    [InlineData(
        "partial class C { [Differentiable] static float {|#0:F|}(float x) => x * x; void {|#1:FWithGradient|}(float "
            + "y) { } }",
        "'C' has a member of that name; rename or remove it")]
    [InlineData(
        "partial class C { [Differentiable] static float {|#0:F|}(float x) => x * x; int {|#1:FWithGradient|} { get; "
            + "} }",
        "'C' has a member of that name; rename or remove it")]
    [InlineData(
        "partial class FWithGradient { [Differentiable] static float {|#0:F|}(float x) => x * x; }",
        "that is the name of 'FWithGradient' or of a type parameter of it; rename one of them")]
    [InlineData(
        "partial class C<FWithGradient> { [Differentiable] static float {|#0:F|}(float x) => x * x; }",
        "that is the name of 'C' or of a type parameter of it; rename one of them")]
    [InlineData(
        "static partial class C { extension(float) { [Differentiable] public static float {|#0:F|}(float x) => x * "
            + "x; } }",
        "it is declared in an extension block; move it out of the block")]
    public Task NG2004_the_companion_has_no_place(string source, string reason) =>
        Verify.Finds(Id, $"cannot generate 'FWithGradient', the companion of 'F': {reason}", source);

    [Theory]
    [InlineData("partial class C { [Differentiable] static float F(float x) => x * x; }")]
    [InlineData("partial interface I { [Differentiable] static float F(float x) => x * x; }")]
    [InlineData("partial struct A<T> { partial record C { [Differentiable] static float F(float x) => x * x; } }")]
    [InlineData(
        "partial class C { [Differentiable] static float F(float x) => x * x; static void FWithGradient(double x) { } "
        + "static void FWithGradient<T>(float x) { } static void FWithGradient(ref float x) { } }")]
    [InlineData("class Base { public static int FWithGradient; } "
        + "partial class C : Base { [Differentiable] static float F(float x) => x * x; }")]
    [InlineData(
        "partial class C { [Differentiable] static float F(float x) => x * x; [Differentiable] static double "
            + "F(double x) => x; }")]
    public Task It_has(string source) => Verify.Accepts(source);

    [Fact]
    public async Task NG2004_an_old_language() => Assert.Equal(
        "cannot generate 'FWithGradient', the companion of 'F': generated code needs C# 14, and this file is C# 13.0",
        Assert.Single(await Analyze(new UserProject { LanguageVersion = LanguageVersion.CSharp13 })).GetMessage(null));

    /// <summary>The companion itself, which the analyzer sees and the generator does not, is no obstacle.</summary>
    [Fact]
    public async Task The_generated_companion_does_not_clash() => Assert.Empty(await Analyze(new UserProject()));

    private static async Task<IEnumerable<Diagnostic>> Analyze(UserProject project) =>
        await project.Generate("using NetGen; partial class C { [Differentiable] static float F(float x) => x * x; }")
            .Compilation.WithAnalyzers([new CompanionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
