using System.Numerics;
using NetGen.Layers;

namespace NetGen;

/// <summary>
/// Checks layers of one's own, in one line of a unit test: <c>LayerCheck.Gradients&lt;Scale, float&gt;(16)</c>.
/// </summary>
public static class LayerCheck
{
    /// <summary>
    /// Checks a layer's gradients, by its input and by each of its parameters, against differences of its own forward
    /// pass; that it sets all of its outputs and gradients, leaves what it reads as it is, treats each example by itself and
    /// allocates nothing.
    /// </summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="T">
    /// The type of the numbers. <see cref="double"/> finds errors of a millionth, <see cref="float"/> those of a
    /// five-hundredth, of the largest element of a gradient.
    /// </typeparam>
    /// <param name="inputShape">The shape of one example's input.</param>
    /// <remarks>
    /// Batches of one, three and four examples are drawn from fixed seeds, so that a check gives the same result each time:
    /// inputs between −1 and 1; parameters between −1 and 1, or within ½ of the value that they start at. Of each tensor up
    /// to 64 elements are compared. A difference that spans a kink of the function, such as a rectifier's, is replaced by the
    /// one to its side.
    /// </remarks>
    /// <exception cref="ArgumentException">The shape has no dimension, or one that is not positive.</exception>
    /// <exception cref="LayerCheckException">The layer has a fault; the message says which, where, and the numbers.</exception>
    public static void Gradients<TLayer, T>(params int[] inputShape)
        where TLayer : ICustomLayer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Gradients<TLayer, T>(inputShape, -1, 1);

    /// <summary><inheritdoc cref="Gradients{TLayer, T}(int[])" path="/summary"/></summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="inputShape">The shape of one example's input.</param>
    /// <param name="lowest">The least input that is tried, for layers that are not defined everywhere.</param>
    /// <param name="highest">The largest.</param>
    /// <exception cref="ArgumentException">
    /// The shape has no dimension, or one that is not positive; the range is empty or not finite.
    /// </exception>
    /// <exception cref="LayerCheckException">The layer has a fault; the message says which, where, and the numbers.</exception>
    public static void Gradients<TLayer, T>(int[] inputShape, double lowest, double highest)
        where TLayer : ICustomLayer<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputShape);
        if (inputShape.Length == 0 || inputShape.Any(dimension => dimension < 1))
            throw new ArgumentException("The shape needs one dimension or more, each at least 1.", nameof(inputShape));
        if (!(lowest < highest && double.IsFinite(highest - lowest)))
            throw new ArgumentException($"The range from {lowest} to {highest} is empty or not finite.", nameof(highest));

        var declaration = LayerDeclaration.Of<TLayer, T>(inputShape);
        for (var seed = 0; seed < 3; seed++)
        {
            var trial = new LayerTrial<TLayer, T>(declaration, examples: seed == 0 ? 1 : seed + 2, seed, lowest, highest);
            trial.CheckWrites();
            trial.CheckGradients();
            trial.CheckIndependence();
            trial.CheckAllocation();
        }
    }
}
