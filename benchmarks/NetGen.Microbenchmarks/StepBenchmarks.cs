using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks;

namespace NetGen.Microbenchmarks;

/// <summary>A training step, and a prediction, of classifiers and of a regressor.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private const int Classes = 10, Digits = 784, Colours = 3 * 32 * 32, Batch = 64;

    private readonly MediumSgd _medium = new(seed: 1);

    private readonly WideAdam _wide = new(seed: 1);

    private readonly LeNetSgd _leNet = new(seed: 1);

    private readonly ColourSgd _colour = new(seed: 1);

    private readonly TinySgd _tiny = new(seed: 1);

    private readonly float[] _digits = Values.Random(Batch * Digits), _colours = Values.Random(Batch * Colours);

    private readonly float[] _output = new float[Batch * Classes];

    private readonly int[] _classes = [.. Enumerable.Range(0, Batch).Select(i => i % Classes)];

    [Benchmark]
    public float TinyStep() => _tiny.Step(_digits.AsSpan(0, 2), _colours.AsSpan(0, 1));

    [Benchmark]
    public float MediumStep() => _medium.Step(_digits, _classes);

    [Benchmark]
    public float WideAdamStep() => _wide.Step(_digits, _classes);

    [Benchmark]
    public float LeNetStep() => _leNet.Step(_digits, _classes);

    [Benchmark]
    public float ColourStep() => _colour.Step(_colours, _classes);

    [Benchmark]
    public void MediumPredictOne() => _medium.Predict(_digits.AsSpan(0, Digits), _output.AsSpan(0, Classes));

    [Benchmark]
    public void MediumPredict() => _medium.Predict(_digits, _output);

    [Benchmark]
    public void LeNetPredictOne() => _leNet.Predict(_digits.AsSpan(0, Digits), _output.AsSpan(0, Classes));

    [Benchmark]
    public void LeNetPredict() => _leNet.Predict(_digits, _output);

    [Benchmark]
    public void ColourPredict() => _colour.Predict(_colours, _output);
}
