using System.Numerics;

namespace NetGen;

/// <summary>
/// A layer of one's own, by its forward pass and the derivative that goes with it: <c>[Layer&lt;Scale&gt;]</c>. Everything
/// is static: a layer keeps nothing but its parameters, which the network owns.
/// </summary>
/// <typeparam name="T">
/// The type of the network's numbers: <see cref="float"/>, or <see cref="double"/> with <see cref="Precision.Double"/>.
/// </typeparam>
/// <remarks>
/// <para>
/// Spans hold one batch, the examples back to back and each in row-major order. The passes run concurrently on several
/// threads, must not allocate and must not keep a span. Examples do not depend on one another: a network cuts a batch into
/// slices and calls the layer for each.
/// </para>
/// </remarks>
public interface ICustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The shape of one example's output. It is evaluated at build time where its source is at hand and works on integers
    /// alone; otherwise the attribute states the shape, and the network's constructor checks it.
    /// </summary>
    /// <param name="inputShape">The shape of one example's input.</param>
    static abstract int[] OutputShape(ReadOnlySpan<int> inputShape);

    /// <summary>The layer's parameters, in the order that the passes see them. The default is none.</summary>
    /// <param name="inputShape">The shape of one example's input.</param>
    static virtual LayerParameter[] Parameters(ReadOnlySpan<int> inputShape) => [];

    /// <summary>The forward pass of some examples.</summary>
    /// <param name="pass">The batch: its shapes, the input, the parameters, and the output to fill in.</param>
    static abstract void Forward(in LayerForwardPass<T> pass);

    /// <summary>
    /// The backward pass of some examples: from the gradient of the output to that of the input and, summed over the
    /// examples, of each parameter.
    /// </summary>
    /// <param name="pass">The batch: what the forward pass had and gave, and the gradients to fill in.</param>
    static abstract void Backward(in LayerBackwardPass<T> pass);
}
