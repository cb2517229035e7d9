namespace NetGen.Tests.Data;

public class MixupTests
{
    private const int Batch = 500;
    private const int Width = 19;

    [Fact]
    public void EveryExampleIsMixedWithOneOtherAndItsTargetAlike()
    {
        // The target of example i says which examples are in the mixture and by how much.
        var inputs = Random(Batch * Width);
        var (mixedInputs, mixedTargets) = Mix(new Mixup(1, seed: 3), inputs, Identities(), draw: 9);
        var partners = new int[Batch];
        var ratios = new List<double>();
        for (var i = 0; i < Batch; i++)
        {
            var mixture = mixedTargets.AsSpan(i * Batch, Batch).ToArray();
            Assert.Equal(1, mixture.Sum(), 1e-6);
            var parts = Enumerable.Range(0, Batch).Where(j => mixture[j] != 0).ToArray();
            Assert.InRange(parts.Length, 1, 2);
            var partner = parts.Length == 1 ? i : parts.Single(j => j != i);
            partners[partner]++;
            if (partner != i)
                ratios.Add(mixture[i]);
            for (var x = 0; x < Width; x++)
            {
                var expected = (mixture[i] * inputs[(i * Width) + x])
                    + (partner == i ? 0 : mixture[partner] * inputs[(partner * Width) + x]);
                Assert.Equal(expected, mixedInputs[(i * Width) + x], 1e-6);
            }
        }

        Assert.All(partners, count => Assert.Equal(1, count));
        // Alpha 1: the ratio is uniform.
        Assert.Equal(0.5, ratios.Average(), 5 / Math.Sqrt(12 * Batch));
        Assert.Equal(1.0 / 12, ratios.Average(x => (x - 0.5) * (x - 0.5)), 5 / Math.Sqrt(180 * Batch));
    }

    [Fact]
    public void ASmallAlphaLeavesExamplesNearlyAsTheyAreAndALargeOneHalvesThem()
    {
        // Beta(0.2, 0.2) has the variance 1 / (4 (2 · 0.2 + 1)); Beta(50, 50) the deviation 0.05. A partner of its own
        // is as it was.
        var shares = Shares(0.2);
        Assert.Equal(0.5, shares.Average(), 0.1);
        Assert.Equal(0.17857, shares.Average(x => (x - 0.5) * (x - 0.5)), 0.015);
        Assert.InRange(Shares(50).Count(x => Math.Abs(x - 0.5) > 0.25), 0, 5);

        static double[] Shares(double alpha)
        {
            var (_, mixed) = Mix(new Mixup(alpha), Random(Batch * Width), Identities(), draw: 0);
            return [.. Enumerable.Range(0, Batch).Select(i => (double)mixed[(i * Batch) + i])];
        }
    }

    [Fact]
    public void SeedAndDrawDecide()
    {
        var (inputs, targets) = (Random(Batch * Width), Identities());
        var (first, _) = Mix(new Mixup(seed: 1), inputs, targets, draw: 5);
        Assert.Equal(first, Mix(new Mixup(seed: 1), inputs, targets, draw: 5).Inputs);
        Assert.NotEqual(first, Mix(new Mixup(seed: 2), inputs, targets, draw: 5).Inputs);
        Assert.NotEqual(first, Mix(new Mixup(seed: 1), inputs, targets, draw: 6).Inputs);
    }

