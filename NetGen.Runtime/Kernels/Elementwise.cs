using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Activations that no product could take into its own pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Elementwise
{
    /// <summary><c>Y = f(X)</c>, both in panels.</summary>
    public static void Forward<TActivation>(Address input, Address output, int features, int rows, int capacity)
        where TActivation : struct, IActivation =>
        Widest.Run(new ElementwiseForward<TActivation>(input.Pointer, output.Pointer, features, rows, capacity));

    /// <summary><c>∂L/∂X = f′(X) ⊙ ∂L/∂Y</c>, all in panels; the result may replace ∂L/∂Y.</summary>
    public static void Backward<TActivation>(
        Address output, Address outputGradient, Address inputGradient, int features, int rows, int capacity)
        where TActivation : struct, IActivation =>
        Widest.Run(new ElementwiseBackward<TActivation>(
            output.Pointer, outputGradient.Pointer, inputGradient.Pointer, features, rows, capacity));
}

internal readonly unsafe struct ElementwiseForward<TActivation>(
    float* input, float* output, int features, int rows, int capacity) : IKernel
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V>
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

internal readonly unsafe struct ElementwiseBackward<TActivation>(
    float* output, float* outputGradient, float* inputGradient, int features, int rows, int capacity) : IKernel
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V>
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
