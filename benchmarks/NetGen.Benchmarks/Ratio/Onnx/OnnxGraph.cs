namespace NetGen.Benchmarks.Ratio.Onnx;

/// <summary>A network as a graph of ONNX operations, with the parameters of a generated one.</summary>
internal sealed class OnnxGraph
{
    /// <summary>The names of what the model takes and gives.</summary>
    public const string Input = "input", Output = "output";

    private readonly OnnxMessage _graph = new();

    private readonly Dictionary<string, string> _outputs = [];

    private readonly NetworkParameters _parameters;

    private int _values;

    private OnnxGraph(NetworkParameters parameters) => _parameters = parameters;

    /// <summary>The model of a network for batches of this size.</summary>
    public static byte[] Model(Architecture architecture, NetworkParameters parameters, int batch)
    {
        var graph = new OnnxGraph(parameters);
        var value = Input;
        foreach (var placed in architecture.Placed)
            value = graph._outputs[placed.Name] = placed.Layer.AddTo(graph, placed, value);
        var last = architecture.Objective == Objective.Classification
            ? ("Softmax", OnnxMessage.Attribute("axis", 1))
            : ("Identity", null);
        graph.Add(last.Item1, [value], Output, last.Item2 is null ? [] : [last.Item2]);
        graph._graph
            .With(2, architecture.Name)
            .With(11, OnnxMessage.Value(Input, [batch, .. architecture.InputShape]))
            .With(12, OnnxMessage.Value(Output, [batch, architecture.OutputSize]));
        return OnnxMessage.Model(graph._graph).ToBytes();
    }

    /// <summary>What an earlier layer gives.</summary>
    public string OutputOf(string layer) => _outputs[layer];

    /// <summary>Adds an operation, and gives the name of its output.</summary>
    public string AddNode(string operation, IEnumerable<string> inputs, params OnnxMessage[] attributes)
    {
        var output = $"value{++_values}";
        Add(operation, inputs, output, attributes);
        return output;
    }

    /// <summary>
    /// The input of a layer and those of its parameters that it has, which become numbers of the model.
    /// </summary>
    public IEnumerable<string> WithParameters(PlacedLayer placed, string input, params string[] names)
    {
        List<string> inputs = [input];
        foreach (var parameter in names.SelectMany(name => _parameters.Where(p => p.Name == $"{placed.Name}.{name}")))
        {
            var values = new float[parameter.Length];
            parameter.CopyTo(values);
            _graph.With(5, OnnxMessage.Tensor(parameter.Name, parameter.Shape.ToArray(), values));
            inputs.Add(parameter.Name);
        }

        return inputs;
    }

    private void Add(string operation, IEnumerable<string> inputs, string output, IEnumerable<OnnxMessage> attributes)
        => _graph.With(1, OnnxMessage.Node(operation, inputs, output, attributes));
}
