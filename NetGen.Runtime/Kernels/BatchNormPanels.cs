using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Batch normalization of panels: the features of a vector side by side, row after row.</summary>
internal readonly unsafe struct BatchNormForwardPanels<T>(
    T* input,
    Affine<T> affine,
    RunningStatistics<T> running,
    T* statistics,
    T* output,
    int features,
    int rows,
    int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        var padded = Panels.PaddedFeatures(features);
        var epsilon = V.Create(Number<T>.FromDouble(running.Epsilon));
        for (var column = 0; column < padded; column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            Normalization<T>.Moments<V>(input + at, width, rows, out var mean, out var squares);
            var variance = squares / V.Create(T.CreateTruncating(rows));

            // Whatever lies in the padding must not get into the statistics.
            var isFeature = V.FirstLanes(features - column);
            mean = V.Where(isFeature, mean, V.Zero);
            var inverse = V.Where(isFeature, Normalization<T>.InverseDeviation(variance, epsilon), V.Zero);
            V.Store(statistics + column, mean);
            V.Store(statistics + padded + column, inverse);
            running.Update(
                column, mean, V.Where(isFeature, squares / V.Create(T.CreateTruncating(rows - 1)), V.Zero));
            Normalization<T>.Apply(
                input + at,
                output + at,
                width,
                rows,
                mean,
                inverse * affine.Scale<V>(column),
                affine.Shift<V>(column));
        }
    }
}

internal readonly unsafe struct BatchNormPredictPanels<T>(
    T* input, Affine<T> affine, RunningStatistics<T> running, T* output, int features, int rows, int capacity)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        for (var column = 0; column < Panels.PaddedFeatures(features); column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            Normalization<T>.Apply(
                input + at,
                output + at,
                width,
                rows,
                running.Mean<V>(column),
                running.InverseDeviation<V>(column) * affine.Scale<V>(column),
                affine.Shift<V>(column));
        }
    }
}

internal readonly unsafe struct BatchNormBackwardPanels<T, TSink>(
    T* input,
    T* outputGradient,
    Affine<T> affine,
    T* statistics,
    T* inputGradient,
    AffineSink<T, TSink> sink,
    int features,
    int rows,
    int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        var padded = Panels.PaddedFeatures(features);
        var n = V.Create(T.CreateTruncating(rows));
        for (var column = 0; column < padded; column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            var mean = V.Load(statistics + column);
            var inverse = V.Load(statistics + padded + column);
            VectorSum<T>.OfProducts(
                input + at, outputGradient + at, null, width, rows, mean, out var sum, out var products);

            var isFeature = V.FirstLanes(features - column);
            sum = V.Where(isFeature, sum, V.Zero);
            products = V.Where(isFeature, products * inverse, V.Zero);
            if (inputGradient != null)
            {
                var scale = inverse * affine.Scale<V>(column);
                var meanOfGradient = sum / n;
                var slope = products * inverse / n;
                var x = input + at;
                for (var i = at; x < input + at + ((nint)rows * width); i += width, x += width)
                {
                    var g = V.Load(outputGradient + i);
                    var gradient = scale * (g - meanOfGradient - ((V.Load(x) - mean) * slope));
                    V.Store(inputGradient + i, V.Where(isFeature, gradient, V.Zero));
                }
            }

            sink.Take(column, products, sum);
        }
    }
}
