using Samples.Mnist;

namespace NetGen.Tests.Samples;

public sealed class MnistDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheSamplesOwnFilesAreMnist()
    {
        MnistData data = MnistData.Load(MnistData.DefaultDirectory);

        Assert.Equal((60_000, 10_000), (data.Train.Count, data.Test.Count));
        Assert.Equal([5, 0, 4, 1, 9], data.Train.Labels[..5]);
        Assert.Equal([7, 2, 1, 0, 4], data.Test.Labels[..5]);
        Assert.Equal([0f, 1f], new[] { data.Train.Images.Min(), data.Train.Images.Max() });

        // The mean that is quoted wherever MNIST is standardised.
        Assert.Equal(0.1307, data.Train.Images.Average(pixel => (double)pixel), 4);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte")]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz")]
    public void BothUsualNamesAreFound(string imagesName, string labelsName)
    {
        WriteTestSet();
        _folder.Write(imagesName, IdxBytes.Gzip(IdxBytes.Images(2)));
        _folder.Write(labelsName, IdxBytes.Labels(3, 4));

        MnistData data = MnistData.Load(_folder.FullName);

        Assert.Equal([3, 4], data.Train.Labels);
        Assert.Equal(IdxBytes.Pixels(2 * 784).Select(pixel => pixel / 255f), data.Train.Images);
    }

    [Fact]
    public void MissingFolderIsNamed()
    {
        string absent = Path.Combine(_folder.FullName, "absent");

        var error = Assert.Throws<DirectoryNotFoundException>(() => MnistData.Load(absent));

        Assert.Equal($"{absent} is not a folder; the folder of the four MNIST files is needed.", error.Message);
    }

    [Fact]
    public void MissingFileIsNamed()
    {
        var error = Assert.Throws<FileNotFoundException>(() => MnistData.Load(_folder.FullName));

        string start = $"{_folder.FullName} has no file train-images-idx3-ubyte (";
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneLabelAnImage() =>
        TrainingSetIsRefused(
            IdxBytes.Images(3),
            IdxBytes.Labels(1, 2),
            "{1} holds 2 labels, but {0} holds 3 images; one label an image is needed.");

    [Fact]
    public void LabelsAreDigits() =>
        TrainingSetIsRefused(
            IdxBytes.Images(3),
            IdxBytes.Labels(9, 10, 0),
            "{1} holds the label 10 at index 1; labels from 0 to 9 are needed.");

    [Fact]
    public void ImagesAreOfMnistsSize() =>
        TrainingSetIsRefused(
            IdxBytes.Images(2, rows: 32, columns: 28),
            IdxBytes.Labels(1, 2),
            "{0} holds images of 32 x 28 pixels; 28 x 28 are needed.");

    private void TrainingSetIsRefused(byte[] images, byte[] labels, string message)
    {
        WriteTestSet();
        string imagesPath = _folder.Write("train-images-idx3-ubyte", images);
        string labelsPath = _folder.Write("train-labels-idx1-ubyte", labels);

        var error = Assert.Throws<InvalidDataException>(() => MnistData.Load(_folder.FullName));

        Assert.Equal(string.Format(null, message, imagesPath, labelsPath), error.Message);
    }

    private void WriteTestSet()
    {
        _folder.Write("t10k-images-idx3-ubyte", IdxBytes.Images(1));
        _folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(5));
    }
}
