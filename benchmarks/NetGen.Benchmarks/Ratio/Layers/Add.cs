using NetGen.Benchmarks.Ratio.Onnx;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The sum of what stands before it and of an earlier layer.</summary>
/// <param name="Other">The earlier layer's name.</param>
internal sealed record Add(string Other) : Layer
{
    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode("Add", [input, graph.OutputOf(Other)]);
}
