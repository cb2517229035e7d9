using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// How the two sides of a tile of a convolution read memory. At each step the tile multiplies every element of its long
/// side by every element of its short side; an element is a vector of examples, or a weight in all lanes.
/// </summary>
internal unsafe interface IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Element <paramref name="i"/> of the long side, with both operands at the step.</summary>
    static abstract V Long<V>(T* a, T* b, nint inner, nint outer, int i)
        where V : struct, ISimd<V, T>;

    /// <summary>Element <paramref name="j"/> of the short side, with both operands at the step.</summary>
    static abstract V Short<V>(T* a, T* b, nint inner, nint outer, int j)
        where V : struct, ISimd<V, T>;

    /// <summary>What the sum of a pair starts from.</summary>
    static abstract V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T>;
}

/// <summary>
/// The steps over which a tile sums, and where its elements and results lie. Distances are in elements.
/// </summary>
internal unsafe struct ConvolutionWalk
{
    /// <summary>For each step its distance from the start, in the first operand and in the second.</summary>
    public int* Steps;

    /// <summary>The number of steps.</summary>
    public int Count;

    /// <summary>From one pixel of a side to the next, in the first operand.</summary>
    public nint Inner;

    /// <summary>From one channel, or row, of the long side to the next, in the first operand.</summary>
    public nint OuterA;

    /// <summary>From one channel of the short side to the next, in the second operand.</summary>
    public nint OuterB;

    /// <summary>From the result of an element of the long side to that of the next.</summary>
    public nint ResultLong;

    /// <summary>From the result of an element of the short side to that of the next.</summary>
    public nint ResultShort;
}

/// <summary>A distance of pixels that only <see cref="ConvolutionWalk.Inner"/> knows.</summary>
internal readonly struct AnyStep : IConstant
{
    public static int Value => 0;

    /// <summary>The distance from one pixel to the i-th after it: a constant but for this type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Of<TStep>(nint inner, int i)
        where TStep : struct, IConstant => TStep.Value == 0 ? i * inner : i * TStep.Value * Lanes.Width;
}

/// <summary>Pixels <typeparamref name="TStep"/> apart along the long side, weights along the short one.</summary>
internal readonly unsafe struct PixelTile<T, TStep> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, nint inner, nint outer, int i)
        where V : struct, ISimd<V, T> => V.Load(a + AnyStep.Of<TStep>(inner, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, nint inner, nint outer, int j)
        where V : struct, ISimd<V, T> => V.Create(b[j]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => V.Create(start[j]);
}

/// <summary>Weights along the long side, pixels <typeparamref name="TStep"/> apart along the short one.</summary>
internal readonly unsafe struct WeightTile<T, TStep> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TStep : struct, IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, nint inner, nint outer, int i)
        where V : struct, ISimd<V, T> => V.Create(b[i]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, nint inner, nint outer, int j)
        where V : struct, ISimd<V, T> => V.Load(a + AnyStep.Of<TStep>(inner, j));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => V.Create(start[i]);
}

/// <summary>
/// Input pixels along the long side, as taps of a kernel read them: <typeparamref name="TColumns"/> of them
/// <typeparamref name="TStep"/> apart for each channel or row. Gradients of output channels along the short side.
/// </summary>
internal readonly unsafe struct TapTile<T, TColumns, TStep> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TColumns : struct, IConstant
    where TStep : struct, IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, nint inner, nint outer, int i)
        where V : struct, ISimd<V, T> =>
        V.Load(a + (i / TColumns.Value * outer) + AnyStep.Of<TStep>(inner, i % TColumns.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, nint inner, nint outer, int j)
        where V : struct, ISimd<V, T> => V.Load(b + (j * outer));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => V.Zero;
}
