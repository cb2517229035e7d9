using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// Limits on a gradient before its update (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural
/// networks", ICML 2013), with the numbers of PyTorch's <c>clip_grad_norm_</c> and <c>clip_grad_value_</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class GradientClipping<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Keeps the coefficient finite where the gradient is 0.</summary>
    private const double Epsilon = 1e-6;

    /// <summary>
    /// Scales a gradient whose L2 norm n is above <paramref name="norm"/>: <c>g ← g · min(1, norm / (n + 10⁻⁶))</c>. A
    /// gradient with a NaN becomes NaN throughout.
    /// </summary>
    /// <param name="gradient">The gradient block's start; its padding is 0.</param>
    /// <param name="length">Its length, a multiple of 16.</param>
    /// <param name="norm">The largest norm; above 0.</param>
    public static void ByNorm(Address<T> gradient, int length, double norm)
    {
        var coefficient = norm / (Math.Sqrt(SumOfSquares(gradient.Pointer, length)) + Epsilon);

        // Not "coefficient < 1", which is false for NaN.
        if (!(coefficient >= 1))
            Widest.Run<T, ScaleKernel<T>>(new(gradient.Pointer, length, Number<T>.FromDouble(coefficient)));
    }

    /// <summary>Moves every element into [−<paramref name="limit"/>, <paramref name="limit"/>]; NaN stays NaN.</summary>
    /// <param name="gradient">The gradient block's start.</param>
    /// <param name="length">Its length, a multiple of 16.</param>
    /// <param name="limit">The largest absolute value; above 0.</param>
    public static void ByValue(Address<T> gradient, int length, double limit) =>
        Widest.Run<T, ClampKernel<T>>(new(gradient.Pointer, length, Number<T>.FromDouble(limit)));

    /// <summary>
    /// In double precision, where the square of a float is exact and no sum of them overflows. Always with the same
    /// lanes, whatever the machine's vectors, so that every machine clips by the same number.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares(T* values, int length)
    {
        var (even, odd) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (nint i = 0; i < length; i += 16)
        {
            var (first, second) = typeof(T) == typeof(float)
                ? Vector512.Widen(Vector512.Load((float*)values + i))
                : (Vector512.Load((double*)values + i), Vector512.Load((double*)values + i + 8));
            even += first * first;
            odd += second * second;
        }

        var lanes = even + odd;
        var sum = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            sum += lanes[lane];
        return sum;
    }
}

internal readonly unsafe struct ScaleKernel<T>(T* values, int length, T factor) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var factors = V.Create(factor);
        for (nint i = 0; i < length; i += V.Count)
            V.Store(values + i, V.Load(values + i) * factors);
    }
}

internal readonly unsafe struct ClampKernel<T>(T* values, int length, T limit) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var (least, most) = (V.Create(-limit), V.Create(limit));

        // The value goes second, so that a NaN of it stays.
        for (nint i = 0; i < length; i += V.Count)
            V.Store(values + i, V.Min(most, V.Max(least, V.Load(values + i))));
    }
}
