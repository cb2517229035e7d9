using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>What [ReLU] is.</summary>
public abstract class OwnReLU<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape) => inputShape.ToArray();

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        for (var i = 0; i < pass.Input.Length; i++)
            pass.Output[i] = pass.Input[i] > T.Zero ? pass.Input[i] : T.Zero;
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass)
    {
        for (var i = 0; i < pass.Input.Length; i++)
            pass.InputGradient[i] = pass.Input[i] > T.Zero ? pass.OutputGradient[i] : T.Zero;
    }
}
