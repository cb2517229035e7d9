using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class AlignedBlockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1001)]
    [InlineData(100_000)]
    public unsafe void Block_IsZeroAndStartsOnACacheLine(int length)
    {
        // Several at a time: the garbage collector places them at different remainders.
        var blocks = Enumerable.Range(0, 8).Select(_ => new AlignedBlock<float>(length)).ToArray();
        Assert.All(blocks, block =>
        {
            Assert.Equal(length, block.Length);
            Assert.Equal(length, block.Span.Length);
            Assert.Equal(-1, block.Span.IndexOfAnyExcept(0f));
            Assert.Equal(0u, (nuint)block.Address.Pointer % 64);
        });
    }

    [Fact]
    public unsafe void Address_StaysWhereItIsAndSpanSeesWhatIsWrittenThere()
    {
        var block = new AlignedBlock<float>(100);
        var address = (nuint)block.Address.Pointer;
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(address, (nuint)block.Address.Pointer);
        block.Address.Pointer[99] = 3;
        Assert.Equal(3, block.Span[99]);
        GC.KeepAlive(block);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Length_OutOfRangeThrows(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBlock<float>(length));
}
