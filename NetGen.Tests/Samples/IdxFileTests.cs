using Samples.Mnist;

namespace NetGen.Tests.Samples;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsImages(bool gzipped)
    {
        byte[] content = IdxBytes.Images(count: 3, rows: 5, columns: 4);

        IdxImages images = IdxFile.ReadImages(_folder.Write("images", gzipped ? IdxBytes.Gzip(content) : content));

        Assert.Equal((3, 5, 4), (images.Count, images.Rows, images.Columns));
        Assert.Equal(IdxBytes.Pixels(60), images.Pixels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsLabels(bool gzipped)
    {
        byte[] content = IdxBytes.Labels(7, 0, 9);

        byte[] labels = IdxFile.ReadLabels(_folder.Write("labels", gzipped ? IdxBytes.Gzip(content) : content));

        Assert.Equal([7, 0, 9], labels);
    }

    [Fact]
    public void MissingFileIsNamed()
    {
        string path = Path.Combine(_folder.FullName, "absent");

        var error = Assert.Throws<FileNotFoundException>(() => IdxFile.ReadImages(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelsGivenAsImages() =>
        ImagesAreRefused(
            IdxBytes.Labels(1, 2),
            "holds labels, but images are needed: it starts with 0x00000801 and should start with 0x00000803.");

    [Fact]
    public void ImagesGivenAsLabels() =>
        LabelsAreRefused(
            IdxBytes.Images(1),
            "holds images, but labels are needed: it starts with 0x00000803 and should start with 0x00000801.");

    [Fact]
    public void SomethingElseGivenAsImages() =>
        ImagesAreRefused(
            "P5 28 28 255"u8.ToArray(),
            "is not an IDX file of images: it starts with 0x50352032 and should start with 0x00000803.");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TruncatedPixels(bool gzipped)
    {
        byte[] content = IdxBytes.Images(2)[..^5];

        ImagesAreRefused(
            gzipped ? IdxBytes.Gzip(content) : content,
            "is truncated: its header promises 2 images of 28 x 28 pixels, 1568 bytes, but only 1563 follow.");
    }

    [Fact]
    public void MostPixelsMissing() =>
        ImagesAreRefused(
            IdxBytes.Images(2)[..100],
            "is truncated: its header promises 2 images of 28 x 28 pixels, more than its 100 bytes can hold.");

    [Fact]
    public void TruncatedLabels() =>
        LabelsAreRefused(
            IdxBytes.Gzip(IdxBytes.Labels(1, 2, 3)[..^1]),
            "is truncated: its header promises 3 labels, 3 bytes, but only 2 follow.");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    public void TruncatedHeader(int length) =>
        ImagesAreRefused(
            IdxBytes.Images(1)[..length],
            $"is truncated: the header of an IDX file of images has 16 bytes, but only {length} are there.");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TrailingBytes(bool gzipped)
    {
        byte[] content = [.. IdxBytes.Labels(1, 2), 3];

        LabelsAreRefused(
            gzipped ? IdxBytes.Gzip(content) : content,
            "is too long: its header promises 2 labels, 2 bytes, but more follow.");
    }

    [Fact]
    public void TruncatedGzip()
    {
        string path = _folder.Write("images", IdxBytes.Gzip(IdxBytes.Images(50))[..^40]);

        var error = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(path));

        Assert.StartsWith(
            $"{path} is truncated: its header promises 50 images of 28 x 28 pixels",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void GzipWithAWrongChecksum()
    {
        byte[] packed = IdxBytes.Gzip(IdxBytes.Labels(1, 2, 3));
        packed[^8] ^= 0xFF;

        LabelsAreRefused(packed, "is damaged: it starts as a gzip file but cannot be unpacked to its end.");
    }

    [Theory]
    [InlineData(0, 28, 28)]
    [InlineData(1, -28, 28)]
    [InlineData(1, 28, 0)]
    public void SizesBelowOne(int count, int rows, int columns) =>
        ImagesAreRefused(
            IdxBytes.Header(0x00000803, count, rows, columns),
            FormattableString.Invariant(
                $"holds {count} images of {rows} x {columns} pixels; every size must be at least 1."));

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, 28, 28)]
    [InlineData(1, int.MaxValue, 1)]
    public void SizesBeyondTheFileAllocateNothing(int count, int rows, int columns)
    {
        string path = _folder.Write("images", IdxBytes.Gzip(IdxBytes.Header(0x00000803, count, rows, columns)));
        long before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<InvalidDataException>(() => IdxFile.ReadImages(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.EndsWith("bytes can hold.", error.Message, StringComparison.Ordinal);
    }

    private void ImagesAreRefused(byte[] content, string because) => IsRefused(IdxFile.ReadImages, content, because);

    private void LabelsAreRefused(byte[] content, string because) => IsRefused(IdxFile.ReadLabels, content, because);

    private void IsRefused(Func<string, object> read, byte[] content, string because)
    {
        string path = _folder.Write("file", content);

        var error = Assert.Throws<InvalidDataException>(() => read(path));

        Assert.Equal($"{path} {because}", error.Message);
    }
}
