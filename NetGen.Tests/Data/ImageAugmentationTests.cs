namespace NetGen.Tests.Data;

public class ImageAugmentationTests
{
    private static readonly ImageShape Shape = new(3, 11, 9);

    /// <summary>Every built-in, so that the laws below hold for all of them.</summary>
    private static ImageAugmentation Everything(int seed = 5) => new(
        Shape,
        seed,
        new RandomFlip(),
        new RandomShift(2, 1),
        new RandomRotation(15),
        new RandomBrightness(0.2f),
        new RandomScale(0.8, 1.2, border: ImageBorder.Reflect),
        new RandomCrop(2, ImageBorder.Edge),
        new RandomContrast(0.7f, 1.3f),
        new AdditiveNoise(0.05f),
        new Clamp(),
        new RandomErase());

    [Fact]
    public void AnImagesDrawsDependOnSeedDrawAndIndexAlone()
    {
        var images = Images.Random(Shape, 12);
        var whole = Apply(Everything(), images, 3);
        Assert.Equal(whole, Apply(Everything(), images, 3));

        var size = Shape.Size;
        var other = Everything();
        Apply(other, images, 8);
        for (var i = 11; i >= 0; i--)
            Assert.Equal(whole[(i * size)..((i + 1) * size)], Apply(other, images[(i * size)..((i + 1) * size)], 3, i));

        Assert.NotEqual(whole, Apply(Everything(seed: 6), images, 3));
        Assert.NotEqual(whole, Apply(Everything(), images, 4));
        Assert.NotEqual(whole, Apply(Everything(), images, 3, firstIndex: 1));
        Assert.NotEqual(whole, Apply(Everything(), images, 3 + (1L << 32)));
        Assert.NotEqual(whole, Apply(Everything(), images, 3, firstIndex: 1L << 32));
    }

    [Fact]
    public void ThreadsChangeNothing()
    {
        var images = Images.Random(Shape, 64);
        var augmentation = Everything();
        var expected = Apply(augmentation, images, 1);
        var actual = new float[images.Length];
        Parallel.For(0, 16, part =>
        {
            var length = 4 * Shape.Size;
            augmentation.Apply(
                images.AsSpan(part * length, length), actual.AsSpan(part * length, length), 1, part * 4);
        });
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void InPlaceIsTheSame(int passes)
    {
        var augmentation = new ImageAugmentation(
            Shape, 1, new IAugmentation[] { new RandomRotation(20), new AdditiveNoise(0.1f), new Clamp() }[..passes]);
        var images = Images.Random(Shape, 3);
        var original = images.ToArray();
        var expected = Apply(augmentation, images, 1);
        Assert.Equal(original, images);
        augmentation.Apply(images, images, 1);
        Assert.Equal(expected, images);
        if (passes == 0)
            Assert.Equal(original, images);
    }

    [Fact]
    public void NeighbouringAffineAugmentationsResampleOnce()
    {
        // Two turns by 45 degrees are one by 90, which moves pixels as they are; two passes would blur them.
        var shape = new ImageShape(1, 8, 8);
        var image = Images.Random(shape);
        var turn = new FixedMap(AffineMap.Rotation(45));
        var composed = Apply(new ImageAugmentation(shape, 0, turn, turn), image, 0);
        Images.Near(Images.Rearranged(image, shape, (y, x) => (x, 7 - y)), composed, 1e-6);

        // What was moved out comes back.
        var away = new FixedMap(AffineMap.Translation(5, 0));
        var back = new FixedMap(AffineMap.Translation(-5, 0));
        Assert.Equal(image, Apply(new ImageAugmentation(shape, 0, away, back), image, 0));
    }

    [Fact]
    public void DifferentBordersAreNotComposedButAFlipGoesWithAny()
    {
        var shape = new ImageShape(1, 1, 4);
        var away = new FixedMap(AffineMap.Translation(2, 0), fill: 8);
        var back = new FixedMap(AffineMap.Translation(-2, 0), ImageBorder.Edge);
        var flip = new RandomFlip(probability: 1);
        float[] image = [1, 2, 3, 4];
        Assert.Equal([1f, 2, 2, 2], Apply(new ImageAugmentation(shape, 0, away, back), image, 0));
        Assert.Equal([2f, 2, 2, 1], Apply(new ImageAugmentation(shape, 0, away, flip, new RandomFlip(probability: 1),
            back, flip), image, 0));
        Assert.Equal([4f, 4, 4, 3], Apply(new ImageAugmentation(shape, 0, flip, new FixedMap(
            AffineMap.Translation(2, 0), ImageBorder.Edge)), image, 0));
        Assert.Equal(
            image,
            Apply(
                new ImageAugmentation(
                    shape,
                    0,
                    flip,
                    new FixedMap(AffineMap.Translation(2, 0), ImageBorder.Edge),
                    flip,
                    new FixedMap(AffineMap.Translation(2, 0), ImageBorder.Edge)),
                image,
                0));
    }

    [Fact]
    public void OneMoreAtTheEndChangesNothingBefore()
    {
        var images = Images.Random(Shape, 4);
        var few = Apply(new ImageAugmentation(Shape, 2, new RandomShift(3, 3), new AdditiveNoise(1)), images, 0);
        var more = Apply(
            new ImageAugmentation(Shape, 2, new RandomShift(3, 3), new AdditiveNoise(1), new Clamp(-9, 9)), images, 0);
        Assert.Equal(few, more);
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        var augmentation = Everything();
        var images = Images.Random(Shape, 8);
        var destination = new float[images.Length];
        var least = long.MaxValue;
        for (var repetition = 0; repetition < 5; repetition++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            augmentation.Apply(images, destination, repetition);
            augmentation.Apply(destination, destination, repetition);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void AnAugmentationOfOnesOwnGetsItsShapeAndItsNumbers()
    {
        var augmentation = new ImageAugmentation(Shape, 0, new Inversion());
        var images = Images.Random(Shape, 2);
        Assert.Equal([.. images.Select(value => 1 - value)], Apply(augmentation, images, 0));
    }

    private static float[] Apply(ImageAugmentation augmentation, float[] images, long draw, long firstIndex = 0)
    {
        var destination = new float[images.Length];
        augmentation.Apply(images, destination, draw, firstIndex);
        return destination;
    }

    private sealed class Inversion : IAugmentation
    {
        public void Apply(
            ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
        {
            Assert.Equal(Shape, shape);
            for (var i = 0; i < source.Length; i++)
                destination[i] = 1 - source[i];
        }
    }
}
