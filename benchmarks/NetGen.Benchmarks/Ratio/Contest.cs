using NetGen.Benchmarks.Ratio.Onnx;
using TorchSharp;

namespace NetGen.Benchmarks.Ratio;

/// <summary>A workload in all libraries, from the same parameters and on the same data.</summary>
internal sealed class Contest : IDisposable
{
    private const int CheckedSteps = 5;

    private const double Tolerance = 1e-4;

    // So small that thousands of timed steps leave the networks where they are: neither library meets the subnormal
    // numbers of a network trained to the end.
    private const float TimedLearningRate = 1e-9f;

    private readonly Workload _workload;

    private readonly Data _data;

    private readonly INetwork _generated;

    private readonly TorchNetwork _torch;

    private readonly OnnxNetwork? _onnx;

    private readonly float[] _output;

    // What the network is, asked once: a type test takes a tenth of the smallest step.
    private readonly IClassifier? _classifier;

    private readonly IRegressor? _regressor;

    // The last batch of each contender. Every run takes the next one, also where runs are timed one by one.
    private int _generatedBatch, _torchBatch, _onnxBatch;

    public Contest(Workload workload, Threads threads)
    {
        _workload = workload;
        var architecture = workload.Architecture;
        _data = new Data(workload.Batch, architecture.InputSize, architecture.OutputSize);
        _generated = architecture.Generate(new() { Seed = 1, Threads = threads.Count });
        _classifier = _generated as IClassifier;
        _regressor = _generated as IRegressor;
        _torch = new TorchNetwork(architecture, _data);
        _torch.CopyFrom(_generated.Parameters);
        if (!workload.Trains)
            _onnx = new OnnxNetwork(architecture, _generated.Parameters, _data, threads.Count);
        _output = new float[workload.Batch * _data.OutputSize];
    }

    /// <summary>
    /// Checks that all compute the same: outputs of a prediction, losses of the first steps unless they are random,
    /// and outputs again, which by then depend on all that training changes.
    /// </summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public void Check()
    {
        CheckPrediction("output");
        if (_onnx is not null)
        {
            _onnx.Predict(0);
            Require("output of ONNX Runtime", _output, _onnx.Output);
        }

        if (!_workload.Architecture.IsRandom)
        {
            CheckSteps();
            CheckPrediction("output after training");
        }

        _generated.LearningRate = TimedLearningRate;
        _torch.SetLearningRate(TimedLearningRate);
        _torch.train(_workload.Trains);
    }

    /// <summary>Runs NetGen's side that often.</summary>
    public void RunGenerated(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var batch = Next(ref _generatedBatch);
            if (_workload.Trains)
                Step(batch);
            else
                _generated.Predict(_data.Inputs[batch], _output);
        }
    }

    /// <summary>Runs TorchSharp's side that often.</summary>
    public void RunTorch(int times)
    {
        using var inference = _workload.Trains ? null : torch.inference_mode();
        for (var i = 0; i < times; i++)
        {
            var batch = Next(ref _torchBatch);
            if (_workload.Trains)
            {
                _torch.Step(batch);
                continue;
            }

            using var scope = torch.NewDisposeScope();
            _torch.Predict(batch);
        }
    }

    /// <summary>Runs ONNX Runtime's side that often; for predictions only.</summary>
    public void RunOnnx(int times)
    {
        var onnx = _onnx ?? throw new InvalidOperationException($"{_workload.Name}: ONNX Runtime does not train.");
        for (var i = 0; i < times; i++)
            onnx.Predict(Next(ref _onnxBatch));
    }

    public void Dispose()
    {
        _onnx?.Dispose();
        _torch.Dispose();
    }

    private static int Next(ref int batch) => batch = (batch + 1) % Data.Batches;

    private float Step(int batch)
    {
        if (_classifier is not null)
            return _classifier.Step(_data.Inputs[batch], _data.Classes[batch]);
        return _regressor is not null
            ? _regressor.Step(_data.Inputs[batch], _data.Targets[batch])
            : throw new NotSupportedException($"{_workload.Name}: the network has no loss.");
    }

    private void CheckSteps()
    {
        _torch.train();
        var losses = new float[CheckedSteps];
        var torchLosses = new float[CheckedSteps];
        for (var step = 0; step < CheckedSteps; step++)
        {
            var batch = step % Data.Batches;
            losses[step] = Step(batch);
            torchLosses[step] = _torch.Step(batch);
        }

        Require("loss of the first steps", losses, torchLosses);
    }

    private void CheckPrediction(string what)
    {
        _torch.eval();
        _generated.Predict(_data.Inputs[0], _output);
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        Require(what, _output, _torch.Predict(0).data<float>().ToArray());
    }

    private void Require(string what, float[] generated, float[] other)
    {
        var scale = other.Max(Math.Abs);
        var difference = generated.Zip(other).Max(pair => Math.Abs(pair.First - pair.Second)) / scale;
        if (!(difference <= Tolerance))
            throw new InvalidOperationException(
                $"{_workload.Name}: the {what} differs by {difference:E1}, more than {Tolerance:E0}; "
                + "timing it means nothing.");
    }
}
