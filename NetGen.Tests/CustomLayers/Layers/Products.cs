using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>The products of every two features, each pair once and each feature with itself.</summary>
public readonly struct Products<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape)
    {
        var count = 0;
        for (var i = 1; i <= inputShape[0]; i++)
            count += i;
        return [count];
    }

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        var features = pass.InputShape[0];
        var next = 0;
        for (var example = 0; example < pass.Input.Length; example += features)
        {
            for (var i = 0; i < features; i++)
            {
                for (var j = 0; j <= i; j++)
                    pass.Output[next++] = pass.Input[example + i] * pass.Input[example + j];
            }
        }
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass)
    {
        var features = pass.InputShape[0];
        var next = 0;
        pass.InputGradient.Clear();
        for (var example = 0; example < pass.Input.Length; example += features)
        {
            for (var i = 0; i < features; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var gradient = pass.OutputGradient[next++];
                    pass.InputGradient[example + i] += gradient * pass.Input[example + j];
                    pass.InputGradient[example + j] += gradient * pass.Input[example + i];
                }
            }
        }
    }
}
