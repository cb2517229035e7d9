using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>What [Dense(7)] is.</summary>
public sealed class OwnDense<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Units = 7;

    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape) => [Units];

    /// <inheritdoc/>
    public static LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) =>
        [new("weight", [Units, inputShape[0]], Init.GlorotUniform), new("bias", [Units])];

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        var inputs = pass.InputShape[0];
        var weight = pass.Parameter(0);
        var bias = pass.Parameter(1);
        for (var output = 0; output < pass.Output.Length; output++)
        {
            var (example, unit) = (output / Units, output % Units);
            var sum = bias[unit];
            for (var i = 0; i < inputs; i++)
                sum += weight[(unit * inputs) + i] * pass.Input[(example * inputs) + i];
            pass.Output[output] = sum;
        }
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass)
    {
        var inputs = pass.InputShape[0];
        var weight = pass.Parameter(0);
        var weightGradient = pass.ParameterGradient(0);
        var biasGradient = pass.ParameterGradient(1);
        pass.InputGradient.Clear();
        weightGradient.Clear();
        biasGradient.Clear();
        for (var output = 0; output < pass.Output.Length; output++)
        {
            var (example, unit, gradient) = (output / Units, output % Units, pass.OutputGradient[output]);
            biasGradient[unit] += gradient;
            for (var i = 0; i < inputs; i++)
            {
                pass.InputGradient[(example * inputs) + i] += gradient * weight[(unit * inputs) + i];
                weightGradient[(unit * inputs) + i] += gradient * pass.Input[(example * inputs) + i];
            }
        }
    }
}
