using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>The constants that say where the values of one example lie while it is predicted by itself.</summary>
internal static class ExampleLayout
{
    /// <summary>The name of the type, which no layer's can be: those end in what they hold.</summary>
    public const string Name = "ExampleLayout";

    public static void Emit(CodeWriter code, NetworkPlan plan, ExamplePlan example)
    {
        code.Line()
            .Line("/// <summary>Where the values of one example lie while it is predicted by itself, in elements.</summary>")
            .Open($"file static class {Name}");
        foreach (var place in example.Buffers.Places)
            code.Line($"public const int {Names.Of(place.Value)} = {Literals.Int(place.Column)};");
        code.Line($"public const int Columns = {Literals.Int(example.Buffers.Columns)};");
        var element = MemberNames.Element(plan.Spec);
        var needs = plan.PredictionGraph.Operations
            .Select(operation => operation switch
            {
                ConvolutionOperation convolution =>
                    $"Kernels::PixelConvolution<{element}>.ScratchLength<{Names.Part(Names.SizesOf(convolution.Name))}>()",
                CustomOperation custom =>
                    $"Kernels::CustomLayer<{element}>.ScratchLength<{Names.Part(Names.SizesOf(custom.Name))}>()",
                _ => null,
            })
            .OfType<string>().Reverse().ToList();
        var text = needs.Count == 0 ? "0" : needs[0];
        foreach (var need in needs.Skip(1))
            text = $"global::System.Math.Max(\n    {need},\n    {text.Replace("\n", "\n    ")})";
        code.Line()
            .Line("// The memory that kernels need while they run, in elements.")
            .Line($"public static readonly int ScratchBlock = {text};")
            .Line()
            .Line("// The examples from which on sixteen at a time are faster, by the shapes of the layers.")
            .Line($"public const int BatchRows = {Literals.Int(example.BatchRows)};")
            .Close();
    }
}
