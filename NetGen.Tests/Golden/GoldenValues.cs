using System.Globalization;

namespace NetGen.Tests.Golden;

/// <summary>
/// The numbers that go into a golden case: parameters, inputs, targets. Each is a hash of the name of its tensor and
/// its index there, so that the files need not hold them and every machine computes the same.
/// </summary>
internal static class GoldenValues
{
    /// <summary>
    /// The parameters of a layer at the start. Weights of units lie within ±√(3 / inputs), so that they have the
    /// variance 1 / inputs; scales and slopes, which are vectors, in [1/4, 5/4); biases and running means within ±1/4;
    /// running variances in [1/2, 3/2).
    /// </summary>
    /// <param name="name">The name of the parameter: <c>dense1.weight</c>, <c>dense1.bias</c>.</param>
    /// <param name="shape">Its shape: <c>[units, inputs]</c> or <c>[units]</c>.</param>
    public static float[] Parameter(string name, ReadOnlySpan<int> shape)
    {
        var length = Product(shape);
        var (center, scale) = name[(name.LastIndexOf('.') + 1)..] switch
        {
            "weight" when shape.Length > 1 => (0, Math.Sqrt(3.0 / Product(shape[1..]))),
            "weight" => (0.75, 0.5),
            "running_var" => (1, 0.5),
            _ => (0, 0.25),
        };
        return Fill(length, i => center + (scale * Unit(name, i)));
    }

    /// <summary>An input of numbers in the given step: values in [-1, 1).</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="step">The step.</param>
    /// <param name="length">The elements of the batch.</param>
    public static float[] Input(string name, int step, int length) => Fill(length, i => Unit(Stream(name, step), i));

    /// <summary>An input of indices in the given step, below <paramref name="count"/>.</summary>
    public static int[] Indices(string name, int step, int length, int count)
        => Pick(Stream(name, step), length, count);

    /// <summary>The class indices that are a target of the given step.</summary>
    public static int[] ClassIndices(int loss, int step, int length, int classes)
        => Pick(Stream("target", loss, step), length, classes);

    /// <summary>Whether the target at an index is one that the loss ignores; the first never is.</summary>
    public static bool IsIgnored(int loss, int step, int index)
        => index > 0 && Hash(Stream("ignored", loss, step), index) % 4 == 0;

    /// <summary>A target of the given step, for every kind of target but class indices.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="loss">The position of the loss among the network's.</param>
    /// <param name="step">The step.</param>
    /// <param name="batch">The examples.</param>
    /// <param name="shape">The shape of the output, over whose first axis a distribution lies.</param>
    public static float[] Target(TargetKind kind, int loss, int step, int batch, ReadOnlySpan<int> shape)
    {
        var stream = Stream("target", loss, step);
        var (classes, positions) = (shape[0], Product(shape[1..]));
        var length = batch * classes * positions;
        switch (kind)
        {
            case TargetKind.Real:
                return Fill(length, i => Unit(stream, i));
            case TargetKind.WideReal:
                return Fill(length, i => 3 * Unit(stream, i));
            case TargetKind.Probability:
                return Fill(length, i => Math.Clamp(0.5 + (0.75 * Unit(stream, i)), 0, 1));
            case TargetKind.Distribution:
                double Weight(int i) => 1.125 + Unit(stream, i);
                return Fill(length, i =>
                {
                    var first = (i / (classes * positions) * classes * positions) + (i % positions);
                    return Weight(i) / Enumerable.Range(0, classes).Sum(c => Weight(first + (c * positions)));
                });
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "A target of values is needed.");
        }
    }

    /// <summary>The gradient with respect to an output that BackwardFrom is given: values in [-1, 1).</summary>
    public static float[] OutputGradient(int output, int step, int length)
        => Fill(length, i => Unit(Stream("gradient", output, step), i));

    private static int Product(ReadOnlySpan<int> sizes)
    {
        var product = 1;
        foreach (var size in sizes)
            product *= size;
        return product;
    }

    private static string Stream(string name, int number, int step)
        => Stream(number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}-"), step);

    private static int[] Pick(string stream, int length, int count)
    {
        var indices = new int[length];
        for (var i = 0; i < length; i++)
            indices[i] = (int)(Hash(stream, i) % (uint)count);
        return indices;
    }

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
