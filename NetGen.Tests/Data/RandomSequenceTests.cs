using NetGen.Training;

namespace NetGen.Tests.Data;

public class RandomSequenceTests
{
    [Fact]
    public void TheNumbersAreAlwaysThese()
    {
        // By another program, from the definition: the words of Philox whose key and half of whose counter are what
        // Philox gives for (index, draw) under the key (seed, 1). A change of them would change every run.
        uint[] expected = [0xc5389622, 0x2ee28614, 0x7d1bda08, 0x9dd652da, 0x37820d51, 0xd82e6f2f];
        var random = new RandomSequence(seed: 42, draw: -3, index: 5_000_000_007);
        Assert.Equal(expected, expected.Select(_ => random.NextWord()).ToArray());
    }

    [Fact]
    public void SeedDrawIndexPurposeAndBranchAllMatter()
    {
        var root = new RandomSequence(1, 2, 3);
        RandomSequence[] sequences =
        [
            root, new(2, 2, 3), new(1, 3, 3), new(1, 2, 4), new(-1, 2, 3), new(1, -2, 3), new(1, 2, -3),
            new(1, 2 + (1L << 32), 3), new(1, 2, 3 + (1L << 32)), new(1, 3, 2), root.Branch(1), root.Branch(2),
            new(RandomPurpose.Augmentation, 1, 2, 3), new(RandomPurpose.Shuffling, 1, 2, 3),
        ];
        Assert.Equal(sequences.Length, sequences.Select(sequence => sequence.NextUniform()).Distinct().Count());
        Assert.Equal(root.NextUniform(), new RandomSequence(1, 2, 3).Branch(0).NextUniform());
    }

    [Fact]
    public void UniformNumbersFillTheirRangeEvenly()
    {
        var random = new RandomSequence(1, 0, 0);
        var counts = new int[16];
        for (var i = 0; i < 160_000; i++)
            counts[(int)(16 * random.NextUniform())]++;
        Assert.All(counts, count => Assert.InRange(count, 9500, 10_500));
        for (var i = 0; i < 1000; i++)
            Assert.InRange(random.NextUniform(-2, 5), -2, 5);
        Assert.Equal(3, random.NextUniform(3, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10)]
    public void WholeNumbersAreEquallyLikely(int count)
    {
        var random = new RandomSequence(1, 0, count);
        var counts = new int[count];
        for (var i = 0; i < 10_000 * count; i++)
            counts[random.NextInt32(count)]++;
        Assert.All(counts, n => Assert.InRange(n, 9500, 10_500));
    }

    [Fact]
    public void LargeRangesHaveNoBias()
    {
        // Without rejection the lower half of three quarters of the words would be drawn twice as often in places.
        var random = new RandomSequence(1, 0, 0);
        const int Count = 1_610_612_736;
        var thirds = new int[3];
        for (var i = 0; i < 90_000; i++)
            thirds[(int)(random.NextInt32(Count) / (Count / 3))]++;
        Assert.All(thirds, n => Assert.InRange(n, 29_300, 30_700));
    }

    [Fact]
    public void NormalNumbersAreStandard()
    {
        var random = new RandomSequence(1, 0, 0);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextNormal()).ToArray();
        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(100_000));
        Assert.Equal(1, values.Average(x => x * x), 5 * Math.Sqrt(2.0 / 100_000));
        Assert.Equal(3, values.Average(x => x * x * x * x), 5 * Math.Sqrt(96.0 / 100_000));
    }

    [Fact]
    public void NeverAndAlways()
    {
        var random = new RandomSequence(1, 0, 0);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.False(random.NextBoolean(0)));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(random.NextBoolean(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AnEmptyRangeIsRefused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new RandomSequence(1, 0, 0).NextInt32(size));
}
