using System.Diagnostics;
using NetGen;

namespace Samples.Mnist;

/// <param name="Epochs">How often every training example is seen; at least 1.</param>
/// <param name="BatchSize">How many examples one step averages over; at least 1.</param>
/// <param name="Seed">Decides the initial weights and the examples' order: the same seed, the same result.</param>
/// <param name="Model">Which network: <c>dense</c> or <c>lenet</c>.</param>
internal sealed record TrainingOptions(int Epochs, int BatchSize, int Seed, string Model = TrainingOptions.Dense)
{
    public const string Dense = "dense";

    public const string LeNet = "lenet";
}

/// <summary>Where training is: the epoch from 1, how much of it is done, and its mean loss and speed so far.</summary>
internal readonly record struct TrainingProgress(int Epoch, int ExamplesSeen, double Loss, double ExamplesPerSecond);

/// <summary>One finished epoch: its mean training loss and speed, and the accuracy on the test set after it.</summary>
internal readonly record struct EpochResult(int Epoch, double Loss, double TestAccuracy, double ExamplesPerSecond);

/// <summary>
/// Trains a network on MNIST by shuffled mini-batches, the learning rate falling to zero along a half cosine.
/// </summary>
internal sealed class Trainer
{
    private readonly MnistData _data;
    private readonly Batches<float, int> _batches;
    private readonly float _initialLearningRate;
    private readonly long _totalSteps;
    private long _step;

    public Trainer(MnistData data, TrainingOptions options)
    {
        _data = data;
        _batches = new Batches<float, int>(
            data.Train.Images,
            data.Train.Labels,
            inputSize: MnistData.PixelCount,
            targetSize: 1,
            options.BatchSize,
            options.Seed);
        _totalSteps = (long)options.Epochs * _batches.BatchesPerEpoch;

        Epochs = options.Epochs;
        Net = options.Model == TrainingOptions.LeNet ? new LeNet(options.Seed) : new DigitNet(options.Seed);
        _initialLearningRate = Net.LearningRate;
    }

    public IDigitReader Net { get; }

    public int Epochs { get; }

    public int ExamplesPerEpoch => _batches.Count;

    /// <summary>Time spent in training so far, without the tests after each epoch.</summary>
    public TimeSpan TrainingTime { get; private set; }

    public Evaluation Test() => new(Net, _data.Test);

    /// <summary>Trains for all epochs, reporting after every step and after every epoch.</summary>
    /// <exception cref="OperationCanceledException">Training was cancelled between two steps.</exception>
    public void Run(Action<TrainingProgress> onProgress, Action<EpochResult> onEpoch, CancellationToken cancellation)
    {
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            TrainingProgress end = RunEpoch(epoch, onProgress, cancellation);
            onEpoch(new EpochResult(epoch, end.Loss, Test().Accuracy, end.ExamplesPerSecond));
        }
    }

    private TrainingProgress RunEpoch(int epoch, Action<TrainingProgress> onProgress, CancellationToken cancellation)
    {
        TimeSpan before = TrainingTime;
        long started = Stopwatch.GetTimestamp();

        TrainingProgress progress = default;
        double lossSum = 0;
        int seen = 0;
        foreach (Batch<float, int> batch in _batches.Epoch(epoch))
        {
            cancellation.ThrowIfCancellationRequested();
            lossSum += (double)Step(batch) * batch.Count;
            seen += batch.Count;

            TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
            TrainingTime = before + elapsed;
            progress = new TrainingProgress(epoch, seen, lossSum / seen, seen / elapsed.TotalSeconds);
            onProgress(progress);
        }

        return progress;
    }

    private float Step(Batch<float, int> batch)
    {
        double progress = (double)_step++ / _totalSteps;
        Net.LearningRate = (float)(_initialLearningRate * 0.5 * (1 + Math.Cos(Math.PI * progress)));
        return Net.Step(batch.Inputs, batch.Targets);
    }
}
