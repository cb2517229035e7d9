using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Analyzers;
using NetGen.Analyzers.Analyzers;
using NetGen.Analyzers.Model;
using NetGen.Tests.Support;

namespace NetGen.Tests.Parsing;

/// <summary>What the front half says about generated code is what the back half writes.</summary>
public sealed class GeneratorAgreementTests
{
    public static TheoryData<string> Networks =>
    [
        "Network(3), Dense(2)",
        "Network(3), ReLU, Sigmoid",
        "Network(3), Dense(2), Tanh, Dense(1), MeanSquaredError, Sgd(Momentum = 0.9)",
        "Network(3), Dense(40, Bias = false), Sigmoid, Dense(1), Sigmoid, BinaryCrossEntropy, Adam",
        "Network(3), Dense(2), Softmax, CrossEntropy, Adam",
        "Network(3), Identity, Dense(2), LogSoftmax, NegativeLogLikelihood",
        "Network(3), Dense(2), ReLU, Dense(2), Adam",
        "Network(1, 6, 5, Precision = Precision.Double), Conv2D(2, 3), BatchNorm, PReLU, Flatten, Dense(2), Softmax, "
            + "CrossEntropy, Sgd, ReduceOnPlateau, ClipGradient(Norm = 1), L2(0.1)",
        "Network, Input(\"left\", 3), Dense(2), Input(\"right\", 5), Dense(2, MaxNorm = 1), Multiply(\"dense1\"), Dense(3), "
            + "Output(\"multiply1\", \"dense3\")",
        "Network, Input(\"words\", 4), Embedding(9, 3), Flatten, Dense(2), Dropout(0.5), Sigmoid, Input(\"other\", 2), "
            + "Concat(\"sigmoid1\"), Dense(1), BinaryCrossEntropy(Of = \"sigmoid1\"), MeanSquaredError(TargetNoise = 0.1), "
            + "Adam, WarmUp(9), WeightNoise(0.1)",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_generated_name_is_one_that_the_class_is_checked_for(string attributes)
    {
        var (compilation, network, spec) = Generate(attributes);
        var listed = GeneratedMember.Of(spec).ToList();

        foreach (var member in network.GetMembers().Where(member => !member.IsImplicitlyDeclared))
        {
            // The constructor that calls a generated one is the source's own.
            if (member is IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { Parameters: [{ Name: "s" }] })
                continue;
            var signature = member is IMethodSymbol method
                ? string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString()))
                : null;
            Assert.Contains(
                listed, one => one.Name == member.Name && (one.Signature is null || one.Signature == signature));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_public_name_that_the_class_is_checked_for_is_generated(string attributes)
    {
        var (_, network, spec) = Generate(attributes);
        foreach (var listed in GeneratedMember.Of(spec))
        {
            // The hidden ones are listed for every network.
            if (GeneratedMember.IsHidden(listed.Name))
                continue;
            Assert.Contains(
                network.GetMembers(listed.Name), member => member.DeclaredAccessibility == Accessibility.Public);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task The_analyzers_see_the_same_class_with_its_generated_part(string attributes)
    {
        var (compilation, network, spec) = Generate(attributes);

        var diagnostics = await compilation
            .WithAnalyzers([new NetworkDefinitionAnalyzer(), new GeneratedConstantAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();

        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.Equal(spec, NetworkDefinition.Analyze(network, compilation, default).Spec);
    }

    [Theory]
    [InlineData("namespace Kernels { class K; }")]
    [InlineData("class Kernels;")]
    [InlineData("namespace A { class Layout; class Dense1; class Kernels; }")]
    [InlineData("namespace A { namespace Layout { class X; } }")]
    [InlineData("namespace A.System { class X; } namespace A.NetGen { class X; }")]
    public void Names_outside_the_class_need_no_check(string other)
    {
        const string Source = "namespace A; [global::NetGen.Network(3), global::NetGen.Dense(2)] partial class Net;";
        Assert.Empty(new UserProject().Generate(other, Source).Compilation.GetDiagnostics());
    }

    private static (Compilation Compilation, INamedTypeSymbol Network, NetworkSpec Spec) Generate(string attributes)
    {
        var source = $$"""
            using NetGen;
            namespace A;
            partial class Outer
            {
                [{{attributes}}]
                partial class Net { public Net(string s) : this(s.Length) { } }
            }
            """;
        var before = new UserProject().Compile(source);
        var after = new UserProject().Generate(before).Compilation;
        return (
            after,
            after.GetTypeByMetadataName("A.Outer+Net")!,
            NetworkDefinition.Analyze(before.GetTypeByMetadataName("A.Outer+Net")!, before, default).Spec!);
    }
}
