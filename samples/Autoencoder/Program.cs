using System.Diagnostics;
using System.Globalization;
using NetGen;
using Samples.Mnist;

namespace Samples.Autoencoder;

/// <summary>
/// Trains an autoencoder on digits without their labels, then puts its encoder in front of classifiers that see few labels,
/// and compares them with one that starts from random weights.
/// </summary>
internal static class Program
{
    private const int Seed = 1;
    private const int AutoencoderEpochs = 3;

    // So many passes over few examples that every classifier has finished learning.
    private const int ClassifierSteps = 1500;

    private static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var data = MnistData.Load(MnistData.DefaultDirectory);
        var autoencoder = TrainAutoencoder(data.Train.Images);

        Console.WriteLine();
        Console.WriteLine(FrozenClassifier.Summary);
        Console.WriteLine("Accuracy on the 10,000 digits of the test set:");
        Console.WriteLine();
        Console.WriteLine("  labels   random start   encoder frozen   encoder fine-tuned");
        foreach (int labels in (int[])[50, 100, 300, 1000])
        {
            DigitSet few = Balanced(data.Train, labels);

            var random = new Classifier(Seed);
            var frozen = new FrozenClassifier(Seed);
            frozen.Encoder.CopyFrom(autoencoder.Encoder);
            var tuned = new Classifier(Seed);
            tuned.Encoder.CopyFrom(autoencoder.Encoder);

            double[] accuracy =
                [.. new IDigitReader[] { random, frozen, tuned }.Select(net => TrainAndTest(net, few, data.Test))];
            Console.WriteLine($"  {labels,6}   {accuracy[0],12:P1}   {accuracy[1],14:P1}   {accuracy[2],18:P1}");
        }
    }

    private static DigitAutoencoder TrainAutoencoder(float[] images)
    {
        var net = new DigitAutoencoder(Seed);
        var batches = new Batches<float, float>(images, images, DigitAutoencoder.InputSize, DigitAutoencoder.OutputSize, 64, Seed);
        for (int epoch = 1; epoch <= AutoencoderEpochs; epoch++)
        {
            long started = Stopwatch.GetTimestamp();
            double loss = 0;
            foreach (Batch<float, float> batch in batches.Epoch(epoch))
                loss += (double)net.Step(batch.Inputs, batch.Targets) * batch.Count / batches.Count;
            Console.WriteLine(
                $"Autoencoder, epoch {epoch}: loss {loss:F4}, {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
        }

        return net;
    }

    /// <summary>The first examples of each digit, as many of each.</summary>
    private static DigitSet Balanced(DigitSet all, int count)
    {
        int[] chosen =
        [
            .. Enumerable.Range(0, MnistData.ClassCount).SelectMany(digit => Enumerable.Range(0, all.Count)
                .Where(i => all.Labels[i] == digit).Take(count / MnistData.ClassCount)),
        ];
        return new([.. chosen.SelectMany(i => all.Image(i).ToArray())], [.. chosen.Select(i => all.Labels[i])]);
    }

    private static double TrainAndTest(IDigitReader net, DigitSet few, DigitSet test)
    {
        var batches = new Batches<float, int>(
            few.Images, few.Labels, MnistData.PixelCount, 1, Math.Min(50, few.Count), Seed);
        for (int epoch = 1, step = 0; step < ClassifierSteps; epoch++)
        {
            foreach (Batch<float, int> batch in batches.Epoch(epoch))
            {
                net.Step(batch.Inputs, batch.Targets);
                step++;
            }
        }

        return new Evaluation(net, test).Accuracy;
    }
}
