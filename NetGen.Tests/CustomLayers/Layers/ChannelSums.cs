using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>A vector of a weighted sum of each row of an image: the weights are of its channels and columns.</summary>
public sealed record ChannelSums<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape)
    {
        var shape = new int[1];
        shape[0] = inputShape[0] * inputShape[1];
        return shape;
    }

    /// <inheritdoc/>
    public static LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) =>
        [new("column_weight", [inputShape[0], inputShape[2]], Init.GlorotUniform)];

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        var (rows, columns) = (pass.InputShape[1], pass.InputShape[2]);
        var weight = pass.Parameter(0);
        for (var output = 0; output < pass.Output.Length; output++)
        {
            var channel = output / rows % pass.InputShape[0];
            var sum = T.Zero;
            for (var column = 0; column < columns; column++)
                sum += weight[(channel * columns) + column] * pass.Input[(output * columns) + column];
            pass.Output[output] = sum;
        }
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass)
    {
        var (rows, columns) = (pass.InputShape[1], pass.InputShape[2]);
        var weight = pass.Parameter(0);
        var weightGradient = pass.ParameterGradient(0);
        weightGradient.Clear();
        for (var output = 0; output < pass.Output.Length; output++)
        {
            var channel = output / rows % pass.InputShape[0];
            for (var column = 0; column < columns; column++)
            {
                var (i, w) = ((output * columns) + column, (channel * columns) + column);
                pass.InputGradient[i] = weight[w] * pass.OutputGradient[output];
                weightGradient[w] += pass.Input[i] * pass.OutputGradient[output];
            }
        }
    }
}
