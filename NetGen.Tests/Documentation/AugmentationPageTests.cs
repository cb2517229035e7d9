using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Tests.Support;

namespace NetGen.Tests.Documentation;

/// <summary>The examples of the page on augmentation compile, one after the other, without a warning.</summary>
public sealed class AugmentationPageTests
{
    // What the examples use and the page's reader has; a parameter of an example is a field here.
    private const string Reader = """
        using System;
        using NetGen;

        public sealed class Net
        {
            public float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target) => input.Length + target.Length;

            public float Step(ReadOnlySpan<float> input, ReadOnlySpan<float> target) => input.Length + target.Length;
        }

        public static class Reader
        {
            private static readonly float[] images = new float[784];
            private static readonly int[] labels = new int[1];
            private static readonly Net net = new();
            private static readonly long epoch = 0;
            private static readonly Batches<float, int> batches = new(images, labels, 784, 1, 1);

            public static object[] Used => [images, labels, net, epoch, batches];

        """;

    [Fact]
    public void Every_example_compiles()
    {
        var examples = Regex.Matches(
            Repository.Read("docs", "augmentation.md"), @"```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value)
            .ToLookup(example => example.StartsWith("///", StringComparison.Ordinal));
        Assert.NotEmpty(examples[true]);
        Assert.NotEmpty(examples[false]);

        var methods = examples[false].Select((example, i) => $"public static void Example{i}()\n{{\n{example}}}\n");
        var types = examples[true].Select(type => "using System;\nusing NetGen;\n\n" + type);
        var compilation = TestReferences.Compile([Reader + string.Concat(methods) + "}\n", .. types]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
    }
}
