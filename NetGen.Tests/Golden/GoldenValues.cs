using System.Globalization;

namespace NetGen.Tests.Golden;

/// <summary>
/// The numbers that go into a golden case: parameters, inputs, targets. Each is a hash of the name of its tensor and
/// its index there, so that the files need not hold them and every machine computes the same.
/// </summary>
internal static class GoldenValues
{
    /// <summary>
    /// The parameters of a Dense layer at the start: weights within ±√(3 / inputs), of variance 1 / inputs, and biases
    /// within ±1/4.
    /// </summary>
    /// <param name="name">The name of the parameter: <c>dense1.weight</c>, <c>dense1.bias</c>.</param>
    /// <param name="shape">Its shape: <c>[units, inputs]</c> or <c>[units]</c>.</param>
    public static float[] Parameter(string name, ReadOnlySpan<int> shape)
    {
        var (length, scale) = shape.Length == 2 ? (shape[0] * shape[1], Math.Sqrt(3.0 / shape[1])) : (shape[0], 0.25);
        return Fill(length, i => scale * Unit(name, i));
    }

    /// <summary>The input of the given step: values in [-1, 1).</summary>
    public static float[] Input(int step, int batch, int inputSize)
        => Fill(batch * inputSize, i => Unit(Stream("input", step), i));

    /// <summary>The class indices that are the target of the given step.</summary>
    public static int[] ClassIndices(int step, int batch, int classes)
    {
        var target = new int[batch];
        for (var example = 0; example < batch; example++)
            target[example] = (int)(Hash(Stream("target", step), example) % (uint)classes);
        return target;
    }

    /// <summary>The target of the given step, for every kind of target but class indices.</summary>
    public static float[] Target(TargetKind kind, int step, int batch, int outputSize)
    {
        var stream = Stream("target", step);
        switch (kind)
        {
            case TargetKind.Real:
                return Fill(batch * outputSize, i => Unit(stream, i));
            case TargetKind.Probability:
                return Fill(batch * outputSize, i => Math.Clamp(0.5 + (0.75 * Unit(stream, i)), 0, 1));
            case TargetKind.Distribution:
                double Weight(int i) => 1.125 + Unit(stream, i);
                return Fill(batch * outputSize, i =>
                {
                    var first = i / outputSize * outputSize;
                    return Weight(i) / Enumerable.Range(first, outputSize).Sum(Weight);
                });
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "A target of values is needed.");
        }
    }

    /// <summary>The gradient with respect to the output that BackwardFrom is given: values in [-1, 1).</summary>
    public static float[] OutputGradient(int step, int batch, int outputSize)
        => Fill(batch * outputSize, i => Unit(Stream("gradient", step), i));

    private static string Stream(string name, int step) => name + step.ToString(CultureInfo.InvariantCulture);

    private static float[] Fill(int length, Func<int, double> value)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++)
            values[i] = (float)value(i);
        return values;
    }

    // A multiple of 2⁻²³ in [-1, 1), from the upper bits of the hash.
    private static double Unit(string stream, int index)
        => ((int)(Hash(stream, index) >> 8) - (1 << 23)) / (double)(1 << 23);

    // FNV-1a over the characters of the name and then the index, mixed by the finalizer of MurmurHash3.
    private static uint Hash(string stream, int index)
    {
        var hash = 2166136261u;
        foreach (var character in stream)
            hash = (hash ^ character) * 16777619u;
        hash = (hash ^ (uint)index) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
