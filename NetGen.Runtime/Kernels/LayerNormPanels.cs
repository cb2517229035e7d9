using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The mean and <c>1 / √(variance + ε)</c> of one row of panels.</summary>
internal static unsafe class RowMoments<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<V>(T* x, RowOfPanels<T> row, T epsilon, out T mean, out T inverse)
        where V : struct, ISimd<V, T>
    {
        var n = T.CreateTruncating(row.Features);
        var sum = V.Zero;
        for (var column = 0; column < row.Features; column += V.Count)
            sum += row.Active(column, V.Load(x + row.At(column)), V.Zero);

        // The second pass also corrects the first one's rounding.
        var center = V.Sum(sum) / n;
        V deviations = V.Zero, squares = V.Zero;
        for (var column = 0; column < row.Features; column += V.Count)
        {
            var d = row.Active(column, V.Load(x + row.At(column)) - V.Create(center), V.Zero);
            deviations += d;
            squares = V.MultiplyAdd(d, d, squares);
        }

        var deviation = V.Sum(deviations) / n;
        mean = center + deviation;
        var variance = T.Max(T.Zero, (V.Sum(squares) / n) - (deviation * deviation));
        inverse = T.One / T.Sqrt(variance + epsilon);
    }
}

internal readonly unsafe struct LayerNormForwardPanels<T>(
    T* input, Affine<T> affine, T* output, int features, double epsilon, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var r = 0; r < rows; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            RowMoments<T>.Of<V>(input, row, Number<T>.FromDouble(epsilon), out var mean, out var inverse);
            for (var column = 0; column < Panels.PaddedFeatures(features); column += V.Count)
            {
                var at = row.At(column);
                var x = (V.Load(input + at) - V.Create(mean)) * V.Create(inverse);
                var y = V.MultiplyAdd(x, affine.Scale<V>(column), affine.Shift<V>(column));
                V.Store(output + at, row.Active(column, y, V.Zero));
            }
        }
    }
}

internal readonly unsafe struct LayerNormBackwardPanels<T, TSink>(
    T* input,
    T* outputGradient,
    Affine<T> affine,
    T* inputGradient,
    AffineSink<T, TSink> sink,
    int features,
    double epsilon,
    T* scratch,
    int rows,
    int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var padded = Panels.PaddedFeatures(features);
        if (sink.IsWanted)
            new Span<T>(scratch, 2 * padded).Clear();
        for (var r = 0; r < rows; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            RowMoments<T>.Of<V>(input, row, Number<T>.FromDouble(epsilon), out var mean, out var inverse);
            V sum = V.Zero, product = V.Zero;
            for (var column = 0; column < features; column += V.Count)
            {
                var at = row.At(column);
                var h = row.Active(column, V.Load(outputGradient + at) * affine.Scale<V>(column), V.Zero);
                sum += h;
                product = V.MultiplyAdd(h, (V.Load(input + at) - V.Create(mean)) * V.Create(inverse), product);
            }

            var n = T.CreateTruncating(features);
            var meanOfSum = V.Create(V.Sum(sum) / n);
            var slope = V.Create(V.Sum(product) / n);
            for (var column = 0; column < padded; column += V.Count)
            {
                var at = row.At(column);
                var g = row.Active(column, V.Load(outputGradient + at), V.Zero);
                var x = (V.Load(input + at) - V.Create(mean)) * V.Create(inverse);
                x = row.Active(column, x, V.Zero);
                if (inputGradient != null)
                {
                    var gradient = V.Create(inverse) * ((g * affine.Scale<V>(column)) - meanOfSum - (x * slope));
                    V.Store(inputGradient + at, row.Active(column, gradient, V.Zero));
                }

                if (sink.IsWanted)
                {
                    V.Store(scratch + column, V.MultiplyAdd(g, x, V.Load(scratch + column)));
                    V.Store(scratch + padded + column, V.Load(scratch + padded + column) + g);
                }
            }
        }

        for (var column = 0; sink.IsWanted && column < padded; column += V.Count)
            sink.Take(column, V.Load(scratch + column), V.Load(scratch + padded + column));
    }
}
