using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Sums, products and copies of whole tensors of one shape. What is written may be any of what is read. In panels, the
/// padding of what is written is 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Join<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>sum = a + b</c>, all in panels.</summary>
    public static void AddPanels(Address<T> a, Address<T> b, Address<T> sum, int features, int rows, int capacity) =>
        OfPanels<SumOf<T>>(a, b, sum, features, rows, capacity);

    /// <summary><c>sum = a + b</c>, all in lanes.</summary>
    public static void AddLanes(Address<T> a, Address<T> b, Address<T> sum, int features, int rows) =>
        OfLanes<SumOf<T>>(a, b, sum, features, rows);

    /// <summary><c>product = a ⊙ b</c>, all in panels.</summary>
    public static void MultiplyPanels(
        Address<T> a, Address<T> b, Address<T> product, int features, int rows, int capacity) =>
        OfPanels<ProductOf<T>>(a, b, product, features, rows, capacity);

    /// <summary><c>product = a ⊙ b</c>, all in lanes.</summary>
    public static void MultiplyLanes(Address<T> a, Address<T> b, Address<T> product, int features, int rows) =>
        OfLanes<ProductOf<T>>(a, b, product, features, rows);

    /// <summary><c>destination += source</c>, both in panels.</summary>
    public static void AccumulatePanels(
        Address<T> source, Address<T> destination, int features, int rows, int capacity) =>
        OfPanels<SumOf<T>>(source, destination, destination, features, rows, capacity);

    /// <summary><c>destination += source</c>, both in lanes.</summary>
    public static void AccumulateLanes(Address<T> source, Address<T> destination, int features, int rows) =>
        OfLanes<SumOf<T>>(source, destination, destination, features, rows);

    /// <summary><c>destination += a ⊙ b</c>, all in panels.</summary>
    public static void MultiplyAccumulatePanels(
        Address<T> a, Address<T> b, Address<T> destination, int features, int rows, int capacity) =>
        OfPanels<SumWithProductOf<T>>(a, b, destination, features, rows, capacity);

    /// <summary><c>destination += a ⊙ b</c>, all in lanes.</summary>
    public static void MultiplyAccumulateLanes(
        Address<T> a, Address<T> b, Address<T> destination, int features, int rows) =>
        OfLanes<SumWithProductOf<T>>(a, b, destination, features, rows);

    /// <summary><c>destination = source</c>, both in panels.</summary>
    public static void CopyPanels(Address<T> source, Address<T> destination, int features, int rows, int capacity) =>
        OfPanels<CopyOf<T>>(source, source, destination, features, rows, capacity);

    /// <summary><c>destination = source</c>, both in lanes.</summary>
    public static void CopyLanes(Address<T> source, Address<T> destination, int features, int rows) =>
        OfLanes<CopyOf<T>>(source, source, destination, features, rows);

    private static void OfPanels<TJoin>(
        Address<T> a, Address<T> b, Address<T> result, int features, int rows, int capacity)
        where TJoin : struct, IJoin<T> =>
        Widest.Run<T, JoinPanels<T, TJoin>>(new(a.Pointer, b.Pointer, result.Pointer, features, rows, capacity));

    private static void OfLanes<TJoin>(Address<T> a, Address<T> b, Address<T> result, int features, int rows)
        where TJoin : struct, IJoin<T> =>
        OfPanels<TJoin>(a, b, result, Lanes.Width, Lanes.PanelRows(features, rows), capacity: 0);
}

/// <summary>What becomes of an element of each operand, and of the result where it is added to.</summary>
internal interface IJoin<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract bool AddsToResult { get; }

    static abstract V Of<V>(V a, V b, V result)
        where V : struct, ISimd<V, T>;
}

internal readonly struct SumOf<T> : IJoin<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool AddsToResult => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V a, V b, V result)
        where V : struct, ISimd<V, T> => a + b;
}

internal readonly struct ProductOf<T> : IJoin<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool AddsToResult => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V a, V b, V result)
        where V : struct, ISimd<V, T> => a * b;
}

internal readonly struct SumWithProductOf<T> : IJoin<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool AddsToResult => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V a, V b, V result)
        where V : struct, ISimd<V, T> => V.MultiplyAdd(a, b, result);
}

internal readonly struct CopyOf<T> : IJoin<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool AddsToResult => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V a, V b, V result)
        where V : struct, ISimd<V, T> => a;
}

internal readonly unsafe struct JoinPanels<T, TJoin>(T* a, T* b, T* result, int features, int rows, int capacity)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TJoin : struct, IJoin<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        for (var column = 0; column < features; column += width)
        {
            var panel = (nint)column * capacity;
            if (column + width <= features)
            {
                JoinRun<T, TJoin>.Of<V>(a + panel, b + panel, result + panel, (nint)rows * width);
                continue;
            }

            for (var within = 0; within < width; within += V.Count)
            {
                var isFeature = V.FirstLanes(features - column - within);
                var at = panel + within;
                for (var row = 0; row < rows; row++, at += width)
                {
                    var value = JoinRun<T, TJoin>.At<V>(a + at, b + at, result + at);
                    V.Store(result + at, V.Where(isFeature, value, V.Zero));
                }
            }
        }
    }
}

/// <summary>One run of memory, a whole number of vectors of any width.</summary>
internal static unsafe class JoinRun<T, TJoin>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TJoin : struct, IJoin<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V At<V>(T* a, T* b, T* result)
        where V : struct, ISimd<V, T> =>
        TJoin.Of(V.Load(a), V.Load(b), TJoin.AddsToResult ? V.Load(result) : V.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of<V>(T* a, T* b, T* result, nint length)
        where V : struct, ISimd<V, T>
    {
        for (nint i = 0; i < length; i += V.Count)
            V.Store(result + i, At<V>(a + i, b + i, result + i));
    }
}
