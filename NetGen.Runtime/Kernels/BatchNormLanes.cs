using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The mean and the squared deviations of a channel, from pieces that the first-level cache holds: the pieces' own, in
/// two passes, are put together by the formula of Chan, Golub and LeVeque (1979).
/// </summary>
internal unsafe struct ChannelMoments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double _count;

    public double Mean { get; private set; }

    public double Squares { get; private set; }

    /// <summary>Adds the first lanes of vectors that lie a block's width apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<V>(T* x, int count, int lanes)
        where V : struct, ISimd<V, T>
    {
        var isPresent = V.FirstLanes(lanes);
        var n = (double)count * lanes;
        var total = V.Where(isPresent, VectorSum<T>.Of<V>(x, Lanes.Width, count), V.Zero);
        var center = Number<T>.FromDouble(Number<T>.ToDouble(V.Sum(total)) / n);
        VectorSum<T>.OfDeviations(x, Lanes.Width, count, V.Create(center), out var sum, out var squares);
        var deviation = Number<T>.ToDouble(V.Sum(V.Where(isPresent, sum, V.Zero)));
        Add(
            n,
            Number<T>.ToDouble(center) + (deviation / n),
            Number<T>.ToDouble(V.Sum(V.Where(isPresent, squares, V.Zero))) - (deviation * deviation / n));
    }

    private void Add(double count, double mean, double squares)
    {
        var total = _count + count;
        var difference = mean - Mean;
        Mean += difference * count / total;
        Squares += squares + (difference * difference * _count * count / total);
        _count = total;
    }
}

/// <summary>Batch normalization of lanes, a channel at a time.</summary>
internal readonly unsafe struct BatchNormForwardLanes<T, TActivation>(
    T* input,
    Affine<T> affine,
    RunningStatistics<T> running,
    BatchStatistics<T> statistics,
    ActivationOutput<T, TActivation> output,
    int channels,
    int positions,
    int rows) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>Positions that are read twice in a row: 32 KiB of floats.</summary>
    private const int Piece = 512;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        var n = (double)rows * positions;
        for (var channel = first; channel < end; channel++)
        {
            var moments = Moments<V>(channel);
            var squares = Math.Max(0, moments.Squares);
            var mean = Number<T>.FromDouble(moments.Mean);
            var inverse = Number<T>.FromDouble(1 / Math.Sqrt((squares / n) + running.Epsilon));
            statistics.Means[channel] = mean;
            statistics.Inverses[channel] = inverse;
            running.Update(channel, mean, Number<T>.FromDouble(squares / (n - 1)));
            Apply<V>(channel, V.Create(mean), inverse);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ChannelMoments<T> Moments<V>(int channel)
        where V : struct, ISimd<V, T>
    {
        var moments = default(ChannelMoments<T>);
        for (var row = 0; row < rows; row += V.Count)
        {
            var block = row & -Lanes.Width;
            var x = input + ((((nint)block * channels) + ((nint)channel * Lanes.Width)) * positions) + (row - block);
            for (var position = 0; position < positions; position += Piece)
            {
                moments.Add<V>(
                    x + ((nint)position * Lanes.Width),
                    Math.Min(Piece, positions - position),
                    Math.Min(V.Count, rows - row));
            }
        }

        return moments;
    }

    /// <remarks>From the last block to the first: the last ones are what the cache still holds of a long channel.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply<V>(int channel, V mean, T inverse)
        where V : struct, ISimd<V, T>
    {
        var scale = V.Create(inverse * affine.ScaleOf(channel));
        var shift = V.Create(affine.ShiftOf(channel));
        for (var block = Lanes.Blocks(rows) - 1; block >= 0; block--)
        {
            var at = (((nint)block * channels) + channel) * positions * Lanes.Width;
            Normalization<T>.Apply(
                input, output, at, V.Count, (nint)positions * Lanes.Width / V.Count, mean, scale, shift);
        }
    }
}

