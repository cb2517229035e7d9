using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Runs of vectors that share their slopes.</summary>
internal static unsafe class Slopes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The terms of a sum of slopes' gradients that are added in the element type before they go on in double.
    /// </summary>
    private const int Piece = 256;

    /// <summary><c>y = max(0, x) + slope × min(0, x)</c> of vectors a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<V>(T* input, T* output, V slope, nint stride, nint count)
        where V : struct, ISimd<V, T>
    {
        for (nint i = 0; i < count; i++, input += stride, output += stride)
        {
            var x = V.Load(input);
            V.Store(output, V.Where(V.GreaterThan(x, V.Zero), x, slope * x));
        }
    }

    /// <summary>
    /// The gradient of x, stored unless there is no place for it, and <c>Σ min(0, x) ∂L/∂y</c> of each lane; lanes that
    /// are not <paramref name="active"/> give 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward<V>(
        T* input, T* outputGradient, T* inputGradient, V slope, V active, nint stride, nint count)
        where V : struct, ISimd<V, T>
    {
        V total = V.Zero, sum = V.Zero;
        for (nint i = 0; i < count; i++)
        {
            var x = V.Load(input + (i * stride));
            var gradient = V.Where(active, V.Load(outputGradient + (i * stride)), V.Zero);
            var isPositive = V.GreaterThan(x, V.Zero);
            if (inputGradient != null)
                V.Store(inputGradient + (i * stride), V.Where(isPositive, gradient, slope * gradient));
            sum += V.Where(isPositive, V.Zero, V.Where(active, x, V.Zero) * gradient);
            if (i % Piece == Piece - 1)
            {
                total += sum;
                sum = V.Zero;
            }
        }

        return total + sum;
    }
}

internal readonly unsafe struct PReLUForwardPanels<T>(
    T* input, T* weight, T* output, int channels, int features, int rows, int capacity) : IKernel<T>
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
            var slope = channels == 1 ? V.Create(weight[0]) : V.Load(weight + column);
            Slopes<T>.Forward(input + at, output + at, slope, width, rows);
        }
    }
}

internal readonly unsafe struct PReLUForwardLanes<T>(
    T* input, T* weight, T* output, int channels, int positions, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var length = (nint)positions * Lanes.Width;
        for (nint block = 0; block < Lanes.Blocks(rows); block++)
        {
            for (nint channel = 0; channel < channels; channel++)
            {
                var at = ((block * channels) + channel) * length;
                Slopes<T>.Forward(input + at, output + at, V.Create(weight[channel]), V.Count, length / V.Count);
            }
        }
    }
}

internal readonly unsafe struct PReLUBackwardPanels<T, TSink>(
    T* input,
    T* outputGradient,
    T* weight,
    T* inputGradient,
    TSink sink,
    int weightOffset,
    int channels,
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
        var shared = 0.0;
        for (var column = 0; column < Panels.PaddedFeatures(features); column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            var sum = Slopes<T>.Backward(
                input + at,
                outputGradient + at,
                inputGradient == null ? null : inputGradient + at,
                channels == 1 ? V.Create(weight[0]) : V.Load(weight + column),
                V.FirstLanes(features - column),
                width,
                rows);
            if (channels == 1)
                shared += Number<T>.ToDouble(V.Sum(sum));
            else
                sink.Take(weightOffset + column, sum);
        }

        var sharedGradient = V.Create(Number<T>.FromDouble(shared));
        for (var first = 0; channels == 1 && first < Panels.PaddedFeatures(1); first += V.Count)
            sink.Take(weightOffset + first, V.Where(V.FirstLanes(1 - first), sharedGradient, V.Zero));
    }
}

internal readonly unsafe struct PReLUBackwardLanes<T, TSink>(
    T* input,
    T* outputGradient,
    T* weight,
    T* inputGradient,
    TSink sink,
    int weightOffset,
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
        var gradients = stackalloc T[16];
        for (var first = 0; first < Panels.PaddedFeatures(channels); first += V.Count)
        {
            for (var i = 0; i < V.Count; i++)
                gradients[i] = first + i < channels ? Channel<V>(first + i) : T.Zero;
            sink.Take(weightOffset + first, V.Load(gradients));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Channel<V>(int channel)
        where V : struct, ISimd<V, T>
    {
        var all = V.Equal(V.Zero, V.Zero);
        var slope = V.Create(weight[channel]);
        var length = (nint)positions * Lanes.Width;
        var gradient = 0.0;
        for (nint block = 0; block < Lanes.Blocks(rows); block++)
        {
            // Lanes past the last row add nothing: their ∂L/∂y is 0.
            var at = ((block * channels) + channel) * length;
            var sum = Slopes<T>.Backward(
                input + at,
                outputGradient + at,
                inputGradient == null ? null : inputGradient + at,
                slope,
                all,
                V.Count,
                length / V.Count);
            gradient += Number<T>.ToDouble(V.Sum(sum));
        }

        return Number<T>.FromDouble(gradient);
    }
}
