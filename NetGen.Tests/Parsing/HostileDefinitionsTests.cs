using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Analyzers.Analyzers;

namespace NetGen.Tests.Parsing;

/// <summary>
/// Code as it is while somebody types it, and worse: nothing throws, and nothing broken is generated.
/// </summary>
public sealed class HostileDefinitionsTests
{
    /// <summary>Definitions that the compiler itself reports: NetGen neither reports nor generates anything.</summary>
    [Theory]
    [InlineData("[Network(\"1\"), Dense(1)] partial class Net;")]
    [InlineData("[Network(1), Network(1), Dense(1)] partial class Net;")]
    [InlineData("[Network(1), Dense(1)] partial class Net; [Network(1)] partial class Net;")]
    [InlineData("[Network(1), Dense] partial class Net;")]
    [InlineData("[Network(1), Dense(null)] partial class Net;")]
    [InlineData("[Network(1), Dense(1.5)] partial class Net;")]
    [InlineData("[Network(1), Dense(99999999999)] partial class Net;")]
    [InlineData("[Network(1), Dense(int.MaxValue + 1)] partial class Net;")]
    [InlineData("[Network(1), Dense(1 / 0)] partial class Net;")]
    [InlineData("[Network(1), Dense(System.Environment.ProcessorCount)] partial class Net;")]
    [InlineData("[Network(1), Dense(Missing.Value)] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Missing = 2)] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Units = 2)] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Bias = 2)] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Bias = )] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Init = \"x\")] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Init = Init.Missing)] partial class Net;")]
    [InlineData("[Network(1), Dense(1, Init = (Init)99999999999)] partial class Net;")]
    [InlineData("[Network(1), Dense(1, units: 2)] partial class Net;")]
    [InlineData("[Network(1), Dens(1)] partial class Net;")]
    [InlineData("[Network(1), Dense(1), Relu] partial class Net;")]
    [InlineData("[Network(1), Dense<int>(1)] partial class Net;")]
    [InlineData("[Network(1), Dense(1), Layer] partial class Net;")]
    [InlineData("[Network(1), Dense(new int[] { 1 })] partial class Net;")]
    [InlineData("[Network(1), Dense(typeof(int))] partial class Net;")]
    [InlineData("[Network(1), Dense(1), Adam(LearningRate = x => x)] partial class Net;")]
    public async Task The_compilers_own_errors_are_left_to_it(string source)
    {
        var (specs, diagnostics) = await Run("using NetGen; " + source);
        Assert.Empty(specs);
        Assert.DoesNotContain(diagnostics, d => d.Id.StartsWith("NG", StringComparison.Ordinal));
        Assert.Contains(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Anything goes, but an exception.</summary>
    [Theory]
    [InlineData("[Network(1), Dense(1)]")]
    [InlineData("[Network(1), Dense(1)] partial class")]
    [InlineData("[Network(1), Dense(1)] partial class Net")]
    [InlineData("[Network(1), Dense(1)] partial class Net { partial class Net { } Net() }")]
    [InlineData("[Network] [Dense(1)] partial class Net;")]
    [InlineData("[Network()] [Dense(1)] partial class Net;")]
    [InlineData("[Network(] [Dense(1)] partial class Net;")]
    [InlineData("[Network(1, 2, 3), Dense(1)] partial class Net;")]
    [InlineData("[Network(1), Dense(1)] partial class Net : Net;")]
    [InlineData("[Network(1), Dense(1)] partial class A : B; [Network(1), Dense(1)] partial class B : A;")]
    [InlineData("[Network(1), Dense(1)] partial class Net : Missing<int>, IMissing;")]
    [InlineData("[Network(1), Dense(1)] partial class Net : System.Enum;")]
    [InlineData("[Network(1), Dense(1)] partial struct Net;")]
    [InlineData("[Network(1), Dense(1)] partial interface Net;")]
    [InlineData("[Network(1), Dense(1)] enum Net;")]
    [InlineData("[Network(1), Dense(1)] delegate void Net();")]
    [InlineData("[Network(1), Dense(1)] partial class Net<T, T>;")]
    [InlineData("[Network(1), Dense(1)] partial class Net(int x, ) : Base(x);")]
    [InlineData(
        "[Network(1), Dense(1)] partial class Net { Net(Missing m) : this(, ) { } void Step(Missing m, ref "
        + "int) => ; }")]
    [InlineData("[Network(1), Dense(1)] partial class Net { Net(int) { } Net(int) { } void Step() { } int Step; }")]
    [InlineData(
        "[Network(1), Dense(1)] unsafe partial class Net { void Step(int* p, delegate*<int> f, __arglist) { } }")]
    [InlineData("[Network(-2147483648), Dense(-2147483648), Dense(2147483647)] partial class Net;")]
    [InlineData("[Network(2147483647), Dense(2147483647), Dense(2147483647), Dense(2147483647)] partial class Net;")]
    [InlineData("[Network(2147483647), ReLU, Softmax, CrossEntropy] partial class Net;")]
    [InlineData("[Adam, CrossEntropy, Softmax, Dense(0), Network(0)] static abstract class Net<T>(int x);")]
    [InlineData(
        "[CrossEntropy] partial class Net; [Adam] partial class Net; [Network(1)] partial class Net; "
        + "[Dense(1)] partial class Net;")]
    [InlineData("[assembly: Network(1)] [module: Dense(1)] class Net;")]
    [InlineData("[Network(1), Dense(1), Adam(LearningRate = 1e999)] partial class Net;")]
    [InlineData("[type: Network(1), Dense(1)] partial class Net;")]
    [InlineData("class C { [Network(1)] void M([Dense(1)] int x) { [Dense(1)] void Local() { } } }")]
    [InlineData(
        "abstract class MyAttribute(int[] a, object b, System.Type c) : LayerAttribute; [Network(1), My(null, "
        + "new object[] { 1, null, typeof(int) }, null)] partial class Net;")]
    [InlineData(
        "class MyAttribute(params object[] a) : LayerAttribute; [Network(1), My(1, \"a\", null, "
        + "typeof(System.Collections.Generic.List<>), new[] { 1.5 })] partial class Net;")]
    [InlineData("class NetworkAttribute : System.Attribute; [Network, Dense(1)] partial class Net;")]
    [InlineData("namespace NetGen { class DenseAttribute : LayerAttribute; [Network(1), Dense] partial class Net; }")]
    [InlineData("namespace NetGen { class LayerAttribute : System.Attribute; [Network(1), Layer] partial class Net; }")]
    [InlineData(
        "namespace NetGen { class ReLUAttribute(string s) : LayerAttribute; [Network(1), ReLU(null)] partial "
        + "class Net; }")]
    public async Task Nothing_throws(string source) => await Run("using NetGen; " + source);

    /// <summary>The same definition with characters missing, doubled and swapped, from a fixed seed.</summary>
    [Fact]
    public async Task Nothing_throws_while_somebody_types()
    {
        const string Source = """
            using NetGen;
            namespace A.B;
            public partial class Outer<T> {
                [Network(784)]
                [Dense(128, Bias = false, Init = Init.HeNormal, InitScale = 2.0), ReLU]
                [Dense(units: 10), Softmax]
                [CrossEntropy]
                [Sgd(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]
                public sealed partial class Net : object { public Net(string s) : this(1) { } void Step(int x) { } }
            }
            """;
        var random = new Random(20260101);
        for (var i = 0; i < 300; i++)
        {
            var text = new System.Text.StringBuilder(Source);
            for (var edit = 0; edit <= i % 4; edit++)
            {
                var at = random.Next(text.Length - 8);
                switch (random.Next(3))
                {
                    case 0: text.Remove(at, random.Next(1, 8)); break;
                    case 1: text.Insert(at, text.ToString(random.Next(text.Length - 8), random.Next(1, 8))); break;
                    default: (text[at], text[at + 1]) = (text[at + 1], text[at]); break;
                }
            }

            await Run(text.ToString());
        }
    }

    private static async Task<(IReadOnlyList<object> Specs, IReadOnlyList<Diagnostic> Diagnostics)> Run(string source)
    {
        var compilation = TestReferences.Compile(source);
        var specs = Definitions.TypesIn(compilation)
            .Select(type => NetworkDefinition.Analyze(type, compilation, default))
            .Where(definition => definition.Spec is not null)
            .ToList<object>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => Assert.Fail(source + "\n" + exception), false, false);
        var diagnostics = await compilation
            .WithAnalyzers([new NetworkDefinitionAnalyzer(), new GeneratedConstantAnalyzer()], options)
            .GetAllDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return (specs, diagnostics);
    }
}
