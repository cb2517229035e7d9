using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers.Analyzers;
using NetGen.Generator;
using NetGen.Tests.Support;

namespace NetGen.Tests.Documentation;

/// <summary>The example of docs/custom-layers.md is a network, and its layer's gradients are right.</summary>
public sealed class CustomLayersPageTests
{
    [Fact]
    public async Task The_example_is_a_network_whose_layer_is_right()
    {
        var page = Repository.Read("docs", "custom-layers.md");
        var example = Regex.Match(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var compilation = TestReferences.Compile("using System;\nusing NetGen;\n" + example);
        Assert.Empty(await compilation.WithAnalyzers([new NetworkDefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: TestReferences.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        Assert.Equal(2, generated.SyntaxTrees.Count());

        using var image = new MemoryStream();
        Assert.Empty(generated.Emit(image).Diagnostics);
        var layer = Assembly.Load(image.ToArray()).GetType("RmsNorm", throwOnError: true)!;
        typeof(LayerCheck).GetMethod(nameof(LayerCheck.Gradients), [typeof(int[])])!
            .MakeGenericMethod(layer, typeof(float)).Invoke(null, [new[] { 32 }]);
    }
}
