namespace NetGen;

/// <summary>One pass over an image: one augmentation, or several affine ones that are composed.</summary>
/// <param name="first">The first augmentation of the pipeline that it does.</param>
/// <param name="count">How many it does.</param>
/// <param name="border">For affine ones: the one whose border is shown.</param>
internal readonly struct AugmentationPass(int first, int count, AffineAugmentation? border)
{
    /// <summary>The fewest passes that do the augmentations in their order.</summary>
    public static AugmentationPass[] Plan(ReadOnlySpan<IAugmentation> augmentations)
    {
        List<AugmentationPass> passes = [];
        for (var first = 0; first < augmentations.Length;)
        {
            var end = first + 1;
            var border = augmentations[first] as AffineAugmentation;
            while (border is not null && end < augmentations.Length
                && augmentations[end] is AffineAugmentation next && border.ComposesWith(next))
            {
                if (border.StaysInside)
                    border = next;
                end++;
            }

            passes.Add(new AugmentationPass(first, end - first, border));
            first = end;
        }

        return [.. passes];
    }

    /// <summary>
    /// Writes the image that the pass makes of another; each augmentation draws from a branch of its own.
    /// </summary>
    public void Apply(
        IAugmentation[] augmentations,
        ReadOnlySpan<float> source,
        Span<float> destination,
        ImageShape shape,
        in RandomSequence random)
    {
        if (border is null)
        {
            var branch = random.Branch((uint)first);
            augmentations[first].Apply(source, destination, shape, ref branch);
            return;
        }

        var map = AffineMap.Identity;
        for (var i = first; i < first + count; i++)
        {
            var branch = random.Branch((uint)i);
            map = map.Then(((AffineAugmentation)augmentations[i]).Draw(shape, ref branch));
        }

        Resampling.Apply(source, destination, shape, map, border.Border, border.Fill);
    }
}
