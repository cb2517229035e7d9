using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// Limits on a gradient on its way to the update (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent
/// neural networks", ICML 2013), with the numbers of PyTorch's <c>clip_grad_norm_</c> and <c>clip_grad_value_</c>. The
/// gradient in memory stays as it is.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class GradientClipping<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Keeps the coefficient finite where the gradient is 0.</summary>
    private const double Epsilon = 1e-6;

    /// <summary>
    /// Hands over the gradient, scaled where its L2 norm n is above <paramref name="norm"/>:
    /// <c>g · min(1, norm / (n + 10⁻⁶))</c>. A gradient with a NaN becomes NaN throughout.
    /// </summary>
    /// <param name="gradient">The gradient block's start; its padding is 0.</param>
    /// <param name="length">Its length, a multiple of 16.</param>
    /// <param name="norm">The largest norm; above 0.</param>
    /// <param name="sink">What takes it: the optimizer.</param>
    public static void ByNorm<TSink>(Address<T> gradient, int length, double norm, TSink sink)
        where TSink : struct, IGradientSink<T>
    {
        var coefficient = norm / (Math.Sqrt(SumOfSquares(gradient.Pointer, length)) + Epsilon);

        // Math.Min keeps a NaN, and a factor of 1 leaves every number as it is.
        ParameterUpdate<T>.Apply(
            gradient, length, new ScaledGradient<T, TSink>(sink, Number<T>.FromDouble(Math.Min(1, coefficient))));
    }

    /// <summary>
    /// Hands over the gradient with every element moved into [−<paramref name="limit"/>, <paramref name="limit"/>]; NaN
    /// stays NaN.
    /// </summary>
    /// <param name="gradient">The gradient block's start.</param>
    /// <param name="length">Its length, a multiple of 16.</param>
    /// <param name="limit">The largest absolute value; above 0.</param>
    /// <param name="sink">What takes it: the optimizer.</param>
    public static void ByValue<TSink>(Address<T> gradient, int length, double limit, TSink sink)
        where TSink : struct, IGradientSink<T> =>
        ParameterUpdate<T>.Apply(
            gradient, length, new ClampedGradient<T, TSink>(sink, Number<T>.FromDouble(limit)));

    private static double SumOfSquares(T* values, int length)
    {
        var sums = stackalloc double[Chunks.Most];
        var chunks = new Chunks(length);
        Ranges.Run<T, SquaresKernel<T>>(new(values, chunks, sums), chunks.Count, 2L * length);
        return chunks.Sum(sums);
    }
}

/// <summary>
/// The sums of the squares of chunks, in double precision, where the square of a float is exact and no sum of them
/// overflows. Always with the same lanes, whatever the machine's vectors, so that every machine clips by the same number.
/// </summary>
internal readonly unsafe struct SquaresKernel<T>(T* values, Chunks chunks, double* sums) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var chunk = first; chunk < end; chunk++)
            sums[chunk] = Sum(chunks.First(chunk), chunks.First(chunk + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Sum(nint i, nint end)
    {
        // Four chains hide the addition's latency.
        var (sum0, sum1) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (sum2, sum3) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (; i + 32 <= end; i += 32)
        {
            Add(i, ref sum0, ref sum1);
            Add(i + 16, ref sum2, ref sum3);
        }

        if (i < end)
            Add(i, ref sum0, ref sum1);
        var lanes = sum0 + sum1 + (sum2 + sum3);
        var sum = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            sum += lanes[lane];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(nint place, ref Vector512<double> even, ref Vector512<double> odd)
    {
        var (first, second) = typeof(T) == typeof(float)
            ? Vector512.Widen(Vector512.Load((float*)values + place))
            : (Vector512.Load((double*)values + place), Vector512.Load((double*)values + place + 8));
        even += first * first;
        odd += second * second;
    }
}

/// <summary>Multiplies a gradient by a number on its way to another sink.</summary>
internal readonly struct ScaledGradient<T, TSink>(TSink sink, T factor) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T> => sink.Take(offset, gradient * V.Create(factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(nint offset, int length) => sink.Announce(offset, length);
}

/// <summary>Moves the elements of a gradient into a range on its way to another sink.</summary>
internal readonly struct ClampedGradient<T, TSink>(TSink sink, T limit) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    // The value goes second, so that a NaN of it stays.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T> =>
        sink.Take(offset, V.Min(V.Create(limit), V.Max(V.Create(-limit), gradient)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(nint offset, int length) => sink.Announce(offset, length);
}
