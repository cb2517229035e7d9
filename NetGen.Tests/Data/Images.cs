namespace NetGen.Tests.Data;

/// <summary>Images to change, and what the tests see of a change.</summary>
internal static class Images
{
    /// <summary>Different values in [0, 1).</summary>
    public static float[] Random(ImageShape shape, int count = 1, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * shape.Size).Select(_ => random.NextSingle())];
    }

    public static float[] Apply(this IAugmentation augmentation, float[] image, ImageShape shape, int index = 0)
    {
        var random = new RandomSequence(seed: 7, draw: 0, index);
        var changed = new float[image.Length];
        Array.Fill(changed, float.NaN);
        augmentation.Apply(image, changed, shape, ref random);
        return changed;
    }

    /// <summary>The image whose every value is read from another place of the source, or is the fill.</summary>
    public static float[] Rearranged(
        float[] image, ImageShape shape, Func<int, int, (int Y, int X)> from, float fill = 0)
    {
        var (channels, height, width) = shape;
        var result = new float[image.Length];
        for (var i = 0; i < image.Length; i++)
        {
            var (y, x) = from(i / width % height, i % width);
            var inside = y >= 0 && y < height && x >= 0 && x < width;
            result[i] = inside ? image[(((i / (width * height)) * height) + y) * width + x] : fill;
        }

        return result;
    }

    public static void Near(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}

/// <summary>An affine augmentation that draws the same map every time.</summary>
internal sealed class FixedMap(AffineMap map, ImageBorder border = ImageBorder.Constant, float fill = 0)
    : AffineAugmentation(border, fill)
{
    public override AffineMap Draw(ImageShape shape, ref RandomSequence random) => map;
}
