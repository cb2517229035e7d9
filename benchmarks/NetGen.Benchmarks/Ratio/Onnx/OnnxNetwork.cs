using Microsoft.ML.OnnxRuntime;

namespace NetGen.Benchmarks.Ratio.Onnx;

/// <summary>
/// A network in ONNX Runtime as its documentation advises for speed: a model of this batch size, all of its
/// optimizations of the graph, inputs and outputs bound once, so that a run allocates nothing. Its threads may spin, as
/// is its default.
/// </summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly InferenceSession _session;

    private readonly RunOptions _options = new();

    private readonly OrtValue[] _inputs;

    private readonly OrtValue _outputValue;

    private readonly OrtIoBinding[] _bindings;

    public OnnxNetwork(Architecture architecture, NetworkParameters parameters, Data data, int threads)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new(OnnxGraph.Model(architecture, parameters, data.Batch), options);
        Output = new float[data.Batch * data.OutputSize];
        long[] shape = [data.Batch, .. architecture.InputShape];
        _inputs = [.. data.Inputs.Select(input => OrtValue.CreateTensorValueFromMemory(input, shape))];
        _outputValue = OrtValue.CreateTensorValueFromMemory(Output, [data.Batch, data.OutputSize]);
        _bindings = [.. _inputs.Select(Bind)];
    }

    /// <summary>The output of the last prediction.</summary>
    public float[] Output { get; }

    /// <summary>Predicts a batch.</summary>
    public void Predict(int batch) => _session.RunWithBinding(_options, _bindings[batch]);

    public void Dispose()
    {
        foreach (var binding in _bindings)
            binding.Dispose();
        foreach (var input in _inputs)
            input.Dispose();
        _outputValue.Dispose();
        _options.Dispose();
        _session.Dispose();
    }

    private OrtIoBinding Bind(OrtValue input)
    {
        var binding = _session.CreateIoBinding();
        binding.BindInput(OnnxGraph.Input, input);
        binding.BindOutput(OnnxGraph.Output, _outputValue);
        return binding;
    }
}
