using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Activations that no product could take into its own pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Elementwise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y = f(X)</c>, both in panels.</summary>
    public static void Forward<TActivation>(Address<T> input, Address<T> output, int features, int rows, int capacity)
        where TActivation : struct, IActivation<T>
    {
        Widest.Run<T, ElementwiseForward<T, TActivation>>(new(input.Pointer, output.Pointer, features, rows, capacity));
        if (!TActivation.IsTotal)
            Padding<T>.ClearPanels(output.Pointer, features, rows, capacity);
    }

    /// <summary><c>∂L/∂X = f′(X) ⊙ ∂L/∂Y</c>, all in panels; the result may replace ∂L/∂Y.</summary>
    public static void Backward<TActivation>(
        Address<T> output, Address<T> outputGradient, Address<T> inputGradient, int features, int rows, int capacity)
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, ElementwiseBackward<T, TActivation>>(new(
            output.Pointer, outputGradient.Pointer, inputGradient.Pointer, features, rows, capacity));

    /// <summary><c>Y = f(X)</c>, both in lanes.</summary>
    public static void ForwardLanes<TActivation>(Address<T> input, Address<T> output, int features, int rows)
        where TActivation : struct, IActivation<T>
    {
        Forward<TActivation>(input, output, Lanes.Width, Lanes.PanelRows(features, rows), capacity: 0);
        if (!TActivation.IsTotal)
            Padding<T>.ClearLanes(output.Pointer, features, rows);
    }

    /// <summary><c>∂L/∂X = f′(X) ⊙ ∂L/∂Y</c>, all in lanes; the result may replace ∂L/∂Y.</summary>
    public static void BackwardLanes<TActivation>(
        Address<T> saved, Address<T> outputGradient, Address<T> inputGradient, int features, int rows)
        where TActivation : struct, IActivation<T> =>
        Backward<TActivation>(
            saved, outputGradient, inputGradient, Lanes.Width, Lanes.PanelRows(features, rows), capacity: 0);
}

internal readonly unsafe struct ElementwiseForward<T, TActivation>(
    T* input, T* output, int features, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        for (var column = 0; column < features; column += width)
        {
            // A panel's rows are back to back: one run of vectors, padding included.
            var x = input + ((nint)column * capacity);
            var y = output + ((nint)column * capacity);
            for (var i = 0; i < rows * width; i += V.Count)
                V.Store(y + i, TActivation.Forward(V.Load(x + i)));
        }
    }
}

internal readonly unsafe struct ElementwiseBackward<T, TActivation>(
    T* output, T* outputGradient, T* inputGradient, int features, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        for (var column = 0; column < features; column += width)
        {
            var panel = (nint)column * capacity;
            for (nint i = panel; i < panel + (rows * width); i += V.Count)
                V.Store(inputGradient + i, TActivation.Backward(V.Load(output + i), V.Load(outputGradient + i)));
        }
    }
}
