using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Batch normalization of panels: the features of a vector side by side, row after row, and 16 columns an item.
/// </summary>
internal readonly unsafe struct BatchNormForwardPanels<T, TActivation>(
    T* input,
    Affine<T> affine,
    RunningStatistics<T> running,
    BatchStatistics<T> statistics,
    ActivationOutput<T, TActivation> output,
    int features,
    int rows,
    int capacity) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        var epsilon = V.Create(Number<T>.FromDouble(running.Epsilon));
        for (var column = 16 * first; column < 16 * end; column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            Normalization<T>.Moments<V>(input + at, width, rows, out var mean, out var squares);
            var variance = squares / V.Create(T.CreateTruncating(rows));

            // Whatever lies in the padding must not get into the statistics.
            var isFeature = V.FirstLanes(features - column);
            mean = V.Where(isFeature, mean, V.Zero);
            var inverse = V.Where(isFeature, Normalization<T>.InverseDeviation(variance, epsilon), V.Zero);
            V.Store(statistics.Means + column, mean);
            V.Store(statistics.Inverses + column, inverse);
            running.Update(
                column, mean, V.Where(isFeature, squares / V.Create(T.CreateTruncating(rows - 1)), V.Zero));
            Normalization<T>.Apply(
                input, output, at, width, rows, mean, inverse * affine.Scale<V>(column), affine.Shift<V>(column));
        }
    }
}

/// <summary>Normalization by the running statistics, 16 columns an item.</summary>
internal readonly unsafe struct BatchNormPredictPanels<T, TActivation>(
    T* input,
    Affine<T> affine,
    RunningStatistics<T> running,
    ActivationOutput<T, TActivation> output,
    int features,
    int rows,
    int capacity) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        for (var column = 16 * first; column < 16 * end; column += V.Count)
        {
            Normalization<T>.Apply(
                input,
                output,
                ((nint)(column & -width) * capacity) + (column & (width - 1)),
                width,
                rows,
                running.Mean<V>(column),
                running.InverseDeviation<V>(column) * affine.Scale<V>(column),
                affine.Shift<V>(column));
        }
    }
}

/// <summary>
/// The backward pass, 16 columns an item. Where the gradient is computed from others, the first pass over them leaves it
/// to the second.
/// </summary>
internal readonly unsafe struct BatchNormBackwardPanels<T, TActivation, TSink>(
    T* input,
    ActivationGradient<T, TActivation> outputGradient,
    Affine<T> affine,
    BatchStatistics<T> statistics,
    T* sumGradient,
    T* inputGradient,
    AffineSink<T, TSink> sink,
    int features,
    int rows,
    int capacity) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        var n = V.Create(T.CreateTruncating(rows));
        var gradient = outputGradient.IsPlain ? outputGradient.Gradient : sumGradient != null ? sumGradient : inputGradient;
        for (var column = 16 * first; column < 16 * end; column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            var mean = V.Load(statistics.Means + column);
            var inverse = V.Load(statistics.Inverses + column);
            V sum, products;
            if (outputGradient.IsPlain)
            {
                VectorSum<T>.OfProducts(
                    input + at, new ScaledTerms<T>(gradient + at, null), width, rows, mean, out sum, out products);
            }
            else
            {
                VectorSum<T>.OfProducts(
                    input + at,
                    new ActivationGradientTerms<T, TActivation>(outputGradient, gradient, at),
                    width,
                    rows,
                    mean,
                    out sum,
                    out products);
            }

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
                    var g = V.Load(gradient + i);
                    var result = scale * (g - meanOfGradient - ((V.Load(x) - mean) * slope));
                    V.Store(inputGradient + i, V.Where(isFeature, result, V.Zero));
                }
            }

            sink.Take(column, products, sum);
        }
    }
}
