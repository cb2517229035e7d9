using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The sums of a tile of a correlation, each a vector of examples. Distances are in elements.</summary>
internal unsafe struct CorrelationCells<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The first sum; that of the next column follows it.</summary>
    public T* First;

    /// <summary>From a sum to that of the next channel.</summary>
    public nint ChannelStride;

    /// <summary>From a sum to that of the next row.</summary>
    public nint RowStride;

    /// <summary>The number of channels.</summary>
    public int Channels;

    /// <summary>The number of columns.</summary>
    public int Columns;

    /// <summary>The block of examples.</summary>
    public int Block;

    /// <summary>The first channel, counted from that of the first group.</summary>
    public int Channel;

    /// <summary>The first row of the result.</summary>
    public int Row;

    /// <summary>The first column of the result.</summary>
    public int Column;

    /// <summary>The place of the first sum in a result that has one for each sum.</summary>
    public nint Place;

    /// <summary>In such a result, from one channel to the next.</summary>
    public nint ResultPlane;

    /// <summary>In such a result, from one column to the next.</summary>
    public nint ResultStep;
}

/// <summary>What follows a correlation over the tile just computed.</summary>
internal interface ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether the sums are the results; they lie in working memory otherwise.</summary>
    static abstract bool IsSum { get; }

    /// <summary>
    /// Makes results of the sums. They are not read where the results lie: channels pages apart would look to the processor
    /// as if they overlapped.
    /// </summary>
    void Finish<V>(in CorrelationCells<T> cells)
        where V : struct, ISimd<V, T>;
}

/// <summary>What follows each sum by itself.</summary>
internal interface ISumFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether anything follows.</summary>
    static abstract bool IsNeeded { get; }

    /// <summary>The final result.</summary>
    /// <param name="value">The sum of products.</param>
    /// <param name="through">
    /// The same place of the tensor that the result goes through, that is added to it, or that keeps the sum.
    /// </param>
    static abstract unsafe V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T>;
}

/// <summary>The activation after a layer.</summary>
internal readonly unsafe struct FinishForward<T, TActivation> : ISumFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => typeof(TActivation) != typeof(NoActivation<T>);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T> => TActivation.Forward(value);
}

/// <summary>The sum with another tensor, and the activation after that.</summary>
internal readonly unsafe struct FinishForwardAdding<T, TActivation> : ISumFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T> => TActivation.Forward(value + V.Load(through));
}

/// <summary>The activation after a layer, and what it is of kept for the backward pass.</summary>
internal readonly unsafe struct FinishForwardKeeping<T, TActivation> : ISumFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T>
    {
        V.Store(through, value);
        return TActivation.Forward(value);
    }
}

/// <summary>The derivative of the activation before a layer.</summary>
internal readonly unsafe struct FinishBackward<T, TActivation> : ISumFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool IsNeeded => typeof(TActivation) != typeof(NoActivation<T>);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V value, T* through)
        where V : struct, ISimd<V, T> => TActivation.Backward(V.Load(through), value);
}

/// <summary>What follows each sum by itself.</summary>
/// <param name="result">The start of the result.</param>
/// <param name="through">
/// The start of the tensor that results go through, that is added to them, or that keeps the sums.
/// </param>
internal readonly unsafe struct FinishSums<T, TFinish>(T* result, T* through) : ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFinish : struct, ISumFinish<T>
{
    public static bool IsSum => !TFinish.IsNeeded;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<V>(in CorrelationCells<T> cells)
        where V : struct, ISimd<V, T>
    {
        for (var channel = 0; channel < cells.Channels; channel++)
        {
            var cell = cells.First + (channel * cells.ChannelStride);
            var place = cells.Place + (channel * cells.ResultPlane);
            for (var column = 0; column < cells.Columns; column++)
            {
                for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                    V.Store(result + place + lane, TFinish.Apply(V.Load(cell + lane), through + place + lane));
                cell += Lanes.Width;
                place += cells.ResultStep;
            }
        }
    }
}
