using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Generator.Layers;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Graph;

/// <summary>Collects the operations that layers are made of.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Operation> _operations = [];
    private readonly List<ParameterSlot> _parameters = [];

    /// <summary>The graph of a definition that the rules have found right.</summary>
    public static NetworkGraph Build(NetworkSpec spec)
    {
        var shapes = ShapedNetwork.Infer(spec);
        var builder = new GraphBuilder();
        var input = new Value("input", (int)spec.Input.Size);
        var value = input;
        for (var i = 0; i < shapes.Layers.Count; i++)
        {
            var next = shapes.Layers.Skip(i + 1).Select(layer => layer.Layer).FirstOrDefault(layer => layer is not Identity);
            value = LayerOperations.Add(builder, shapes.Layers[i], next, value);
        }

        return new(
            shapes, input, value, builder._operations.ToEquatableArray(), builder._parameters.ToEquatableArray());
    }

    public Value Add(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }

    /// <summary>Gives a parameter its place in the parameter block.</summary>
    public ParameterSlot Add(ParameterSpec parameter)
    {
        var last = _parameters.Count == 0 ? null : _parameters[_parameters.Count - 1];
        var offset = last is null ? 0 : last.Offset + last.PackedLength;
        var slot = new ParameterSlot(parameter, _parameters.Count, offset, PanelLayout.PackedLength(parameter.Shape));
        _parameters.Add(slot);
        return slot;
    }
}
