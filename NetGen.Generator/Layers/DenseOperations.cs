using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>A dense layer: one linear operation.</summary>
internal static class DenseOperations
{
    public static Value Add(GraphBuilder graph, ShapedLayer layer, LayerSpec? next, Value input)
    {
        var weight = layer.Parameters[0];
        var slot = graph.Add(weight with { Initializer = DefaultInitializer.Resolve(weight.Initializer, next) });
        var bias = layer.Parameters.Count > 1 ? graph.Add(layer.Parameters[1]) : null;
        var output = new Value(layer.Layer.Name, (int)layer.Output.Size);
        return graph.Add(new LinearOperation(input, output, layer.Layer.Name, slot, bias));
    }
}