    [Fact]
    public void DoublesAreMixedLikeFloats()
    {
        var inputs = Random(Batch * Width);
        var (mixed, _) = Mix(new Mixup(), inputs, Identities(), draw: 2);
        var doubles = new double[inputs.Length];
        new Mixup().Apply(
            [.. inputs.Select(value => (double)value)], new double[Batch], doubles, new double[Batch], Width, 1, 2);
        for (var i = 0; i < mixed.Length; i++)
            Assert.Equal(doubles[i], mixed[i], 1e-6);
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        var (inputs, targets) = (Random(Batch * Width), new float[Batch]);
        var (mixedInputs, mixedTargets) = (new float[inputs.Length], new float[Batch]);
        var mixup = new Mixup();
        var least = long.MaxValue;
        for (var draw = 0; draw < 5; draw++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            mixup.Apply(inputs, targets, mixedInputs, mixedTargets, Width, 1, draw);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void BadArgumentsAreNamedAndNothingIsWritten()
    {
        foreach (var alpha in new[] { 0, -1, 1e-7, 1e7, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new Mixup(alpha));

        var (inputs, targets) = (Random(12), Random(8));
        var (mixedInputs, mixedTargets) = (new float[12], new float[8]);
        Refused<ArgumentOutOfRangeException>("inputSize", inputs, targets, mixedInputs, mixedTargets, 0, 2);
        Refused<ArgumentOutOfRangeException>("targetSize", inputs, targets, mixedInputs, mixedTargets, 3, 0);
        Refused<ArgumentException>("inputs", inputs, targets, mixedInputs, mixedTargets, 5, 2);
        Refused<ArgumentException>("inputs", [], targets, mixedInputs, mixedTargets, 3, 2);
        Refused<ArgumentException>("targets", inputs, Random(7), mixedInputs, mixedTargets, 3, 2);
        Refused<ArgumentException>("mixedInputs", inputs, targets, new float[9], mixedTargets, 3, 2);
        Refused<ArgumentException>("mixedTargets", inputs, targets, mixedInputs, new float[9], 3, 2);
        Refused<ArgumentException>("mixedInputs", inputs, targets, inputs, mixedTargets, 3, 2);
        Refused<ArgumentException>("mixedTargets", inputs, targets, mixedInputs, targets, 3, 2);
        Assert.Throws<ArgumentException>("mixedTargets", () => new Mixup().Apply(
            inputs, targets, mixedInputs, mixedInputs.AsSpan(0, 8), 3, 2, 0));
        Assert.All(mixedInputs.Concat(mixedTargets), value => Assert.Equal(0, value));

        static void Refused<TException>(
            string name,
            float[] inputs,
            float[] targets,
            float[] mixedInputs,
            float[] mixedTargets,
            int inputSize,
            int targetSize)
            where TException : ArgumentException =>
            Assert.Throws<TException>(
                name,
                () => new Mixup().Apply(inputs, targets, mixedInputs, mixedTargets, inputSize, targetSize, 0));
    }

    [Fact]
    public void OneHotIsOneAtTheClassAndZeroElsewhere()
    {
        var distributions = Random(9);
        OneHot.Encode([2, 0, 1], distributions, 3);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], distributions);
        var doubles = new double[2];
        OneHot.Encode([1], doubles, 2);
        Assert.Equal([0, 1], doubles);
    }

    [Fact]
    public void OneHotRefusesWhatIsNoClass()
    {
        var distributions = new float[] { 7, 7, 7, 7, 7, 7 };
        var error = Assert.Throws<ArgumentException>("classes", () => OneHot.Encode([1, 3], distributions, 3));
        Assert.StartsWith("'classes' has 3 at index 1, but a class index must be from 0 to 2.", error.Message);
        Assert.Throws<ArgumentException>("classes", () => OneHot.Encode([1, -1], distributions, 3));
        Assert.Throws<ArgumentException>("distributions", () => OneHot.Encode([1], distributions, 3));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => OneHot.Encode([1], distributions, 0));
        Assert.All(distributions, value => Assert.Equal(7, value));
    }

    private static float[] Random(int length) => Images.Random(new ImageShape(1, 1, length));

    private static float[] Identities()
    {
        var targets = new float[Batch * Batch];
        OneHot.Encode([.. Enumerable.Range(0, Batch)], targets, Batch);
        return targets;
    }

    private static (float[] Inputs, float[] Targets) Mix(Mixup mixup, float[] inputs, float[] targets, long draw)
    {
        var (mixedInputs, mixedTargets) = (new float[inputs.Length], new float[targets.Length]);
        mixup.Apply(inputs, targets, mixedInputs, mixedTargets, Width, Batch, draw);
        return (mixedInputs, mixedTargets);
    }
}
