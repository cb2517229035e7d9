using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;
using NetGen.Tests.Execution;

namespace NetGen.Tests.Parsing;

public sealed class NetworkParserTests
{
    private const string Full = """
        using NetGen;

        namespace Samples;

        [Network(784)]
        [Dense(128, Bias = false, Init = Init.Uniform, InitScale = 0.05), ReLU]
        [Dense(units: 10, BiasInit = 1), Softmax]
        [CrossEntropy]
        [Adam(LearningRate = 1, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-7)]
        public sealed partial class DigitNet;
        """;

    [Fact]
    public void Every_attribute_and_argument_is_read_in_order()
    {
        var spec = Definitions.SpecOf(Full);

        Assert.Equal(new InputSpec(0, "input", TensorShape.Vector(784)), Assert.Single(spec.Inputs));
        Assert.Equal<LayerSpec>(
            [
                new Dense(1, "dense1", 128, false, new(InitializerKind.Uniform, 0.05), 0),
                new ReLU(2, "relu1"),
                new Dense(3, "dense2", 10, true, new(InitializerKind.Default, double.NaN), 1),
                new Softmax(4, "softmax1"),
            ],
            spec.Nodes.Select(node => node.Layer));
        Assert.Equal(
            [Source.OfInput(0), Source.OfLayer(0), Source.OfLayer(1), Source.OfLayer(2)],
            spec.Nodes.Select(node => node.Wires.Single().Source));
        Assert.Equal(Source.OfLayer(3), Assert.Single(spec.Outputs).Wire.Source);
        Assert.Equal(NetGen.Analyzers.Model.Precision.Single, spec.Precision);
        Assert.Equal(new CrossEntropy(5), Assert.Single(spec.Losses));
        Assert.Equal(new Adam(6, 1, 0.8, 0.99, 1e-7, 0), spec.Optimizer);
    }

    [Fact]
    public void Defaults_are_those_of_the_attributes()
    {
        var spec = Definitions.SpecOf("using NetGen; [Network(2), Dense(1), MeanSquaredError, Sgd] partial class Net;");
        var dense = new DenseAttribute(1);

        Assert.Equal(
            new Dense(1, "dense1", 1, dense.Bias, new((InitializerKind)dense.Init, dense.InitScale), dense.BiasInit),
            spec.Nodes[0].Layer);
    }

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    [InlineData("RMSProp")]
    [InlineData("AdaGrad")]
    [InlineData("StepDecay(7)")]
    [InlineData("ExponentialDecay(0.5)")]
    [InlineData("CosineDecay(7)")]
    [InlineData("WarmUp(7)")]
    [InlineData("OneCycle(0.5, 7)")]
    [InlineData("ReduceOnPlateau")]
    public void Arguments_and_defaults_of_training_are_those_of_the_attributes(string text)
    {
        var attribute = ReferenceDefinition.Read($"[{text}]").Single();
        var optimizer = attribute is OptimizerAttribute ? "" : "Sgd, ";
        var spec = Definitions.SpecOf(
            $"using NetGen; [Network(2), Dense(1), MeanSquaredError, {optimizer}{text}] partial class Net;");
        object parsed = attribute is OptimizerAttribute ? spec.Optimizer! : spec.Training.Single();
        foreach (var property in attribute.GetType().GetProperties().Where(p => p.Name != nameof(Attribute.TypeId)))
        {
            Assert.Equal(
                property.GetValue(attribute), parsed.GetType().GetProperty(property.Name)?.GetValue(parsed));
        }
    }

    [Theory]
    [InlineData("Sgd", "Sgd(LearningRate = 0.01)")]
    [InlineData(
        "Sgd(LearningRate = 1, Momentum = 0.5, Dampening = 0.25, WeightDecay = 1e-4)",
        "Sgd(LearningRate = 1, Momentum = 0.5, Dampening = 0.25, WeightDecay = 0.0001)")]
    [InlineData(
        "Sgd(Nesterov = true, Momentum = 0.5)", "Sgd(LearningRate = 0.01, Momentum = 0.5, Nesterov = true)")]
    [InlineData("Adam(Beta1 = 0.5, WeightDecay = 1)", "Adam(LearningRate = 0.001, Beta1 = 0.5, WeightDecay = 1)")]
    [InlineData("AdamW(WeightDecay = 0)", "AdamW(LearningRate = 0.001, WeightDecay = 0)")]
    [InlineData(
        "RMSProp(Alpha = 0.5, Momentum = 0.5, Centered = true)",
        "RMSProp(LearningRate = 0.01, Alpha = 0.5, Momentum = 0.5, Centered = true)")]
    [InlineData("AdaGrad(InitialAccumulator = 1)", "AdaGrad(LearningRate = 0.01, InitialAccumulator = 1)")]
    public void An_optimizer_shows_what_is_not_its_default(string text, string display) => Assert.Equal(
        display,
        Definitions.SpecOf($"using NetGen; [Network(2), Dense(1), MeanSquaredError, {text}] partial class Net;")
            .Optimizer!.Display);

    [Theory]
    [InlineData("ClipGradient(Norm = 0.5)", "ClipGradient(Norm = 0.5)")]
    [InlineData("ClipGradient(Value = 2)", "ClipGradient(Value = 2)")]
    [InlineData("StepDecay(7, Factor = 0.5)", "StepDecay(7, Factor = 0.5)")]
    [InlineData("ExponentialDecay(0.5)", "ExponentialDecay(0.5)")]
    [InlineData("CosineDecay(steps: 7)", "CosineDecay(7)")]
    [InlineData("WarmUp(7, Start = 1)", "WarmUp(7, Start = 1)")]
    [InlineData("OneCycle(1, 7, EndDivisor = 5)", "OneCycle(1, 7, EndDivisor = 5)")]
    [InlineData("ReduceOnPlateau", "ReduceOnPlateau")]
    [InlineData("ReduceOnPlateau(Every = 5, Patience = 1)", "ReduceOnPlateau(Patience = 1, Every = 5)")]
    public void A_setting_of_training_shows_what_is_not_its_default(string text, string display) => Assert.Equal(
        display,
        Definitions.SpecOf($"using NetGen; [Network(2), Dense(1), MeanSquaredError, Sgd, {text}] partial class Net;")
            .Training.Single().Display);

