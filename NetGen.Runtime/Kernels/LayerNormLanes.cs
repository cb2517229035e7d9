using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Layer normalization of lanes, each lane an example by itself.</summary>
internal readonly unsafe struct LayerNormForwardLanes<T>(
    T* input, Affine<T> affine, T* output, int features, double epsilon, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var row = 0; row < Lanes.Blocks(rows) * Lanes.Width; row += V.Count)
        {
            var block = row & -Lanes.Width;
            var x = input + ((nint)block * features) + (row - block);
            var y = output + ((nint)block * features) + (row - block);
            LaneMoments<T>.Of<V>(x, features, epsilon, out var mean, out var inverse);
            for (var feature = 0; feature < features; feature++, x += Lanes.Width, y += Lanes.Width)
            {
                var normal = (V.Load(x) - mean) * inverse;
                V.Store(
                    y,
                    V.MultiplyAdd(normal, V.Create(affine.ScaleOf(feature)), V.Create(affine.ShiftOf(feature))));
            }
        }
    }
}

/// <summary>The mean and <c>1 / √(variance + ε)</c> of the examples in some lanes.</summary>
internal static unsafe class LaneMoments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<V>(T* x, int features, double epsilon, out V mean, out V inverse)
        where V : struct, ISimd<V, T>
    {
        Normalization<T>.Moments(x, Lanes.Width, features, out mean, out V squares);
        inverse = Normalization<T>.InverseDeviation(
            squares / V.Create(T.CreateTruncating(features)), V.Create(Number<T>.FromDouble(epsilon)));
    }
}

/// <remarks>
/// Four blocks at a time, so that the gradients of weight and bias, which are sums over the lanes of all blocks, need a
/// sum across lanes only once in four blocks.
/// </remarks>
internal readonly unsafe struct LayerNormBackwardLanes<T, TSink>(
    T* input,
    T* outputGradient,
    Affine<T> affine,
    T* inputGradient,
    AffineSink<T, TSink> sink,
    int features,
    double epsilon,
    T* scratch,
    int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    private const int GroupRows = 4 * Lanes.Width;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var padded = Panels.PaddedFeatures(features);
        if (sink.IsWanted)
            new Span<T>(scratch, 2 * padded).Clear();

        // Of each example of the group.
        var means = stackalloc T[GroupRows];
        var inverses = stackalloc T[GroupRows];
        var meansOfSums = stackalloc T[GroupRows];
        var slopes = stackalloc T[GroupRows];
        var n = V.Create(T.CreateTruncating(features));
        for (var first = 0; first < rows; first += GroupRows)
        {
            var count = Math.Min(GroupRows, Lanes.Blocks(rows - first) * Lanes.Width);
            for (var i = 0; i < count; i += V.Count)
            {
                var x = input + At(first + i);
                LaneMoments<T>.Of<V>(x, features, epsilon, out var mean, out var inverse);
                V.Store(means + i, mean);
                V.Store(inverses + i, inverse);
                if (inputGradient != null)
                {
                    VectorSum<T>.OfProducts(
                        x,
                        new ScaledTerms<T>(outputGradient + At(first + i), affine.Weight),
                        Lanes.Width,
                        features,
                        mean,
                        out var sum,
                        out var products);
                    V.Store(meansOfSums + i, sum / n);
                    V.Store(slopes + i, products * inverse / n);
                }
            }

            for (var feature = 0; feature < features; feature++)
            {
                var scale = V.Create(affine.ScaleOf(feature));
                V weight = V.Zero, bias = V.Zero;
                for (var i = 0; i < count; i += V.Count)
                {
                    var at = At(first + i) + ((nint)feature * Lanes.Width);
                    var g = V.Load(outputGradient + at);
                    var inverse = V.Load(inverses + i);
                    var x = (V.Load(input + at) - V.Load(means + i)) * inverse;
                    weight = V.MultiplyAdd(g, x, weight);
                    bias += g;
                    if (inputGradient != null)
                    {
                        var h = (g * scale) - V.Load(meansOfSums + i);
                        V.Store(inputGradient + at, inverse * (h - (x * V.Load(slopes + i))));
                    }
                }

                if (sink.IsWanted)
                {
                    scratch[feature] += V.Sum(weight);
                    scratch[padded + feature] += V.Sum(bias);
                }
            }
        }

        for (var column = 0; sink.IsWanted && column < padded; column += V.Count)
            sink.Take(column, V.Load(scratch + column), V.Load(scratch + padded + column));
    }

    /// <summary>The first feature of the example in the lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint At(int row)
    {
        var block = row & -Lanes.Width;
        return ((nint)block * features) + (row - block);
    }
}
