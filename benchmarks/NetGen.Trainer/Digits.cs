namespace NetGen.Trainer;

/// <summary>
/// Images that a network can learn to tell apart: each class is a bright bar in a row of its own, under noise.
/// </summary>
internal static class Digits
{
    public const int Side = 28, Classes = 10, Batch = 64;

    /// <summary>Fills a batch of images, and says their classes.</summary>
    public static void Fill(Random random, float[] images, int[] classes)
    {
        for (var i = 0; i < Batch; i++)
        {
            classes[i] = random.Next(Classes);
            var image = images.AsSpan(i * Side * Side, Side * Side);
            foreach (ref var pixel in image)
                pixel = 0.5f * random.NextSingle();
            image.Slice(((2 * classes[i]) + 4) * Side, Side).Fill(1f);
        }
    }
}
