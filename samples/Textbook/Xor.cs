using System.Globalization;
using NetGen;

namespace Samples.Textbook;

/// <summary>
/// Exclusive or: no line separates its two classes, so a network without a hidden layer cannot learn it.
/// </summary>
[Network(2)]
[Dense(4), Tanh]
[Dense(1), Sigmoid]
[BinaryCrossEntropy]
[Adam(LearningRate = 0.05)]
public sealed partial class XorNet;

/// <summary>
/// Learns exclusive or (Minsky and Papert 1969; Rumelhart, Hinton and Williams 1986) from its four cases.
/// </summary>
internal static class Xor
{
    private static readonly float[] Cases = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] Answers = [0, 1, 1, 0];

    public static Outcome Run(int seed = 1)
    {
        var net = new XorNet(seed);
        for (int step = 0; step < 500; step++)
            net.Step(Cases, Answers);

        float[] output = new float[Answers.Length];
        net.Predict(Cases, output);
        float error = output.Zip(Answers, (p, answer) => MathF.Abs(p - answer)).Max();
        return new Outcome(
            "Exclusive or",
            "2-4-1",
            XorNet.ParameterCount,
            string.Create(CultureInfo.InvariantCulture, $"0, 1, 1, 0 within {error:F4}"),
            error < 0.1f);
    }
}
