using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Activations that no other kernel could take into its own pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Elementwise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y = f(X)</c>, both in panels.</summary>
    public static void ForwardPanels<TActivation>(
        Address<T> input, Address<T> output, int features, int rows, int capacity)
        where TActivation : struct, IActivation<T>
    {
        Forward<TActivation>(input, output, new(features, rows, capacity));
        if (!TActivation.IsTotal)
            Padding<T>.ClearPanels(output.Pointer, features, rows, capacity);
    }

    /// <summary><c>Y = f(X)</c>, both in lanes.</summary>
    public static void ForwardLanes<TActivation>(Address<T> input, Address<T> output, int features, int rows)
        where TActivation : struct, IActivation<T>
    {
        Forward<TActivation>(input, output, OfLanes(features, rows));
        if (!TActivation.IsTotal)
            Padding<T>.ClearLanes(output.Pointer, features, rows);
    }

    /// <summary><c>∂L/∂X = f′(X) ⊙ (∂L/∂Y + more) ⊙ mask</c>, all in panels.</summary>
    /// <param name="saved">What the derivative is computed from: Y, or X.</param>
    /// <param name="outputGradient">∂L/∂Y, or a part of it.</param>
    /// <param name="more">The other part, or null.</param>
    /// <param name="mask">What ∂L/∂Y is multiplied by, or null.</param>
    /// <param name="inputGradient">Receives ∂L/∂X; it may replace ∂L/∂Y.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void BackwardPanels<TActivation>(
        Address<T> saved,
        Address<T> outputGradient,
        Address<T> more,
        Address<T> mask,
        Address<T> inputGradient,
        int features,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T> =>
        Backward<TActivation>(
            saved, outputGradient, more, mask, inputGradient, new PanelRows(features, rows, capacity));

    /// <summary>As <see cref="BackwardPanels"/>, all in lanes.</summary>
    /// <param name="saved">What the derivative is computed from: Y, or X.</param>
    /// <param name="outputGradient">∂L/∂Y, or a part of it.</param>
    /// <param name="more">The other part, or null.</param>
    /// <param name="mask">What ∂L/∂Y is multiplied by, or null.</param>
    /// <param name="inputGradient">Receives ∂L/∂X; it may replace ∂L/∂Y.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    public static void BackwardLanes<TActivation>(
        Address<T> saved,
        Address<T> outputGradient,
        Address<T> more,
        Address<T> mask,
        Address<T> inputGradient,
        int features,
        int rows)
        where TActivation : struct, IActivation<T> =>
        Backward<TActivation>(saved, outputGradient, more, mask, inputGradient, OfLanes(features, rows));

    private static PanelRows OfLanes(int features, int rows) =>
        new(Lanes.Width, Lanes.PanelRows(features, rows), capacity: 0);

    private static void Forward<TActivation>(Address<T> input, Address<T> output, PanelRows rows)
        where TActivation : struct, IActivation<T> =>
        Ranges.Run<T, ElementwiseForward<T, TActivation>>(
            new(input.Pointer, output.Pointer, rows), rows.Count, 4 * rows.Length);

    private static void Backward<TActivation>(
        Address<T> saved,
        Address<T> outputGradient,
        Address<T> more,
        Address<T> mask,
        Address<T> inputGradient,
        PanelRows rows)
        where TActivation : struct, IActivation<T> =>
        Ranges.Run<T, ElementwiseBackward<T, TActivation>>(
            new(
                new(saved.Pointer, outputGradient.Pointer, more.Pointer, mask.Pointer), inputGradient.Pointer, rows),
            rows.Count,
            4 * rows.Length);
}

internal readonly unsafe struct ElementwiseForward<T, TActivation>(T* input, T* output, PanelRows rows)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        while (first < end)
        {
            var place = rows.Next(ref first, end, out var length);
            for (var i = place; i < place + length; i += V.Count)
                V.Store(output + i, TActivation.Forward(V.Load(input + i)));
        }
    }
}

internal readonly unsafe struct ElementwiseBackward<T, TActivation>(
    ActivationGradient<T, TActivation> gradient, T* inputGradient, PanelRows rows) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        while (first < end)
        {
            var place = rows.Next(ref first, end, out var length);
            for (var i = place; i < place + length; i += V.Count)
                V.Store(inputGradient + i, gradient.At<V>(i));
        }
    }
}