    [Fact]
    public void Initializers_have_the_runtimes_names_and_values() => Assert.Equal(
        Enum.GetValues<Init>().Select(value => (value.ToString(), (int)value)),
        Enum.GetValues<InitializerKind>().Select(value => (value.ToString(), (int)value)));

    [Fact]
    public void The_type_is_what_the_generated_file_needs()
    {
        var type = Definitions.SpecOf("""
            using NetGen;
            namespace @event.Data
            {
                public static partial class Outer<@in, T> where T : struct
                {
                    internal ref partial struct Inner
                    {
                        private partial record R
                        {
                            partial record struct S
                            {
                                partial interface I { [Network(2), Dense(1)] protected internal partial class @class; }
                            }
                        }
                    }
                }
            }
            """).Type;

        Assert.Equal("@event.Data", type.Namespace);
        Assert.Equal(
            [
                "partial class Outer<@in, T>",
                "partial struct Inner",
                "partial record R",
                "partial record struct S",
                "partial interface I",
                "partial class @class",
            ],
            type.Declarations);
        Assert.Equal("@class", type.Name);
        Assert.StartsWith("event.Data.Outer_2.Inner.R.S.I.class-", type.HintName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "namespace A.B { partial class Outer<T> where T : class { [Network(2), Dense(1)] partial class Net; } }")]
    [InlineData(
        "static partial class A { readonly ref partial struct B { [Network(2), Dense(1)] partial class record { } } }")]
    [InlineData(
        "partial interface A { abstract partial record B { [Network(2), Dense(1)] internal sealed partial "
        + "class @var; } }")]
    [InlineData("[Network(2), Dense(1)] partial class Ünïcode;")]
    public void A_part_declared_so_joins_the_class(string source)
    {
        var type = Definitions.SpecOf("using NetGen; " + source).Type;
        var part = string.Concat(type.Declarations.Select(declaration => declaration + " { "))
            + "public void Generated() { } " + string.Concat(type.Declarations.Select(_ => "}"));
        if (type.Namespace.Length > 0)
            part = $"namespace {type.Namespace} {{ {part} }}";

        var compilation = TestReferences.Compile("using NetGen; " + source, part);

        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void File_names_are_short_plain_and_unlike_each_other_in_any_case()
    {
        const string Attributes = "[Network(1), Dense(1)] ";
        var longName = new string('N', 400);
        string[] sources =
        [
            "class Net;", "class NET;", "class net;", "namespace A { class Net; }", "namespace a { class Net; }",
            "partial class A_1 { class Net; }", "partial class A<T> { class Net; }", "partial class Ä { class Net; }",
            "partial class Ö { class Net; }", $"class {longName};", $"class N{longName};", $"class n{longName};",
        ];

        // The last class of each source is the network.
        var names = sources
            .Select(source => source.Insert(source.LastIndexOf("class", StringComparison.Ordinal), Attributes))
            .Select(source => Definitions.Parse("using NetGen; " + source)!.Spec.Type.HintName)
            .ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[A-Za-z0-9_][A-Za-z0-9_.]*-[0-9a-f]{8}$", name));
        Assert.All(names, name => Assert.InRange(name.Length, 1, 110));
    }

    [Fact]
    public void The_same_text_gives_an_equal_network_and_another_an_unequal_one()
    {
        var spec = Definitions.SpecOf(Full);
        var again = Definitions.SpecOf(Full);
        Assert.Equal(spec, again);
        Assert.Equal(spec.GetHashCode(), again.GetHashCode());

        var elsewhere = Definitions.SpecOf(
            "// moved\n" + Full.Replace("[Dense(128,", "  [Dense(64 + 64,", StringComparison.Ordinal),
            "class Unrelated;",
            "namespace Samples { partial class DigitNet { public int Own; } }");
        Assert.Equal(spec, elsewhere);

        (string Old, string New)[] edits =
        [
            ("784", "783"), ("128", "127"), ("ReLU", "Tanh"), ("0.05", "0.06"), ("Beta1 = 0.8", "Beta1 = 0.7"),
            ("Samples", "Sample"), ("DigitNet", "DigitsNet"), ("Bias = false", "Bias = true"),
        ];
        foreach (var (old, other) in edits)
        {
            Assert.NotEqual(spec, Definitions.SpecOf(Full.Replace(old, other, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Nothing_of_the_compiler_survives()
    {
        var definition = Definitions.Parse(Full)!;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Visit(definition, seen);
        Visit(definition.Spec, seen);
        Assert.True(seen.Count > 20);

        static void Visit(object? value, HashSet<object> seen)
        {
            if (value is null or string || !seen.Add(value))
                return;
            Assert.DoesNotContain("Microsoft.CodeAnalysis", value.GetType().FullName!, StringComparison.Ordinal);
            if (value.GetType().IsPrimitive || value.GetType().IsEnum)
                return;
            if (value is System.Collections.IEnumerable items)
            {
                foreach (var item in items)
                    Visit(item, seen);
                return;
            }

            foreach (var property in value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
                Visit(property.GetValue(value), seen);
        }
    }

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var spec = Definitions.SpecOf(Full);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(spec, Definitions.SpecOf(Full));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
