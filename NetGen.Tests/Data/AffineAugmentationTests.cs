namespace NetGen.Tests.Data;

public class AffineAugmentationTests
{
    private static readonly ImageShape Shape = new(2, 5, 7);
    private static readonly ImageShape Square = new(3, 6, 6);

    public static TheoryData<int, int> Shifts => new()
    {
        { 0, 0 }, { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -2 }, { 3, 2 }, { -6, 4 }, { 7, 0 }, { 0, -5 }, { 100, 1 },
        { -2_000_000_000, 0 },
    };

    [Theory]
    [MemberData(nameof(Shifts))]
    public void AShiftByWholePixelsMovesThem(int right, int down)
    {
        var image = Images.Random(Shape);
        var moved = new FixedMap(AffineMap.Translation(right, down), fill: 0.5f).Apply(image, Shape);
        var expected = Images.Rearranged(
            image, Shape, (y, x) => (y - down, (int)Math.Clamp((long)x - right, -9L, 9L)), 0.5f);
        Assert.Equal(expected, moved);
    }

    [Theory]
    [MemberData(nameof(Shifts))]
    public void AFlipWithAShiftMirrorsFirst(int right, int down)
    {
        var image = Images.Random(Shape);
        var map = AffineMap.Scaling(-1, -1).Then(AffineMap.Translation(right, down));
        var expected = Images.Rearranged(
            image, Shape, (y, x) => (4 - y + down, (int)Math.Clamp(6 - ((long)x - right), -9L, 9L)), 2);
        Assert.Equal(expected, new FixedMap(map, fill: 2).Apply(image, Shape));
    }

