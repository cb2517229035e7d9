namespace NetGen.Tests.Data;

public class ExamplesTests
{
    /// <summary>A point of the unit square and the side of the diagonal it lies on.</summary>
    private sealed class Points(int inputSize = 2) : IExampleSource<float, int>
    {
        public int InputSize => inputSize;

        public int TargetSize => 1;

        public void Draw(long index, Span<float> input, Span<int> target)
        {
            var random = new RandomSequence(seed: 1, draw: 0, index);
            foreach (ref var value in input)
                value = (float)random.NextUniform();
            foreach (ref var side in target)
                side = input[0] > input[1] ? 1 : 0;
        }
    }

    [Fact]
    public void AnExampleDependsOnItsIndexAlone()
    {
        var (inputs, targets) = (new float[200], new int[100]);
        Examples.Fill(new Points(), 1_000_000_000_000, inputs, targets);
        var (later, laterTargets) = (new float[20], new int[10]);
        Examples.Fill(new Points(), 1_000_000_000_050, later, laterTargets);
        Assert.Equal(inputs[100..120], later);
        Assert.Equal(targets[50..60], laterTargets);
        Assert.Equal(100, inputs.Chunk(2).Select(point => (point[0], point[1])).Distinct().Count());
        Assert.InRange(targets.Sum(), 30, 70);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var source = new Points();
        var (inputs, targets) = (new float[20], new int[10]);
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Examples.Fill(source, 10 * i, inputs, targets);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void BadArgumentsAreNamedAndNothingIsWritten()
    {
        var inputs = new float[20];
        Assert.Throws<ArgumentNullException>(
            "source", () => Examples.Fill<float, int>(null!, 0, inputs, new int[10]));
        Assert.Throws<ArgumentException>("source", () => Examples.Fill(new Points(0), 0, inputs, new int[10]));
        Assert.Throws<ArgumentException>("inputs", () => Examples.Fill(new Points(3), 0, inputs, new int[10]));
        Assert.Throws<ArgumentException>("inputs", () => Examples.Fill(new Points(), 0, [], new int[10]));
        Assert.Throws<ArgumentException>("targets", () => Examples.Fill(new Points(), 0, inputs, new int[9]));
        Assert.All(inputs, value => Assert.Equal(0, value));
    }
}
