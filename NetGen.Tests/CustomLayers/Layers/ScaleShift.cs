using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>y = weight × x + bias, element by element, for inputs of any shape.</summary>
public sealed class ScaleShift<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape) => [.. inputShape];

    /// <inheritdoc/>
    public static LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) =>
    [
        new("weight", [.. inputShape], Init.Constant, scale: 1),
        new("bias", [.. inputShape]),
    ];

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        var weight = pass.Parameter(0);
        var bias = pass.Parameter(1);
        for (var i = 0; i < pass.Input.Length; i++)
            pass.Output[i] = (weight[i % weight.Length] * pass.Input[i]) + bias[i % weight.Length];
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass)
    {
        var weight = pass.Parameter(0);
        var weightGradient = pass.ParameterGradient(0);
        var biasGradient = pass.ParameterGradient(1);
        weightGradient.Clear();
        biasGradient.Clear();
        for (var i = 0; i < pass.Input.Length; i++)
        {
            var (gradient, feature) = (pass.OutputGradient[i], i % weight.Length);
            pass.InputGradient[i] = gradient * weight[feature];
            weightGradient[feature] += gradient * pass.Input[i];
            biasGradient[feature] += gradient;
        }
    }
}
