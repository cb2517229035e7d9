using System.Globalization;
using NetGen;

namespace Samples.Textbook;

/// <summary>
/// One number in, one number out, two hidden units: each tanh bends the line once, enough for one hump.
/// </summary>
[Network(1)]
[Dense(2), Tanh]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 0.02)]
public sealed partial class CurveNet;

/// <summary>Regression: learns the curve y = exp(-x²) on [-3, 3] from 200 noisy points.</summary>
internal static class Regression
{
    private const int Points = 200;
    private const float Noise = 0.1f;
    private const double NeededError = 0.05;

    public static Outcome Run(int seed = 1)
    {
        var random = new Random(seed);
        float[] x = new float[Points];
        float[] y = new float[Points];
        for (int i = 0; i < Points; i++)
        {
            x[i] = -3 + 6 * random.NextSingle();
            y[i] = Curve(x[i]) + Noise * random.NextNormal();
        }

        var net = new CurveNet(seed);
        for (int step = 0; step < 3000; step++)
            net.Step(x, y);

        double error = ErrorOn(net);
        return new Outcome(
            "Regression",
            "1-2-1",
            CurveNet.ParameterCount,
            string.Create(CultureInfo.InvariantCulture, $"{error:F3} off the curve (noise {Noise:F2})"),
            error < NeededError);
    }

    /// <summary>The root mean square distance between the network and the curve without noise.</summary>
    private static double ErrorOn(CurveNet net)
    {
        float[] x = [.. Enumerable.Range(-30, 61).Select(i => i / 10f)];
        float[] y = new float[x.Length];
        net.Predict(x, y);
        return Math.Sqrt(x.Zip(y, (xi, yi) => Math.Pow(yi - Curve(xi), 2)).Average());
    }

    private static float Curve(float x) => MathF.Exp(-x * x);
}
