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
internal readonly unsafe struct BatchNormForwardLanes<T>(
    T* input,
    Affine<T> affine,
    RunningStatistics<T> running,
    T* statistics,
    T* output,
    int channels,
    int positions,
    int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Positions that are read twice in a row: 32 KiB of floats.</summary>
    private const int Piece = 512;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var padded = Panels.PaddedFeatures(channels);
        var n = (double)rows * positions;
        var means = stackalloc T[16];
        var variances = stackalloc T[16];
        for (var first = 0; first < padded; first += V.Count)
        {
            for (var i = 0; i < V.Count; i++)
            {
                var channel = first + i;
                T mean = T.Zero, inverse = T.Zero, variance = T.Zero;
                if (channel < channels)
                {
                    var moments = Moments<V>(channel);
                    var squares = Math.Max(0, moments.Squares);
                    mean = Number<T>.FromDouble(moments.Mean);
                    inverse = Number<T>.FromDouble(1 / Math.Sqrt((squares / n) + running.Epsilon));
                    variance = Number<T>.FromDouble(squares / (n - 1));
                    Apply<V>(channel, V.Create(mean), inverse);
                }

                statistics[channel] = means[i] = mean;
                statistics[padded + channel] = inverse;
                variances[i] = variance;
            }

            running.Update(first, V.Load(means), V.Load(variances));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply<V>(int channel, V mean, T inverse)
        where V : struct, ISimd<V, T>
    {
        var scale = V.Create(inverse * affine.ScaleOf(channel));
        var shift = V.Create(affine.ShiftOf(channel));
        for (var row = 0; row < rows; row += Lanes.Width)
        {
            var at = (((nint)row * channels) + ((nint)channel * Lanes.Width)) * positions;
            Normalization<T>.Apply(
                input + at, output + at, V.Count, (nint)positions * Lanes.Width / V.Count, mean, scale, shift);
        }
    }
}

internal readonly unsafe struct BatchNormPredictLanes<T>(
    T* input, Affine<T> affine, RunningStatistics<T> running, T* output, int channels, int positions, int rows)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var means = stackalloc T[16];
        var scales = stackalloc T[16];
        for (var first = 0; first < channels; first += V.Count)
        {
            V.Store(means, running.Mean<V>(first));
            V.Store(scales, running.InverseDeviation<V>(first) * affine.Scale<V>(first));
            var count = Math.Min(V.Count, channels - first);
            for (var row = 0; row < rows; row += Lanes.Width)
            {
                for (var i = 0; i < count; i++)
                {
                    var at = (((nint)row * channels) + ((nint)(first + i) * Lanes.Width)) * positions;
                    Normalization<T>.Apply(
                        input + at,
                        output + at,
                        V.Count,
                        (nint)positions * Lanes.Width / V.Count,
                        V.Create(means[i]),
                        V.Create(scales[i]),
                        V.Create(affine.ShiftOf(first + i)));
                }
            }
        }
    }
}

internal readonly unsafe struct BatchNormBackwardLanes<T, TSink>(
    T* input,
    T* outputGradient,
    Affine<T> affine,
    T* statistics,
    T* inputGradient,
    AffineSink<T, TSink> sink,
    int channels,
    int positions,
    int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var padded = Panels.PaddedFeatures(channels);
        var weights = stackalloc T[16];
        var biases = stackalloc T[16];
        for (var first = 0; first < padded; first += V.Count)
        {
            for (var i = 0; i < V.Count; i++)
            {
                weights[i] = biases[i] = T.Zero;
                if (first + i < channels)
                    Channel<V>(first + i, out weights[i], out biases[i]);
            }

            sink.Take(first, V.Load(weights), V.Load(biases));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Channel<V>(int channel, out T weightGradient, out T biasGradient)
        where V : struct, ISimd<V, T>
    {
        var mean = V.Create(statistics[channel]);
        var inverse = Number<T>.ToDouble(statistics[Panels.PaddedFeatures(channels) + channel]);
        double sum = 0, products = 0;
        for (var row = 0; row < rows; row += V.Count)
        {
            var at = At(channel, row);
            VectorSum<T>.OfProducts(
                input + at, outputGradient + at, null, Lanes.Width, positions, mean, out var sums, out var productSums);
            sum += Number<T>.ToDouble(V.Sum(sums));
            products += Number<T>.ToDouble(V.Sum(productSums));
        }

        products *= inverse;
        weightGradient = Number<T>.FromDouble(products);
        biasGradient = Number<T>.FromDouble(sum);
        if (inputGradient == null)
            return;

        var n = (double)rows * positions;
        var scale = V.Create(Number<T>.FromDouble(inverse * Number<T>.ToDouble(affine.ScaleOf(channel))));
        var meanOfGradient = V.Create(Number<T>.FromDouble(sum / n));
        var slope = V.Create(Number<T>.FromDouble(products * inverse / n));
        for (var row = 0; row < Lanes.Blocks(rows) * Lanes.Width; row += V.Count)
        {
            var isPresent = V.FirstLanes(rows - row);
            var at = At(channel, row);
            for (var position = 0; position < positions; position++, at += Lanes.Width)
            {
                var deviation = V.Load(input + at) - mean;
                var gradient = scale * (V.Load(outputGradient + at) - meanOfGradient - (deviation * slope));
                V.Store(inputGradient + at, V.Where(isPresent, gradient, V.Zero));
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