    [Fact]
    public void TheInterpolatedImageOfAWholeShiftIsTheMovedOne()
    {
        // A border other than the constant takes the way of interpolation, which has to come to the same pixels inside.
        var image = Images.Random(Shape);
        var edge = new FixedMap(AffineMap.Translation(2, -1), ImageBorder.Edge).Apply(image, Shape);
        Assert.Equal(
            Images.Rearranged(image, Shape, (y, x) => (Math.Min(y + 1, 4), Math.Max(x - 2, 0))), edge);

        var reflect = new FixedMap(AffineMap.Translation(2, -1), ImageBorder.Reflect).Apply(image, Shape);
        Assert.Equal(
            Images.Rearranged(image, Shape, (y, x) => (y == 4 ? 3 : y + 1, Math.Abs(x - 2))), reflect);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    [InlineData(-90)]
    [InlineData(360)]
    public void AQuarterTurnOfASquareIsAPermutation(int degrees)
    {
        var image = Images.Random(Square);
        var expected = image;
        // Counter-clockwise: the last column becomes the first row.
        for (var turn = 0; turn < (degrees + 360) / 90 % 4; turn++)
            expected = Images.Rearranged(expected, Square, (y, x) => (x, 5 - y));
        Assert.Equal(expected, new FixedMap(AffineMap.Rotation(degrees)).Apply(image, Square));
    }

    [Fact]
    public void TwoFlipsAreNone()
    {
        var image = Images.Random(Shape);
        var flip = new RandomFlip(horizontal: true, vertical: true, probability: 1);
        var once = flip.Apply(image, Shape);
        Assert.Equal(Images.Rearranged(image, Shape, (y, x) => (4 - y, 6 - x)), once);
        Assert.Equal(image, flip.Apply(once, Shape));
    }

    [Fact]
    public void BetweenPixelsAnImageIsBilinear()
    {
        // A linear picture is its own interpolation, so every affine map of it is known wherever it stays inside.
        var shape = new ImageShape(1, 21, 23);
        var image = new float[shape.Size];
        for (var i = 0; i < image.Length; i++)
            image[i] = (0.3f * (i % 23)) - (0.2f * (i / 23));
        var map = AffineMap.Rotation(33).Then(AffineMap.Scaling(1.7, 1.4)).Then(AffineMap.Translation(1.3, -0.6));
        var changed = new FixedMap(map, fill: 1000).Apply(image, shape);
        var inside = 0;
        for (var i = 0; i < image.Length; i++)
        {
            var (x, y) = ((i % 23) - 11, (i / 23) - 10);
            var sourceX = (map.XX * x) + (map.XY * y) + map.X + 11;
            var sourceY = (map.YX * x) + (map.YY * y) + map.Y + 10;
            if (sourceX is < 0 or > 22 || sourceY is < 0 or > 20)
                continue;
            inside++;
            Assert.Equal((0.3 * sourceX) - (0.2 * sourceY), changed[i], 1e-5);
        }

        Assert.InRange(inside, 300, 483);
    }

    [Theory]
    [InlineData(ImageBorder.Constant, 0.5f * (1 + 9))]
    [InlineData(ImageBorder.Edge, 1f)]
    [InlineData(ImageBorder.Reflect, 0.5f * (1 + 2))]
    public void TheBorderIsWhatItSays(ImageBorder border, float first)
    {
        var shape = new ImageShape(1, 1, 4);
        var changed = new FixedMap(AffineMap.Translation(0.5, 0), border, fill: 9).Apply([1, 2, 3, 4], shape);
        Assert.Equal([first, 1.5f, 2.5f, 3.5f], changed);
    }

    [Theory]
    [InlineData(ImageBorder.Edge)]
    [InlineData(ImageBorder.Reflect)]
    public void FarOutsideTheBorderGoesOn(ImageBorder border)
    {
        var shape = new ImageShape(1, 1, 3);
        var changed = new FixedMap(AffineMap.Translation(9, 4), border).Apply([1, 2, 4], shape);
        // Reflected with the period 4: −9, −8, −7 are 1, 0, 1.
        Assert.Equal(border == ImageBorder.Edge ? [1f, 1, 1] : [2f, 1, 2], changed);
    }

    [Fact]
    public void AMapBeyondAllNumbersShowsTheFill()
    {
        var image = Images.Random(Shape);
        foreach (var x in new[] { double.NaN, double.PositiveInfinity, -1e300 })
            Assert.All(new FixedMap(AffineMap.Translation(x, 0), fill: 3).Apply(image, Shape), v => Assert.Equal(3, v));
    }

    [Fact]
    public void ThenIsOneMapAfterTheOther()
    {
        var first = AffineMap.Rotation(20).Then(AffineMap.Translation(3, -2));
        var second = AffineMap.Scaling(0.5, 2).Then(AffineMap.Rotation(-70));
        var both = first.Then(second);
        var (x, y) = (1.25, -3.5);
        var (betweenX, betweenY) = At(second, x, y);
        var expected = At(first, betweenX, betweenY);
        Assert.Equal(expected.X, At(both, x, y).X, 1e-13);
        Assert.Equal(expected.Y, At(both, x, y).Y, 1e-13);
        Assert.Equal(first, first.Then(AffineMap.Identity));
        Assert.Equal(first, AffineMap.Identity.Then(first));

        static (double X, double Y) At(AffineMap map, double x, double y) =>
            ((map.XX * x) + (map.XY * y) + map.X, (map.YX * x) + (map.YY * y) + map.Y);
    }

    [Fact]
    public void DrawsAreUniformOverTheirRanges()
    {
        var maps = Draws(new RandomShift(2.9, 1));
        Assert.Equal([-2.0, -1, 0, 1, 2], maps.Select(map => map.X).Distinct().Order());
        Assert.Equal([-1.0, 0, 1], maps.Select(map => map.Y).Distinct().Order());
        Assert.All(maps.CountBy(map => map.X), count => Assert.InRange(count.Value, 3800, 4200));

        IsUniform(Draws(new RandomShift(3, 5, wholePixels: false)).Select(map => map.X), -3, 3);
        IsUniform(Draws(new RandomShift(3, 5, wholePixels: false)).Select(map => map.Y), -5, 5);
        IsUniform(Draws(new RandomRotation(30)).Select(map => Math.Atan2(map.YX, map.XX) * 180 / Math.PI), -30, 30);
        IsUniform(Draws(new RandomScale(0.5, 2)).Select(map => 1 / map.XX), 0.5, 2);
        IsUniform(Draws(new RandomScale(0.5, 2, keepAspect: false)).Select(map => 1 / map.YY), 0.5, 2);
        Assert.All(Draws(new RandomScale(0.5, 2)), map => Assert.Equal(map.XX, map.YY));
        Assert.Contains(Draws(new RandomScale(0.5, 2, keepAspect: false)), map => Math.Abs(map.XX - map.YY) > 0.5);

        var flips = Draws(new RandomFlip(true, true, 0.3));
        Assert.InRange(flips.Count(map => map.XX < 0), 5800, 6200);
        Assert.InRange(flips.Count(map => map.YY < 0), 5800, 6200);
        Assert.InRange(flips.Count(map => map.XX < 0 && map.YY < 0), 1650, 1950);
        Assert.All(Draws(new RandomFlip()), map => Assert.Equal(1, map.YY));

        var crops = Draws(new RandomCrop(1));
        Assert.Equal(9, crops.Distinct().Count());
        Assert.All(crops.CountBy(map => map), count => Assert.InRange(count.Value, 2050, 2400));
    }

    private static AffineMap[] Draws(AffineAugmentation augmentation) => [.. Enumerable.Range(0, 20_000).Select(i =>
    {
        var random = new RandomSequence(3, 0, i);
        return augmentation.Draw(Shape, ref random);
    })];

    private static void IsUniform(IEnumerable<double> draws, double minimum, double maximum)
    {
        var values = draws.ToArray();
        Assert.All(values, value => Assert.InRange(value, minimum - 1e-9, maximum + 1e-9));
        var width = maximum - minimum;
        var mean = values.Average();
        // Five standard errors of the mean and of the variance of so many uniform numbers.
        Assert.Equal((minimum + maximum) / 2, mean, 5 * width / Math.Sqrt(12.0 * values.Length));
        Assert.Equal(
            width * width / 12,
            values.Average(value => (value - mean) * (value - mean)),
            5 * width * width / Math.Sqrt(180.0 * values.Length));
    }
}
