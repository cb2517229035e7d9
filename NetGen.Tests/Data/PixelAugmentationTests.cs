namespace NetGen.Tests.Data;

public class PixelAugmentationTests
{
    private static readonly ImageShape Shape = new(2, 20, 30);

    [Fact]
    public void BrightnessAddsOneNumberToAll()
    {
        var image = Images.Random(Shape);
        var changes = new List<double>();
        for (var i = 0; i < 2000; i++)
        {
            var changed = new RandomBrightness(0.3f).Apply(image, Shape, i);
            var change = changed[0] - image[0];
            Images.Near([.. image.Select(value => value + change)], changed, 1e-6);
            changes.Add(change);
        }

        Assert.All(changes, change => Assert.InRange(change, -0.3001, 0.3001));
        Assert.Equal(0, changes.Average(), 5 * 0.6 / Math.Sqrt(12 * 2000));
        Assert.InRange(changes.Max(), 0.29, 0.3001);
    }

    [Fact]
    public void ContrastScalesAboutTheMeanOfEachChannel()
    {
        var image = Images.Random(Shape);
        for (var i = 600; i < 1200; i++)
            image[i] += 5;
        var factors = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            var changed = new RandomContrast(0.5f, 1.5f).Apply(image, Shape, i);
            var (first, second) = (image.Take(600).Average(), image.Skip(600).Average());
            var factor = (changed[0] - first) / (image[0] - first);
            Images.Near([.. image.Select((value, at) =>
            {
                var mean = at < 600 ? first : second;
                return mean + (factor * (value - mean));
            })], changed, 2e-5);
            factors.Add(factor);
        }

        Assert.All(factors, factor => Assert.InRange(factor, 0.4999, 1.5001));
        Assert.Equal(1, factors.Average(), 5 / Math.Sqrt(12 * 500));
    }

    [Fact]
    public void NoiseHasItsDeviationAndNoMean()
    {
        var shape = new ImageShape(1, 200, 500);
        var noise = new AdditiveNoise(0.25f).Apply(new float[100_000], shape);
        Assert.Equal(0, noise.Average(), 5 * 0.25 / Math.Sqrt(100_000));
        Assert.Equal(0.0625, noise.Average(value => value * value), 5 * 0.0625 * Math.Sqrt(2.0 / 100_000));
        // Neighbours are unrelated.
        Assert.Equal(0, noise.Zip(noise.Skip(1), (a, b) => a * b).Average(), 5 * 0.0625 / Math.Sqrt(100_000));
    }

    [Fact]
    public void ClampCutsBothEndsOff() => Assert.Equal(
        [-1f, -1, 0.5f, 2, 2],
        new Clamp(-1, 2).Apply([-3, -1, 0.5f, 2, 7], new ImageShape(1, 1, 5)));

    [Fact]
    public void EraseCoversOneRectangleOfTheAreaAndAspectAskedFor()
    {
        var erase = new RandomErase(0.5, 0.1, 0.3, 0.5, 2, fill: -1);
        var image = Images.Random(Shape);
        var untouched = 0;
        var (top, left) = (new HashSet<int>(), new HashSet<int>());
        for (var i = 0; i < 2000; i++)
        {
            var changed = erase.Apply(image, Shape, i);
            var covered = Enumerable.Range(0, 600).Where(at => changed[at] == -1).ToArray();
            if (covered.Length == 0)
            {
                Assert.Equal(image, changed);
                untouched++;
                continue;
            }

            var (y0, y1) = (covered.Min(at => at / 30), covered.Max(at => at / 30) + 1);
            var (x0, x1) = (covered.Min(at => at % 30), covered.Max(at => at % 30) + 1);
            for (var at = 0; at < 1200; at++)
            {
                var (y, x) = (at % 600 / 30, at % 30);
                Assert.Equal(y >= y0 && y < y1 && x >= x0 && x < x1 ? -1 : image[at], changed[at]);
            }

            // Sides are rounded, each by half a pixel at most.
            Assert.InRange((y1 - y0 + 0.5) * (x1 - x0 + 0.5), 60, double.MaxValue);
            Assert.InRange((y1 - y0 - 0.5) * (x1 - x0 - 0.5), 0, 180);
            Assert.InRange((y1 - y0 + 0.5) / (x1 - x0 - 0.5), 0.5, double.MaxValue);
            Assert.InRange((y1 - y0 - 0.5) / (x1 - x0 + 0.5), 0, 2);
            top.Add(y0);
            left.Add(x0);
        }

        // Half of the draws, and few that found no place.
        Assert.InRange(untouched, 900, 1150);
        Assert.Contains(0, top);
        Assert.Contains(0, left);
        Assert.True(top.Count >= 10 && left.Count >= 15);
    }

    [Fact]
    public void EraseWithoutAFillDrawsEveryValue()
    {
        var changed = new RandomErase(1, 1, 1, 1, 1, fill: null).Apply(
            [.. Enumerable.Repeat(-1f, 3 * 64 * 64)], new ImageShape(3, 64, 64));
        Assert.All(changed, value => Assert.InRange(value, 0, 0.99999997f));
        Assert.Equal(0.5, changed.Average(), 5 / Math.Sqrt(12 * changed.Length));
    }

    [Fact]
    public void EraseThatFitsNowhereChangesNothing()
    {
        var shape = new ImageShape(1, 2, 100);
        var image = Images.Random(shape);
        Assert.Equal(image, new RandomErase(1, 0.9, 1, 5, 5).Apply(image, shape));
    }

    [Fact]
    public void ProbabilityOneAndZeroAreAlwaysAndNever()
    {
        var image = Images.Random(Shape);
        Assert.All(Enumerable.Range(0, 100), i => Assert.NotEqual(
            image, new RandomErase(1, 0.1, 0.2, 1, 1, -1).Apply(image, Shape, i)));
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(
            image, new RandomErase(0, 0.1, 0.2, 1, 1, -1).Apply(image, Shape, i)));
    }
}
