using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The layout of a batch.</summary>
public enum Layout
{
    /// <summary>See <see cref="NetGen.Kernels.Panels"/>.</summary>
    Panels,

    /// <summary>See <see cref="NetGen.Kernels.Lanes"/>.</summary>
    Lanes,
}

/// <summary>
/// A batch as kernels take it, and as rows of doubles, placed and read by loops that know nothing of vectors.
/// </summary>
internal sealed unsafe class Batch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Layout _layout;
    private readonly AlignedBlock<T> _block;

    /// <summary>A batch whose every element, padding included, is <paramref name="fill"/>.</summary>
    public Batch(Layout layout, int rows, int features, double fill)
    {
        (_layout, Rows, Features) = (layout, rows, features);
        _block = new(layout == Layout.Lanes ? LaneRows * features : Capacity * Panels.PaddedFeatures(features));
        _block.Span.Fill(T.CreateTruncating(fill));
    }

    /// <summary>
    /// A batch of given values, each rounded to the element type; the padding is <paramref name="fill"/>.
    /// </summary>
    public Batch(Layout layout, int rows, double[] values, double fill)
        : this(layout, rows, values.Length / rows, fill)
    {
        for (var i = 0; i < values.Length; i++)
            Address.Pointer[Place(i / Features, i % Features)] = T.CreateTruncating(values[i]);
    }

    public int Rows { get; }

    public int Features { get; }

    public int Capacity => Rows + 3;

    public Address<T> Address => _block.Address;

    private int LaneRows => (Rows + 15) / 16 * 16;

    /// <summary>The values row after row.</summary>
    public double[] Values =>
        [.. Enumerable.Range(0, Rows * Features).Select(i => At(Place(i / Features, i % Features)))];

    /// <summary>What lies in the padding: the lanes past the last row, or the columns past the last feature.</summary>
    public IEnumerable<double> Padding
    {
        get
        {
            if (_layout == Layout.Lanes)
            {
                for (var row = Rows; row < LaneRows; row++)
                {
                    for (var feature = 0; feature < Features; feature++)
                        yield return At(Place(row, feature));
                }
            }
            else
            {
                for (var row = 0; row < Rows; row++)
                {
                    for (var feature = Features; feature < Panels.PaddedFeatures(Features); feature++)
                        yield return At(Place(row, feature));
                }
            }
        }
    }

    private int Place(int row, int feature)
    {
        if (_layout == Layout.Lanes)
            return (((row / 16 * Features) + feature) * 16) + (row % 16);
        var width = Features <= 16 ? 16 : 32;
        return (feature / width * width * Capacity) + (row * width) + (feature % width);
    }

    private double At(int place) => double.CreateTruncating(Address.Pointer[place]);
}

/// <summary>A parameter, or a gradient of one, packed, and as doubles.</summary>
internal sealed class Packed<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterLayout _layout;
    private readonly AlignedBlock<T> _block;

    public Packed(ParameterLayout layout, double[] values)
    {
        (_layout, _block) = (layout, new(layout.PackedLength));
        layout.Pack(values, _block.Span);
    }

    /// <summary>A vector.</summary>
    public Packed(double[] values)
        : this(ParameterLayout.Vector(values.Length), values)
    {
    }

    public Address<T> Address => _block.Address;

    public double[] Values
    {
        get
        {
            var values = new double[_layout.Length];
            _layout.Unpack<T, double>(_block.Span, values);
            return values;
        }
    }

    /// <summary>Everything, padding included.</summary>
    public double[] All => [.. _block.Span.ToArray().Select(double.CreateTruncating)];
}

/// <summary>Numbers to test with and comparisons.</summary>
internal static class Numbers
{
    public static readonly int[] Rows = [1, 15, 16, 17, 40];

    /// <summary>Normal numbers of a given mean that are the same in both precisions.</summary>
    public static double[] Normal(int seed, int count, double mean = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (double)(float)(mean
            + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))))];
    }

    /// <summary>What a kernel may be off by, in units of the size of what is compared.</summary>
    public static double Tolerance<T>() => typeof(T) == typeof(float) ? 1e-5 : 1e-12;

    public static void AreClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"Element {i} of {expected.Length} is {actual[i]:R}, but should be {expected[i]:R}.");
        }
    }

    /// <summary>
    /// Compares some elements of a gradient with differences of <paramref name="loss"/>, a function of
    /// <paramref name="x"/>, which is changed in the meantime.
    /// </summary>
    public static void IsGradient<T>(double[] x, double[] gradient, Func<double> loss)
    {
        const double Step = 1e-3;
        Assert.Equal(x.Length, gradient.Length);
        for (var i = 0; i < x.Length; i += Math.Max(1, x.Length / 5))
        {
            var at = x[i];
            double Loss(double steps)
            {
                x[i] = at + (steps * Step);
                return loss();
            }

            // The five-point rule; its error is of the fourth order.
            var slope = (Loss(-2) - (8 * Loss(-1)) + (8 * Loss(1)) - Loss(2)) / (12 * Step);
            x[i] = at;
            var tolerance = typeof(T) == typeof(float) ? 2e-4 : 1e-7;
            Assert.True(
                Math.Abs(slope - gradient[i]) <= tolerance * Math.Max(1, Math.Abs(slope)),
                $"Element {i} of {x.Length} is {gradient[i]:R}, but should be {slope:R}.");
        }
    }

    /// <summary>Every combination.</summary>
    public static TheoryData<T1, T2> Combine<T1, T2>(T1[] first, T2[] second)
    {
        var data = new TheoryData<T1, T2>();
        foreach (var a in first)
        {
            foreach (var b in second)
                data.Add(a, b);
        }

        return data;
    }

    /// <summary>Every combination.</summary>
    public static TheoryData<T1, T2, T3> Combine<T1, T2, T3>(T1[] first, T2[] second, T3[] third)
    {
        var data = new TheoryData<T1, T2, T3>();
        foreach (var a in first)
        {
            foreach (var b in second)
            {
                foreach (var c in third)
                    data.Add(a, b, c);
            }
        }

        return data;
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
