using NetGen.Training;

namespace NetGen;

/// <summary>
/// Covers a random rectangle of an image, in all channels, so that a network does not rely on one part of it (Zhong,
/// Zheng, Kang, Li and Yang, "Random erasing data augmentation", arXiv:1708.04896, 2017).
/// </summary>
/// <remarks>
/// The rectangle's area and aspect are drawn until it fits into the image, ten times at most; if it then does not, the
/// image stays as it is. Every place where it fits is equally likely.
/// </remarks>
public sealed class RandomErase : IAugmentation
{
    private const int Attempts = 10;

    private readonly double _minimumLogAspect;
    private readonly double _maximumLogAspect;

    /// <summary>An erasure; the defaults are those of the paper.</summary>
    /// <param name="probability">How likely an image is changed; from 0 to 1, default ½.</param>
    /// <param name="minimumArea">The least area as a fraction of the image's; from 0 to 1, default 0.02.</param>
    /// <param name="maximumArea">
    /// The largest; from <paramref name="minimumArea"/> to 1, default 0.4. Areas are uniformly distributed.
    /// </param>
    /// <param name="minimumAspect">The least height for a width of 1; from 0.001 to 1000, default 0.3.</param>
    /// <param name="maximumAspect">
    /// The largest; from <paramref name="minimumAspect"/> to 1000, default 10/3. The logarithm of the aspect is
    /// uniformly distributed, so that tall and wide are equally likely.
    /// </param>
    /// <param name="fill">
    /// The value to cover with, finite, default 0; or null for a number of its own for every value, uniform over
    /// [0, 1): the paper's way, which suits images whose values are in that range.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RandomErase(
        double probability = 0.5,
        double minimumArea = 0.02,
        double maximumArea = 0.4,
        double minimumAspect = 0.3,
        double maximumAspect = 1 / 0.3,
        float? fill = 0)
    {
        Probability = Argument.Within(probability, 0, 1);
        MinimumArea = Argument.Within(minimumArea, 0, 1);
        MaximumArea = Argument.Within(maximumArea, minimumArea, 1);
        MinimumAspect = Argument.Within(minimumAspect, 0.001, 1000);
        MaximumAspect = Argument.Within(maximumAspect, minimumAspect, 1000);
        Fill = fill is { } value ? Argument.Finite(value, nameof(fill)) : null;
        _minimumLogAspect = NormalDistribution.Log(minimumAspect);
        _maximumLogAspect = NormalDistribution.Log(maximumAspect);
    }

    /// <summary>How likely an image is changed.</summary>
    public double Probability { get; }

    /// <summary>The least area as a fraction of the image's.</summary>
    public double MinimumArea { get; }

    /// <summary>The largest area as a fraction of the image's.</summary>
    public double MaximumArea { get; }

    /// <summary>The least height for a width of 1.</summary>
    public double MinimumAspect { get; }

    /// <summary>The largest height for a width of 1.</summary>
    public double MaximumAspect { get; }

    /// <summary>The value to cover with; null for random ones.</summary>
    public float? Fill { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
    {
        ImageShape.Check(source, destination, shape);
        source.CopyTo(destination);
        if (!random.NextBoolean(Probability))
            return;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = random.NextUniform(MinimumArea, MaximumArea) * shape.Height * shape.Width;
            var aspect = PortableMath.Exp(random.NextUniform(_minimumLogAspect, _maximumLogAspect));
            var height = (int)Math.Round(Math.Sqrt(area * aspect));
            var width = (int)Math.Round(Math.Sqrt(area / aspect));
            if (height >= 1 && width >= 1 && height <= shape.Height && width <= shape.Width)
            {
                Cover(destination, shape, height, width, ref random);
                return;
            }
        }
    }

    private void Cover(Span<float> image, ImageShape shape, int height, int width, ref RandomSequence random)
    {
        var top = random.NextInt32(shape.Height - height + 1);
        var left = random.NextInt32(shape.Width - width + 1);
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            for (var row = top; row < top + height; row++)
            {
                var pixels = image.Slice((((channel * shape.Height) + row) * shape.Width) + left, width);
                if (Fill is { } value)
                {
                    pixels.Fill(value);
                    continue;
                }

                foreach (ref var pixel in pixels)
                    pixel = Philox.ToUniform(random.NextWord());
            }
        }
    }
}
