using System.Buffers;
using NetGen.Kernels;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// Several augmentations, one after the other, for batches of images. It is applied to what a network is trained with;
/// what <c>Predict</c> and <c>Evaluate</c> are given stays as it is.
/// </summary>
/// <remarks>
/// What happens to an image depends on the seed, the draw and the image's index alone: not on the batch it is in, on
/// what was drawn before, or on the thread. Each augmentation draws from a sequence of its own, so one put after others
/// changes nothing about them. May be used by several threads at once, each with images of its own, and allocates
/// nothing once warm.
/// </remarks>
public sealed class ImageAugmentation : IExampleTransform<float>
{
    private readonly IAugmentation[] _augmentations;

    private readonly AugmentationPass[] _passes;
    private readonly int _seed;

    /// <summary>A pipeline.</summary>
    /// <param name="shape">The shape of every image.</param>
    /// <param name="seed">The seed of all draws.</param>
    /// <param name="augmentations">What is done, in this order; with none of them images are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size of the shape is below 1.</exception>
    /// <exception cref="ArgumentException">One of the augmentations is null.</exception>
    public ImageAugmentation(ImageShape shape, int seed, params ReadOnlySpan<IAugmentation> augmentations)
    {
        ImageShape.Check(shape, nameof(shape));
        for (var i = 0; i < augmentations.Length; i++)
        {
            if (augmentations[i] is null)
            {
                throw new ArgumentException(
                    $"'{nameof(augmentations)}' has null at index {i}; an augmentation is needed.",
                    nameof(augmentations));
            }
        }

        Shape = shape;
        _seed = seed;
        _augmentations = augmentations.ToArray();
        _passes = AugmentationPass.Plan(_augmentations);
    }

    /// <summary>The shape of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>The values of one image.</summary>
    public int ExampleSize => Shape.Size;

    /// <summary>Writes augmented images.</summary>
    /// <param name="source">One or more images, back to back.</param>
    /// <param name="destination">
    /// Where the augmented images go, as many values: memory of its own, or that of <paramref name="source"/> exactly,
    /// to augment in place.
    /// </param>
    /// <param name="draw">
    /// How often the images were drawn before, such as the number of the epoch: another draw, another change.
    /// </param>
    /// <param name="firstIndex">The index of the first image; those of the others follow it.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or the two spans share a part of their memory. Nothing has been written.
    /// </exception>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, long draw, long firstIndex = 0)
    {
        var size = Shape.Size;
        var batch = Require.Batch(source.Length, size, nameof(source));
        Require.Length(destination.Length, batch, size, nameof(destination));
        if (source.Overlaps(destination, out var offset) && offset != 0)
        {
            throw new ArgumentException(
                $"'{nameof(destination)}' shares a part of its memory with '{nameof(source)}'; give it all of it or "
                + "none.",
                nameof(destination));
        }

        var scratch = ArrayPool<float>.Shared.Rent(size);
        for (var i = 0; i < batch; i++)
        {
            Augment(
                source.Slice(i * size, size),
                destination.Slice(i * size, size),
                scratch.AsSpan(0, size),
                new RandomSequence(RandomPurpose.Augmentation, _seed, draw, firstIndex + i));
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    /// <summary>
    /// One image. Passes write the destination and the scratch image in turn, and the last the destination.
    /// </summary>
    private void Augment(
        ReadOnlySpan<float> image, Span<float> destination, Span<float> scratch, RandomSequence random)
    {
        var source = image;
        var intoDestination = _passes.Length % 2 == 1;
        if (_passes.Length == 0)
        {
            image.CopyTo(destination);
        }
        else if (intoDestination && image.Overlaps(destination))
        {
            image.CopyTo(scratch);
            source = scratch;
        }

        foreach (var pass in _passes)
        {
            var result = intoDestination ? destination : scratch;
            pass.Apply(_augmentations, source, result, Shape, random);
            source = result;
            intoDestination = !intoDestination;
        }
    }
}
