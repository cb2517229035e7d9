using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>An image twice as high and twice as wide, each pixel four times.</summary>
public sealed class Upsample<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape) =>
        [inputShape[0], 2 * inputShape[1], 2 * inputShape[2]];

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        for (var i = 0; i < pass.Output.Length; i++)
            pass.Output[i] = pass.Input[Pixel(i, pass.OutputShape[2])];
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass)
    {
        pass.InputGradient.Clear();
        for (var i = 0; i < pass.OutputGradient.Length; i++)
            pass.InputGradient[Pixel(i, pass.OutputShape[2])] += pass.OutputGradient[i];
    }

    // A row of the input is half a row of the output, and stands for two of them.
    private static int Pixel(int output, int width) =>
        (output / (2 * width) * (width / 2)) + (output % width / 2);
}
