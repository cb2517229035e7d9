using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What batch and layer normalization share.</summary>
internal static unsafe class Normalization<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The mean of vectors a stride apart, and the sum of the squares of the deviations from it, each lane by itself.
    /// In two passes, the second of which also corrects the first one's rounding (Chan, Golub and LeVeque 1983).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Moments<V>(T* x, nint stride, int count, out V mean, out V squares)
        where V : struct, ISimd<V, T>
    {
        var n = V.Create(T.CreateTruncating(count));
        var center = VectorSum<T>.Of<V>(x, stride, count) / n;
        VectorSum<T>.OfDeviations(x, stride, count, center, out var deviation, out var sum);
        mean = center + (deviation / n);
        squares = V.Max(V.Zero, sum - (deviation * deviation / n));
    }

    /// <summary><c>1 / √(variance + ε)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V InverseDeviation<V>(V variance, V epsilon)
        where V : struct, ISimd<V, T> => V.Create(T.One) / V.Sqrt(variance + epsilon);

    /// <summary><c>y = (x − mean) × scale + shift</c> of vectors a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<V>(T* x, T* y, nint stride, nint count, V mean, V scale, V shift)
        where V : struct, ISimd<V, T>
    {
        for (nint i = 0; i < count; i++, x += stride, y += stride)
            V.Store(y, V.MultiplyAdd(V.Load(x) - mean, scale, shift));
    }
}

/// <summary>The scale and shift of a normalization, padded vectors; null for 1 and 0.</summary>
internal readonly unsafe struct Affine<T>(T* weight, T* bias)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The weights, or null.</summary>
    public T* Weight => weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Scale<V>(int first)
        where V : struct, ISimd<V, T> => weight == null ? V.Create(T.One) : V.Load(weight + first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Shift<V>(int first)
        where V : struct, ISimd<V, T> => bias == null ? V.Zero : V.Load(bias + first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ScaleOf(int feature) => weight == null ? T.One : weight[feature];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ShiftOf(int feature) => bias == null ? T.Zero : bias[feature];
}

/// <summary>Where the gradients of a normalization's scale and shift go; −1 for none.</summary>
internal readonly struct AffineSink<T, TSink>(TSink sink, int weightOffset, int biasOffset)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    /// <summary>Whether anything takes the gradients.</summary>
    public bool IsWanted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => weightOffset >= 0 || biasOffset >= 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(int first, V weight, V bias)
        where V : struct, ISimd<V, T>
    {
        if (weightOffset >= 0)
            sink.Take(weightOffset + first, weight);
        if (biasOffset >= 0)
            sink.Take(biasOffset + first, bias);
    }
}

/// <summary>The running statistics of batch normalization, padded vectors; a mean of null is 0.</summary>
internal readonly unsafe struct RunningStatistics<T>(T* mean, T* variance, double momentum, double epsilon)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>ε.</summary>
    public double Epsilon => epsilon;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Mean<V>(int first)
        where V : struct, ISimd<V, T> => mean == null ? V.Zero : V.Load(mean + first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V InverseDeviation<V>(int first)
        where V : struct, ISimd<V, T> =>
        Normalization<T>.InverseDeviation(V.Load(variance + first), V.Create(Number<T>.FromDouble(epsilon)));

    /// <summary>Moves the statistics of some channels towards those of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<V>(int first, V batchMean, V unbiasedVariance)
        where V : struct, ISimd<V, T>
    {
        var part = V.Create(Number<T>.FromDouble(momentum));
        var rest = V.Create(Number<T>.FromDouble(1 - momentum));
        V.Store(mean + first, (rest * V.Load(mean + first)) + (part * batchMean));
        V.Store(variance + first, (rest * V.Load(variance + first)) + (part * unbiasedVariance));
    }
}
