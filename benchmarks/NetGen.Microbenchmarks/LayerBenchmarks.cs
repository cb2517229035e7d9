using BenchmarkDotNet.Attributes;

namespace NetGen.Microbenchmarks;

/// <summary>The products of single layers: forward, and forward and backward with the update.</summary>
public class LayerBenchmarks
{
    private const int Batch = 64;

    private readonly DenseLayer _dense = new(seed: 1);

    private readonly ConvolutionLayer _convolution = new(seed: 1);

    private readonly float[] _values = Values.Random(Batch * 512), _denseOutput = Values.Random(Batch * 512);

    private readonly float[] _images = Values.Random(Batch * 32 * 16 * 16);

    private readonly float[] _imageOutput = Values.Random(Batch * 64 * 16 * 16);

    [Benchmark]
    public void DenseForward() => _dense.Predict(_values, _denseOutput);

    [Benchmark]
    public float DenseStep() => _dense.Step(_values, _denseOutput);

    [Benchmark]
    public void ConvolutionForward() => _convolution.Predict(_images, _imageOutput);

    [Benchmark]
    public float ConvolutionStep() => _convolution.Step(_images, _imageOutput);
}

/// <summary>A dense layer as a network.</summary>
[Network(512)]
[Dense(512)]
[MeanSquaredError]
[Sgd(LearningRate = 1e-9)]
internal sealed partial class DenseLayer;

/// <summary>A convolution as a network.</summary>
[Network(32, 16, 16)]
[Conv2D(64, 3, Padding = Padding.Same)]
[MeanSquaredError]
[Sgd(LearningRate = 1e-9)]
internal sealed partial class ConvolutionLayer;
