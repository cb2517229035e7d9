using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.Analyzers;

/// <summary>NG0018: a definition that reads what only the generator's own output declares.</summary>
public sealed class GeneratedConstantAnalyzerTests
{
    private const string Encoder = "using NetGen; [Network(8), Dense(3)] public partial class Encoder { }";

    [Fact]
    public async Task NG0018_a_constant_of_the_generated_part()
    {
        var diagnostics = await Analyze(
            "using NetGen; [Network(Encoder.OutputSize * 2), Dense(Encoder.Own)] partial class Net { }",
            "partial class Encoder { public const int OutputSize = 3; }");

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("NG0018", diagnostic.Id);
        Assert.Equal(
            "'Encoder.OutputSize' is generated, so the generator cannot read it; write its value, 3, "
            + "or a constant of your own",
            diagnostic.GetMessage(null));
        Assert.Equal("Encoder.OutputSize", diagnostic.Location.SourceTree!.ToString()
            .Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task Constants_elsewhere_are_no_concern() => Assert.Empty(await Analyze(
        "using NetGen; [Network(Sizes.OutputSize), Dense(1)] partial class Net { const int X = Encoder.OutputSize; }"
        + "[System.ComponentModel.Description(nameof(Encoder.OutputSize))] "
        + "class Sizes { public const int OutputSize = 3; }",
        "partial class Encoder { public const int OutputSize = 3; }"));

    private static async Task<IEnumerable<Diagnostic>> Analyze(string source, string generatedPart)
    {
        const string own = "partial class Encoder { public const int Own = 1; }";
        var compilation = TestReferences.Compile(Encoder, own, source);
        var encoder = compilation.GetTypeByMetadataName("Encoder")!;
        var hintName = NetworkDefinition.Analyze(encoder, compilation, default).Spec!.Type.HintName;
        var generated = CSharpSyntaxTree.ParseText(
            generatedPart, TestReferences.ParseOptions, path: $"NetGen.Generator/Any/{hintName}.g.cs");
        return await compilation.AddSyntaxTrees(generated)
            .WithAnalyzers([new GeneratedConstantAnalyzer(), new NetworkDefinitionAnalyzer()])
            .GetAllDiagnosticsAsync();
    }
}
