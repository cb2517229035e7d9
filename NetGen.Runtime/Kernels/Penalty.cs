using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The penalty <c>l1 Σ|w| + l2 Σ w²</c> on a parameter. Its padding is 0 and adds nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Penalty<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes the penalty, and adds its gradient, <c>l1 sign(w) + 2 l2 w</c> with sign(0) = 0.</summary>
    /// <param name="parameters">The block of parameters.</param>
    /// <param name="gradient">The block of gradients; null where only the penalty is wanted.</param>
    /// <param name="offset">The parameter's place in both.</param>
    /// <param name="length">The parameter's length there, padding included: a multiple of 16.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    /// <returns>The penalty.</returns>
    [SkipLocalsInit]
    public static double Apply(
        Address<T> parameters, Address<T> gradient, int offset, int length, double l1, double l2)
    {
        var sums = stackalloc PenaltySums[Chunks.Most];
        var chunks = new Chunks(length);
        Ranges.Run<T, PenaltyKernel<T>>(
            new(
                parameters.Pointer + offset,
                gradient.Pointer == null ? null : gradient.Pointer + offset,
                chunks,
                Number<T>.FromDouble(l1),
                Number<T>.FromDouble(2 * l2),
                sums),
            chunks.Count,
            4L * length);
        double absolute = 0, squares = 0;
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            absolute += sums[chunk].Absolute;
            squares += sums[chunk].Squares;
        }

        // A factor of 0 must not make NaN of a sum that is infinite.
        return (l1 == 0 ? 0 : l1 * absolute) + (l2 == 0 ? 0 : l2 * squares);
    }

    /// <summary>The gradient of a loss with that of the penalty on the same parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V Gradient<V>(V gradient, V w, T l1, T twiceL2)
        where V : struct, ISimd<V, T>
    {
        if (l1 != T.Zero)
            gradient += V.Where(V.Equal(w, V.Zero), V.Zero, V.CopySign(V.Create(l1), w));
        return V.MultiplyAdd(w, V.Create(twiceL2), gradient);
    }
}

/// <summary>
/// Adds the gradient of a penalty, <c>l1 sign(w) + 2 l2 w</c>, to what it hands on: the parameters are those that an update
/// is about to read.
/// </summary>
/// <param name="parameters">The parameter block's start.</param>
/// <param name="length">The parameters with the penalty, from there on.</param>
/// <param name="l1">The factor of the absolute values.</param>
/// <param name="l2">The factor of the squares.</param>
/// <param name="sink">Where the gradient goes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct PenalizedGradient<T, TSink>(
    Address<T> parameters, int length, double l1, double l2, TSink sink) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    private readonly T* _parameters = parameters.Pointer;
    private readonly nint _length = length;
    private readonly T _l1 = Number<T>.FromDouble(l1);
    private readonly T _twiceL2 = Number<T>.FromDouble(2 * l2);
    private readonly TSink _sink = sink;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T>
    {
        if (offset < _length)
            gradient = Penalty<T>.Gradient(gradient, V.Load(_parameters + offset), _l1, _twiceL2);
        _sink.Take(offset, gradient);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(nint offset, int length) => _sink.Announce(offset, length);
}

/// <summary>Σ|w| and Σ w² of a part of a parameter.</summary>
internal struct PenaltySums
{
    public double Absolute;

    public double Squares;
}

internal readonly unsafe struct PenaltyKernel<T>(
    T* weights, T* gradient, Chunks chunks, T l1, T twiceL2, PenaltySums* sums) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many elements are added up in their own precision before they go to the sum in double precision.
    private const int Piece = 4096;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var chunk = first; chunk < end; chunk++)
        {
            double absolute = 0, squares = 0;
            for (var start = chunks.First(chunk); start < chunks.First(chunk + 1); start += Piece)
                Add<V>(start, Math.Min(chunks.First(chunk + 1), start + Piece), ref absolute, ref squares);
            sums[chunk] = new() { Absolute = absolute, Squares = squares };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add<V>(int start, int end, ref double absolute, ref double squares)
        where V : struct, ISimd<V, T>
    {
        // A piece is a whole number of panels, so of vectors, which may be odd.
        V sum0 = V.Zero, sum1 = V.Zero, square0 = V.Zero, square1 = V.Zero;
        var i = start;
        for (; i + (2 * V.Count) <= end; i += 2 * V.Count)
        {
            AddOne(i, ref sum0, ref square0);
            AddOne(i + V.Count, ref sum1, ref square1);
        }

        if (i < end)
            AddOne(i, ref sum0, ref square0);
        absolute += Number<T>.ToDouble(V.Sum(sum0 + sum1));
        squares += Number<T>.ToDouble(V.Sum(square0 + square1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddOne<V>(int place, ref V absolute, ref V squares)
        where V : struct, ISimd<V, T>
    {
        var w = V.Load(weights + place);
        absolute += V.Abs(w);
        squares = V.MultiplyAdd(w, w, squares);
        if (gradient != null)
            V.Store(gradient + place, Penalty<T>.Gradient(V.Load(gradient + place), w, l1, twiceL2));
    }
}
