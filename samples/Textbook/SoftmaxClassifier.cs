using System.Globalization;
using NetGen;

namespace Samples.Textbook;

/// <summary>
/// The softmax classifier, layer by layer: a linear layer, the log-softmax, the negative log-likelihood.
/// </summary>
[Network(2)]
[Dense(2), LogSoftmax]
[NegativeLogLikelihood]
[Sgd(LearningRate = 0.5)]
public sealed partial class CloudNet;

/// <summary>
/// Two classes: learns which of two clouds, normal around (-1, -1) and around (1, 1), a point belongs to.
/// </summary>
internal static class SoftmaxClassifier
{
    // Each centre lies √2 from the best line, so that line has Φ(√2 / 0.5) = 99.8 % of all points on the right side.
    private const float Deviation = 0.5f;
    private const double NeededAccuracy = 0.99;

    public static Outcome Run(int seed = 1)
    {
        var random = new Random(seed);
        (float[] points, int[] labels) = Draw(random, 500);
        var net = new CloudNet(seed);
        for (int step = 0; step < 200; step++)
            net.Step(points, labels);

        double accuracy = AccuracyOn(net, Draw(random, 1000));
        return new Outcome(
            "Softmax classifier",
            "2-2",
            CloudNet.ParameterCount,
            string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:F1} % of 1000 new points right"),
            accuracy >= NeededAccuracy);
    }

    private static (float[] Points, int[] Labels) Draw(Random random, int count)
    {
        float[] points = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Next(2);
            float centre = labels[i] == 0 ? -1 : 1;
            points[2 * i] = centre + Deviation * random.NextNormal();
            points[2 * i + 1] = centre + Deviation * random.NextNormal();
        }

        return (points, labels);
    }

    private static double AccuracyOn(CloudNet net, (float[] Points, int[] Labels) fresh)
    {
        float[] logProbabilities = new float[2 * fresh.Labels.Length];
        net.Predict(fresh.Points, logProbabilities);
        int right = 0;
        for (int i = 0; i < fresh.Labels.Length; i++)
        {
            int predicted = logProbabilities[2 * i] > logProbabilities[2 * i + 1] ? 0 : 1;
            right += predicted == fresh.Labels[i] ? 1 : 0;
        }

        return (double)right / fresh.Labels.Length;
    }
}