/// <summary>Normalization by the running statistics, a channel of a block at a time.</summary>
internal readonly unsafe struct BatchNormPredictLanes<T, TActivation>(
    T* input,
    Affine<T> affine,
    RunningStatistics<T> running,
    ActivationOutput<T, TActivation> output,
    int channels,
    int positions) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var image = first; image < end; image++)
        {
            var channel = image % channels;
            Normalization<T>.Apply(
                input,
                output,
                (nint)image * positions * Lanes.Width,
                V.Count,
                (nint)positions * Lanes.Width / V.Count,
                V.Create(running.MeanOf(channel)),
                V.Create(running.InverseDeviationOf(channel) * affine.ScaleOf(channel)),
                V.Create(affine.ShiftOf(channel)));
        }
    }
}

/// <summary>
/// The backward pass, a channel at a time. Where the gradient is computed from others, the first pass over them leaves
/// it to the second.
/// </summary>
internal readonly unsafe struct BatchNormBackwardLanes<T, TActivation>(
    T* input,
    ActivationGradient<T, TActivation> outputGradient,
    Affine<T> affine,
    BatchStatistics<T> statistics,
    T* sumGradient,
    T* inputGradient,
    int channels,
    int positions,
    int rows) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var channel = first; channel < end; channel++)
            Channel<V>(channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Channel<V>(int channel)
        where V : struct, ISimd<V, T>
    {
        var mean = V.Create(statistics.Means[channel]);
        var inverse = Number<T>.ToDouble(statistics.Inverses[channel]);
        var gradient = outputGradient.IsPlain ? outputGradient.Gradient : sumGradient != null ? sumGradient : inputGradient;
        double sum = 0, products = 0;
        for (var row = 0; row < Lanes.Blocks(rows) * Lanes.Width; row += V.Count)
        {
            var at = At(channel, row);
            V sums, productSums;
            if (outputGradient.IsPlain)
            {
                VectorSum<T>.OfProducts(
                    input + at,
                    new ScaledTerms<T>(gradient + at, null),
                    Lanes.Width,
                    positions,
                    mean,
                    out sums,
                    out productSums);
            }
            else
            {
                VectorSum<T>.OfProducts(
                    input + at,
                    new ActivationGradientTerms<T, TActivation>(outputGradient, gradient, at),
                    Lanes.Width,
                    positions,
                    mean,
                    out sums,
                    out productSums);
            }

            sum += Number<T>.ToDouble(V.Sum(sums));
            products += Number<T>.ToDouble(V.Sum(productSums));
        }

        products *= inverse;
        statistics.WeightGradients[channel] = Number<T>.FromDouble(products);
        statistics.BiasGradients[channel] = Number<T>.FromDouble(sum);
        if (inputGradient == null)
            return;

        var n = (double)rows * positions;
        var scale = V.Create(Number<T>.FromDouble(inverse * Number<T>.ToDouble(affine.ScaleOf(channel))));
        var meanOfGradient = V.Create(Number<T>.FromDouble(sum / n));
        var slope = V.Create(Number<T>.FromDouble(products * inverse / n));

        // From the last block to the first: the last ones are what the cache still holds of a long channel.
        for (var row = (Lanes.Blocks(rows) * Lanes.Width) - V.Count; row >= 0; row -= V.Count)
        {
            var isPresent = V.FirstLanes(rows - row);
            var at = At(channel, row);
            for (var position = 0; position < positions; position++, at += Lanes.Width)
            {
                var deviation = V.Load(input + at) - mean;
                var result = scale * (V.Load(gradient + at) - meanOfGradient - (deviation * slope));
                V.Store(inputGradient + at, V.Where(isPresent, result, V.Zero));
            }
        }
    }

    /// <summary>The channel's first element of the example in the lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint At(int channel, int row)
    {
        var block = row & -Lanes.Width;
        return ((((nint)block * channels) + ((nint)channel * Lanes.Width)) * positions) + (row - block);
    }
}
