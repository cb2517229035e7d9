using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Sums, products and copies of whole tensors of one shape. What is written may be any of what is read. In panels, the
/// padding of what is written is 0, of an activation of it finite.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Join<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y = f(a + b)</c>, all in panels.</summary>
    /// <param name="a">The one operand.</param>
    /// <param name="b">The other.</param>
    /// <param name="kept">
    /// Receives the sum, for an activation that <see cref="IActivation{T}.IsFromInput">goes back from its input</see>;
    /// null where it is not wanted.
    /// </param>
    /// <param name="output">Receives Y.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void AddPanels<TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> output, int features, int rows, int capacity)
        where TActivation : struct, IActivation<T> =>
        OfPanels<SumOf<T>, TActivation>(a, b, kept, output, features, rows, capacity);

    /// <summary>As <see cref="AddPanels"/>, all in lanes.</summary>
    /// <param name="a">The one operand.</param>
    /// <param name="b">The other.</param>
    /// <param name="kept">Receives the sum where the activation goes back from it, or null.</param>
    /// <param name="output">Receives Y.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    public static void AddLanes<TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> output, int features, int rows)
        where TActivation : struct, IActivation<T> =>
        OfLanes<SumOf<T>, TActivation>(a, b, kept, output, features, rows);

    /// <summary><c>Y = f(a ⊙ b)</c>, all in panels.</summary>
    /// <param name="a">The one operand.</param>
    /// <param name="b">The other.</param>
    /// <param name="kept">Receives the product where the activation goes back from it, or null.</param>
    /// <param name="output">Receives Y.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void MultiplyPanels<TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> output, int features, int rows, int capacity)
        where TActivation : struct, IActivation<T> =>
        OfPanels<ProductOf<T>, TActivation>(a, b, kept, output, features, rows, capacity);

    /// <summary>As <see cref="MultiplyPanels"/>, all in lanes.</summary>
    /// <param name="a">The one operand.</param>
    /// <param name="b">The other.</param>
    /// <param name="kept">Receives the product where the activation goes back from it, or null.</param>
    /// <param name="output">Receives Y.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    public static void MultiplyLanes<TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> output, int features, int rows)
        where TActivation : struct, IActivation<T> =>
        OfLanes<ProductOf<T>, TActivation>(a, b, kept, output, features, rows);

    /// <summary><c>destination += source</c>, both in panels.</summary>
    public static void AccumulatePanels(
        Address<T> source, Address<T> destination, int features, int rows, int capacity) =>
        OfPanels<SumOf<T>, NoActivation<T>>(source, destination, default, destination, features, rows, capacity);

    /// <summary><c>destination += source</c>, both in lanes.</summary>
    public static void AccumulateLanes(Address<T> source, Address<T> destination, int features, int rows) =>
        OfLanes<SumOf<T>, NoActivation<T>>(source, destination, default, destination, features, rows);

    /// <summary><c>destination += a ⊙ b</c>, all in panels.</summary>
    public static void MultiplyAccumulatePanels(
        Address<T> a, Address<T> b, Address<T> destination, int features, int rows, int capacity) =>
        OfPanels<SumWithProductOf<T>, NoActivation<T>>(a, b, default, destination, features, rows, capacity);

    /// <summary><c>destination += a ⊙ b</c>, all in lanes.</summary>
    public static void MultiplyAccumulateLanes(
        Address<T> a, Address<T> b, Address<T> destination, int features, int rows) =>
        OfLanes<SumWithProductOf<T>, NoActivation<T>>(a, b, default, destination, features, rows);

    /// <summary><c>destination = source</c>, both in panels.</summary>
    public static void CopyPanels(Address<T> source, Address<T> destination, int features, int rows, int capacity) =>
        OfPanels<CopyOf<T>, NoActivation<T>>(source, source, default, destination, features, rows, capacity);

    /// <summary><c>destination = source</c>, both in lanes.</summary>
    public static void CopyLanes(Address<T> source, Address<T> destination, int features, int rows) =>
        OfLanes<CopyOf<T>, NoActivation<T>>(source, source, default, destination, features, rows);

    private static void OfPanels<TJoin, TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> result, int features, int rows, int capacity)
        where TJoin : struct, IJoin<T>
        where TActivation : struct, IActivation<T>
    {
        Run<TJoin, TActivation>(a, b, kept, result, new(features, rows, capacity));
        if (!TActivation.IsTotal)
            Padding<T>.ClearPanels(result.Pointer, features, rows, capacity);
    }

    private static void OfLanes<TJoin, TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> result, int features, int rows)
        where TJoin : struct, IJoin<T>
        where TActivation : struct, IActivation<T>
    {
        Run<TJoin, TActivation>(
            a, b, kept, result, new(Lanes.Width, Lanes.PanelRows(features, rows), capacity: 0));
        if (!TActivation.IsTotal)
            Padding<T>.ClearLanes(result.Pointer, features, rows);
    }

    private static void Run<TJoin, TActivation>(
        Address<T> a, Address<T> b, Address<T> kept, Address<T> result, PanelRows rows)
        where TJoin : struct, IJoin<T>
        where TActivation : struct, IActivation<T> =>
        Ranges.Run<T, JoinRows<T, TJoin, TActivation>>(
            new(a.Pointer, b.Pointer, result.Pointer, new(result.Pointer, null, kept.Pointer), rows),
            rows.Count,
            2 * rows.Length);
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

internal readonly unsafe struct JoinRows<T, TJoin, TActivation>(
    T* a, T* b, T* result, ActivationOutput<T, TActivation> output, PanelRows rows) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TJoin : struct, IJoin<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        while (first < end)
        {
            var features = rows.FeaturesAt(first);
            var place = rows.Next(ref first, end, out var length);
            if (features == rows.Width)
            {
                for (var i = place; i < place + length; i += V.Count)
                    output.Store(i, JoinRun<T, TJoin>.At<V>(a + i, b + i, result + i));
                continue;
            }

            for (var within = 0; within < rows.Width; within += V.Count)
            {
                var isFeature = V.FirstLanes(features - within);
                for (var i = place + within; i < place + length; i += rows.Width)
                {
                    var value = JoinRun<T, TJoin>.At<V>(a + i, b + i, result + i);
                    output.Store(i, V.Where(isFeature, value, V.Zero));
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
