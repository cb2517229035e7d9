namespace NetGen.Tests.Data;

public class BatchesTests
{
    private static readonly ImageShape Shape = new(1, 5, 5);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(103)]
    [InlineData(1_000_000)]
    public void AnEpochHasEveryExampleOnceInputTargetAndIndexTogether(int batchSize)
    {
        var (inputs, targets) = Numbered(103);
        var batches = new Batches<float, int>(inputs, targets, 3, 1, batchSize, seed: 1);
        List<int> seen = [];
        List<int> counts = [];
        foreach (var batch in batches.Epoch(0))
        {
            counts.Add(batch.Count);
            for (var i = 0; i < batch.Count; i++)
            {
                var index = batch.Indices[i];
                seen.Add(index);
                Assert.Equal(1000 + index, batch.Targets[i]);
                Assert.Equal([index, index + 0.25f, index + 0.5f], batch.Inputs.Slice(3 * i, 3).ToArray());
            }

            Assert.Equal((3 * batch.Count, batch.Count), (batch.Inputs.Length, batch.Targets.Length));
        }

        Assert.Equal(Enumerable.Range(0, 103), seen.Order());
        Assert.Equal(Math.Min(batchSize, 103), batches.BatchSize);
        Assert.Equal(batches.BatchesPerEpoch, counts.Count);
        Assert.All(counts.SkipLast(1), count => Assert.Equal(batches.BatchSize, count));
        Assert.Equal(103, counts.Sum());
    }

    [Fact]
    public void TheOrderDependsOnSeedAndEpochAlone()
    {
        var order = Order(Create(seed: 1), 5);
        Assert.NotEqual(Enumerable.Range(0, 103), order);
        var others = Create(seed: 1, batchSize: 10);
        Order(others, 2);
        Assert.Equal(order, Order(others, 5));
        Assert.NotEqual(order, Order(others, 6));
        Assert.NotEqual(order, Order(Create(seed: 2), 5));
        Assert.Equal(Enumerable.Range(0, 103), Order(Create(seed: 1, shuffle: false), 5));
    }

    [Fact]
    public void EveryOrderIsEquallyLikely()
    {
        var batches = new Batches<float, int>(new float[4], new int[4], 1, 1, 4, seed: 3);
        var counts = Enumerable.Range(0, 24_000).CountBy(epoch => string.Join(' ', Order(batches, epoch))).ToArray();
        Assert.Equal(24, counts.Length);
        Assert.All(counts, count => Assert.InRange(count.Value, 840, 1160));
    }

    [Fact]
    public void AnExampleIsChangedAlikeInAnyBatch()
    {
        var images = Images.Random(Shape, 40);
        var transform = new ImageAugmentation(Shape, 4, new RandomShift(1, 1), new AdditiveNoise(0.1f));
        var small = Changed(new(images, new int[40], 25, 1, 3, seed: 1, transform: transform), epoch: 2);
        var large = Changed(new(images, new int[40], 25, 1, 32, seed: 9, transform: transform), epoch: 2);
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(small[i], large[i]);
            var alone = new float[25];
            transform.Apply(images.AsSpan(25 * i, 25), alone, draw: 2, firstIndex: i);
            Assert.Equal(alone, small[i]);
        }

        Assert.NotEqual(small[0], Changed(new(images, new int[40], 25, 1, 3, transform: transform), epoch: 3)[0]);

        static float[][] Changed(Batches<float, int> batches, long epoch)
        {
            var changed = new float[40][];
            foreach (var batch in batches.Epoch(epoch))
            {
                for (var i = 0; i < batch.Count; i++)
                    changed[batch.Indices[i]] = batch.Inputs.Slice(25 * i, 25).ToArray();
            }

            return changed;
        }
    }

    [Fact]
    public void NothingIsAllocatedInAnEpoch()
    {
        var images = Images.Random(Shape, 40);
        var transform = new ImageAugmentation(Shape, 4, new RandomRotation(9), new AdditiveNoise(0.1f));
        var batches = new Batches<float, int>(images, new int[40], 25, 1, 16, transform: transform);
        var least = long.MaxValue;
        for (var epoch = 0; epoch < 5; epoch++)
        {
            var examples = 0;
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var batch in batches.Epoch(epoch))
                examples += batch.Count;
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(40, examples);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void AnEpochThatAnotherHasOvertakenIsRefused()
    {
        var batches = Create(seed: 1, batchSize: 10);
        var first = batches.Epoch(0);
        Assert.True(first.MoveNext());
        var second = batches.Epoch(1);
        Assert.True(second.MoveNext());
        var error = Assert.Throws<InvalidOperationException>(() => first.MoveNext());
        Assert.StartsWith("Epoch 0 cannot be read on", error.Message, StringComparison.Ordinal);
        Assert.True(second.MoveNext());
    }

    [Fact]
    public void AfterTheLastBatchThereIsNone()
    {
        var epoch = Create(seed: 1, batchSize: 103).Epoch(0);
        Assert.True(epoch.MoveNext());
        Assert.False(epoch.MoveNext());
        Assert.False(epoch.MoveNext());
        Assert.Equal(0, epoch.Current.Count);
    }

    [Fact]
    public void BadArgumentsAreNamed()
    {
        Refused<ArgumentOutOfRangeException>("inputSize", 12, 4, 0, 1, 2);
        Refused<ArgumentOutOfRangeException>("targetSize", 12, 4, 3, 0, 2);
        Refused<ArgumentOutOfRangeException>("batchSize", 12, 4, 3, 1, 0);
        Refused<ArgumentException>("inputs", 0, 0, 3, 1, 2);
        Refused<ArgumentException>("inputs", 13, 4, 3, 1, 2);
        Refused<ArgumentException>("targets", 12, 5, 3, 1, 2);
        Refused<ArgumentException>("transform", 12, 4, 3, 1, 2, new ImageAugmentation(Shape, 0));

        static void Refused<TException>(
            string name, int inputs, int targets, int inputSize, int targetSize, int batchSize,
            IExampleTransform<float>? transform = null)
            where TException : ArgumentException =>
            Assert.Throws<TException>(name, () => new Batches<float, int>(
                new float[inputs], new int[targets], inputSize, targetSize, batchSize, transform: transform));
    }

    private static Batches<float, int> Create(int seed, int batchSize = 32, bool shuffle = true)
    {
        var (inputs, targets) = Numbered(103);
        return new(inputs, targets, 3, 1, batchSize, seed, shuffle);
    }

    private static (float[] Inputs, int[] Targets) Numbered(int count) => (
        [.. Enumerable.Range(0, 3 * count).Select(i => (i / 3) + (0.25f * (i % 3)))],
        [.. Enumerable.Range(1000, count)]);

    private static int[] Order(Batches<float, int> batches, long epoch)
    {
        List<int> order = [];
        foreach (var batch in batches.Epoch(epoch))
            order.AddRange(batch.Indices);
        return [.. order];
    }
}
