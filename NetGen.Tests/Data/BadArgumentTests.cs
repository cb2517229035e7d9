namespace NetGen.Tests.Data;

/// <summary>What the augmentations and their pipeline refuse.</summary>
public class BadArgumentTests
{
    private static readonly ImageShape Shape = new(2, 3, 4);

    public static TheoryData<string, Func<IAugmentation>> Constructions => new()
    {
        { "maximumX", () => new RandomShift(-1, 0) },
        { "maximumX", () => new RandomShift(double.NaN, 0) },
        { "maximumY", () => new RandomShift(0, 2e9) },
        { "fill", () => new RandomShift(1, 1, fill: float.NaN) },
        { "fill", () => new RandomRotation(1, fill: float.PositiveInfinity) },
        { "border", () => new RandomShift(1, 1, border: (ImageBorder)3) },
        { "maximumDegrees", () => new RandomRotation(-1) },
        { "maximumDegrees", () => new RandomRotation(180.1) },
        { "minimum", () => new RandomScale(0, 1) },
        { "maximum", () => new RandomScale(0.9, 0.8) },
        { "maximum", () => new RandomScale(0.9, 1001) },
        { "probability", () => new RandomFlip(probability: 1.1) },
        { "probability", () => new RandomFlip(probability: double.NaN) },
        { "padding", () => new RandomCrop(-1) },
        { "probability", () => new RandomErase(-0.1) },
        { "minimumArea", () => new RandomErase(minimumArea: -0.1) },
        { "maximumArea", () => new RandomErase(minimumArea: 0.5) },
        { "maximumArea", () => new RandomErase(maximumArea: 1.1) },
        { "minimumAspect", () => new RandomErase(minimumAspect: 0) },
        { "maximumAspect", () => new RandomErase(minimumAspect: 4) },
        { "fill", () => new RandomErase(fill: float.NaN) },
        { "maximum", () => new RandomBrightness(-1) },
        { "maximum", () => new RandomBrightness(float.PositiveInfinity) },
        { "minimum", () => new RandomContrast(-1, 1) },
        { "maximum", () => new RandomContrast(1, 0.5f) },
        { "deviation", () => new AdditiveNoise(-1) },
        { "deviation", () => new AdditiveNoise(float.NaN) },
        { "minimum", () => new Clamp(float.NaN) },
        { "maximum", () => new Clamp(2) },
    };

    public static TheoryData<IAugmentation> Augmentations =>
    [
        new RandomShift(1, 1), new RandomErase(), new RandomBrightness(1), new RandomContrast(1, 2),
        new AdditiveNoise(1), new Clamp(),
    ];

    [Theory]
    [MemberData(nameof(Constructions))]
    public void ANumberOutOfItsRangeIsNamed(string name, Func<IAugmentation> construct)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(name, construct);
        Assert.StartsWith($"'{name}' is ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Augmentations))]
    public void AnAugmentationChecksLengthsAndMemory(IAugmentation augmentation)
    {
        var memory = Images.Random(Shape, 3);
        var before = memory.ToArray();
        Refused("source", 0..23, 24..48, Shape);
        Refused("destination", 0..24, 24..49, Shape);
        Refused("destination", 0..24, 0..24, Shape);
        Refused("destination", 0..24, 23..47, Shape);
        Refused("shape", 0..24, 24..48, new ImageShape(0, 3, 4));
        Assert.Equal(before, memory);

        void Refused(string name, Range source, Range destination, ImageShape shape)
        {
            var error = Assert.ThrowsAny<ArgumentException>(() =>
            {
                var random = new RandomSequence(0, 0, 0);
                augmentation.Apply(memory.AsSpan(source), memory.AsSpan(destination), shape, ref random);
            });
            Assert.Equal(name, error.ParamName);
        }
    }

    [Fact]
    public void APipelineChecksShapeAndAugmentations()
    {
        ImageShape[] wrong = [default, new(1, 0, 1), new(1, 1, -1), new(65536, 65536, 1), new(int.MaxValue, 2, 2)];
        foreach (var shape in wrong)
            Assert.Throws<ArgumentOutOfRangeException>("shape", () => new ImageAugmentation(shape, 0));
        var error = Assert.Throws<ArgumentException>(
            "augmentations", () => new ImageAugmentation(Shape, 0, new Clamp(), null!));
        Assert.StartsWith("'augmentations' has null at index 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APipelineChecksLengthsAndMemory()
    {
        var augmentation = new ImageAugmentation(Shape, 0, new RandomBrightness(1));
        var memory = Images.Random(Shape, 4);
        var before = memory.ToArray();
        Assert.Throws<ArgumentException>("source", () => augmentation.Apply([], [], 0));
        Assert.Throws<ArgumentException>("source", () => augmentation.Apply(new float[25], new float[25], 0));
        Assert.Throws<ArgumentException>("destination", () => augmentation.Apply(new float[24], memory, 0));
        Assert.Throws<ArgumentException>(
            "destination", () => augmentation.Apply(memory.AsSpan(0, 48), memory.AsSpan(24, 48), 0));
        Assert.Equal(before, memory);
    }
}
