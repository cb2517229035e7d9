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

    /// <summary><c>(x − mean) × scale + shift</c> of vectors a stride apart, on to the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<V, TActivation>(
        T* x, ActivationOutput<T, TActivation> output, nint place, nint stride, nint count, V mean, V scale, V shift)
        where V : struct, ISimd<V, T>
        where TActivation : struct, IActivation<T>
    {
        for (nint i = 0; i < count; i++, place += stride)
            output.Store(place, V.MultiplyAdd(V.Load(x + place) - mean, scale, shift));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T MeanOf(int channel) => mean == null ? T.Zero : mean[channel];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T InverseDeviationOf(int channel) =>
        T.One / T.Sqrt(variance[channel] + Number<T>.FromDouble(epsilon));

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
    /// <summary>Moves the statistics of one channel towards those of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update(int channel, T batchMean, T unbiasedVariance)
    {
        var part = Number<T>.FromDouble(momentum);
        var rest = Number<T>.FromDouble(1 - momentum);
        mean[channel] = (rest * mean[channel]) + (part * batchMean);
        variance[channel] = (rest * variance[channel]) + (part * unbiasedVariance);
    }
}

/// <summary>
/// What batch normalization knows of a batch: the mean and <c>1 / √(variance + ε)</c> of each channel, which its forward
/// pass leaves, and the gradients of scale and shift, from its backward pass. Four padded vectors, one after the other.
/// </summary>
internal readonly unsafe struct BatchStatistics<T>(T* start, int channels)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _padded = Panels.PaddedFeatures(channels);

    public T* Means => start;

    public T* Inverses => start + _padded;

    public T* WeightGradients => start + (2 * (nint)_padded);

    public T* BiasGradients => start + (3 * (nint)_padded);

    /// <summary>Clears what pads the vectors.</summary>
    public void ClearPadding()
    {
        for (var vector = start; vector < start + (4 * (nint)_padded); vector += _padded)
            new Span<T>(vector + channels, _padded - channels).Clear();
    }
}

/// <summary>Hands the gradients of scale and shift to their sink.</summary>
internal readonly unsafe struct TakeAffineGradients<T, TSink>(
    BatchStatistics<T> statistics, AffineSink<T, TSink> sink, int channels) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var first = 0; first < Panels.PaddedFeatures(channels); first += V.Count)
        {
            sink.Take(
                first, V.Load(statistics.WeightGradients + first), V.Load(statistics.BiasGradients + first));
        }
    }
}
