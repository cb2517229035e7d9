using System.Globalization;
using NetGen;

namespace Samples.Textbook;

/// <summary>Two features in, the probability of "yes" out; each hidden unit draws one line through the plane.</summary>
[Network(2)]
[Dense(2), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.05)]
public sealed partial class WedgeNet;

/// <summary>Classification: learns which points of a square lie in the wedge x₂ &gt; |x₁| - 1/4.</summary>
internal static class BinaryClassifier
{
    private const double NeededAccuracy = 0.97;

    public static Outcome Run(int seed = 1)
    {
        var random = new Random(seed);
        (float[] points, float[] labels) = Draw(random, 500);
        var net = new WedgeNet(seed);
        for (int step = 0; step < 1000; step++)
            net.Step(points, labels);

        double accuracy = AccuracyOn(net, Draw(random, 1000));
        return new Outcome(
            "Classification",
            "2-2-1",
            WedgeNet.ParameterCount,
            string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:F1} % of 1000 new points right"),
            accuracy >= NeededAccuracy);
    }

    private static (float[] Points, float[] Labels) Draw(Random random, int count)
    {
        float[] points = new float[2 * count];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++)
        {
            float x1 = points[2 * i] = 2 * random.NextSingle() - 1;
            float x2 = points[2 * i + 1] = 2 * random.NextSingle() - 1;
            labels[i] = x2 > MathF.Abs(x1) - 0.25f ? 1 : 0;
        }

        return (points, labels);
    }

    private static double AccuracyOn(WedgeNet net, (float[] Points, float[] Labels) fresh)
    {
        float[] probabilities = new float[fresh.Labels.Length];
        net.Predict(fresh.Points, probabilities);
        return probabilities.Zip(fresh.Labels, (p, label) => p > 0.5f == label > 0.5f ? 1.0 : 0.0).Average();
    }
}
