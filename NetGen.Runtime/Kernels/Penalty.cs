using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The penalty <c>l1 Σ|w| + l2 Σ w²</c> on a parameter. Its padding is 0 and adds nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Penalty<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The penalty.</summary>
    /// <param name="parameters">The block of parameters.</param>
    /// <param name="offset">The parameter's place in it.</param>
    /// <param name="length">The parameter's length there, padding included.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static double Value(Address<T> parameters, int offset, int length, double l1, double l2)
    {
        double penalty;
        Widest.Run<T, PenaltyValue<T>>(new(parameters.Pointer + offset, length, l1, l2, &penalty));
        return penalty;
    }

    /// <summary>Adds the penalty's gradient, <c>l1 sign(w) + 2 l2 w</c> with sign(0) = 0.</summary>
    /// <param name="parameters">The block of parameters.</param>
    /// <param name="gradient">The block of gradients.</param>
    /// <param name="offset">The parameter's place in both.</param>
    /// <param name="length">The parameter's length there, padding included.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static void AddGradient(
        Address<T> parameters, Address<T> gradient, int offset, int length, double l1, double l2) =>
        Widest.Run<T, PenaltyGradient<T>>(new(
            parameters.Pointer + offset,
            gradient.Pointer + offset,
            length,
            Number<T>.FromDouble(l1),
            Number<T>.FromDouble(2 * l2)));
}

internal readonly unsafe struct PenaltyValue<T>(T* weights, int length, double l1, double l2, double* penalty) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many elements are added up in their own precision before they go to the sum in double precision.
    private const int Piece = 4096;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        double absolute = 0, squares = 0;
        for (var first = 0; first < length; first += Piece)
        {
            var end = Math.Min(length, first + Piece);
            V sum0 = V.Zero, sum1 = V.Zero, square0 = V.Zero, square1 = V.Zero;
            for (var i = first; i < end; i += 2 * V.Count)
            {
                var w0 = Rows<T>.Load<V>(weights + i, end - i);
                var w1 = Rows<T>.Load<V>(weights + i + V.Count, end - i - V.Count);
                sum0 += V.Abs(w0);
                sum1 += V.Abs(w1);
                square0 = V.MultiplyAdd(w0, w0, square0);
                square1 = V.MultiplyAdd(w1, w1, square1);
            }

            absolute += Number<T>.ToDouble(V.Sum(sum0 + sum1));
            squares += Number<T>.ToDouble(V.Sum(square0 + square1));
        }

        // A factor of 0 must not make NaN of a sum that is infinite.
        *penalty = (l1 == 0 ? 0 : l1 * absolute) + (l2 == 0 ? 0 : l2 * squares);
    }
}

internal readonly unsafe struct PenaltyGradient<T>(T* weights, T* gradient, int length, T l1, T twiceL2) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        // A parameter's elements are a whole number of panels, and so of vectors.
        var factor = V.Create(l1);
        for (var i = 0; i < length; i += V.Count)
        {
            var w = V.Load(weights + i);
            var sign = V.Where(V.Equal(w, V.Zero), V.Zero, V.CopySign(factor, w));
            V.Store(gradient + i, V.MultiplyAdd(w, V.Create(twiceL2), V.Load(gradient + i) + sign));
        }
    }
}
