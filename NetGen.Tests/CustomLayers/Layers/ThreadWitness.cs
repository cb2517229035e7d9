using System.Numerics;

namespace NetGen.Tests.CustomLayers;

/// <summary>Gives the id of the thread that it runs on, and takes so long that other threads have time to come.</summary>
public abstract class ThreadWitness<T> : ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static int[] OutputShape(ReadOnlySpan<int> inputShape) => inputShape.ToArray();

    /// <inheritdoc/>
    public static void Forward(in LayerForwardPass<T> pass)
    {
        System.Threading.Thread.Sleep(10);
        pass.Output.Fill(T.CreateChecked(Environment.CurrentManagedThreadId));
    }

    /// <inheritdoc/>
    public static void Backward(in LayerBackwardPass<T> pass) => pass.InputGradient.Clear();
}
