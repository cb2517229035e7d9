using TorchSharp;

namespace NetGen.Benchmarks.Ratio;

/// <summary>A workload in both libraries, from the same parameters and on the same data.</summary>
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

    private readonly float[] _output;

    public Contest(Workload workload)
    {
        _workload = workload;
        var architecture = workload.Architecture;
        _data = new Data(workload.Batch, architecture.InputSize, architecture.OutputSize);
        _generated = architecture.Generate();
        _torch = new TorchNetwork(architecture, _data);
        _torch.CopyFrom(_generated.Parameters);
        _output = new float[workload.Batch * _data.OutputSize];
    }

    /// <summary>
    /// Checks that both compute the same: outputs of a prediction, losses of the first steps unless they are random,
    /// and outputs again, which by then depend on all that training changes.
    /// </summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public void Check()
    {
        CheckPrediction("output");
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
            if (_workload.Trains)
                Step(i % Data.Batches);
            else
                _generated.Predict(_data.Inputs[i % Data.Batches], _output);
        }
    }

    /// <summary>Runs TorchSharp's side that often.</summary>
    public void RunTorch(int times)
    {
        using var inference = _workload.Trains ? null : torch.inference_mode();
        for (var i = 0; i < times; i++)
        {
            if (_workload.Trains)
            {
                _torch.Step(i % Data.Batches);
                continue;
            }

            using var scope = torch.NewDisposeScope();
            _torch.Predict(i % Data.Batches);
        }
    }

    public void Dispose() => _torch.Dispose();

    private float Step(int batch) => _generated switch
    {
        IClassifier classifier => classifier.Step(_data.Inputs[batch], _data.Classes[batch]),
        IRegressor regressor => regressor.Step(_data.Inputs[batch], _data.Targets[batch]),
        _ => throw new NotSupportedException($"{_workload.Name}: the network has no loss."),
    };

    private void CheckSteps()
    {
        _torch.train();
        for (var step = 0; step < CheckedSteps; step++)
        {
            var batch = step % Data.Batches;
            Require($"loss of step {step}", [Step(batch)], [_torch.Step(batch)]);
        }
    }

    private void CheckPrediction(string what)
    {
        _torch.eval();
        _generated.Predict(_data.Inputs[0], _output);
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        Require(what, _output, _torch.Predict(0).data<float>().ToArray());
    }

    private void Require(string what, float[] generated, float[] torch)
    {
        var scale = torch.Max(Math.Abs);
        var difference = generated.Zip(torch).Max(pair => Math.Abs(pair.First - pair.Second)) / scale;
        if (!(difference <= Tolerance))
            throw new InvalidOperationException(
                $"{_workload.Name}: the {what} differs by {difference:E1}, more than {Tolerance:E0}; "
                + "timing it means nothing.");
    }
}
