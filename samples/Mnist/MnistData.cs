namespace Samples.Mnist;

/// <summary>
/// Labelled digits, ready for a network: <paramref name="Images"/> has <see cref="MnistData.PixelCount"/> values from 0
/// (background) to 1 (ink) an example, back to back; <paramref name="Labels"/> has one digit an example.
/// </summary>
internal sealed record DigitSet(float[] Images, int[] Labels)
{
    public int Count => Labels.Length;

    public ReadOnlySpan<float> Image(int index) =>
        Images.AsSpan(index * MnistData.PixelCount, MnistData.PixelCount);
}

/// <summary>The MNIST database: a set to train on and a set of other writers' digits to test with.</summary>
internal sealed record MnistData(DigitSet Train, DigitSet Test)
{
    public const int Side = 28;
    public const int PixelCount = Side * Side;
    public const int ClassCount = 10;

    /// <summary>The folder of the files that come with this sample.</summary>
    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Loads the four IDX files of a folder under their usual names, gzipped or not.</summary>
    /// <exception cref="InvalidDataException">A file is not what its name says, or two do not match.</exception>
    /// <exception cref="IOException">The folder or a file is missing or cannot be read.</exception>
    public static MnistData Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException(
                $"{directory} is not a folder; the folder of the four MNIST files is needed.");
        }

        return new MnistData(LoadSet(directory, "train"), LoadSet(directory, "t10k"));
    }

    private static DigitSet LoadSet(string directory, string prefix)
    {
        string imagesPath = Find(directory, $"{prefix}-images", "idx3-ubyte");
        string labelsPath = Find(directory, $"{prefix}-labels", "idx1-ubyte");
        IdxImages images = IdxFile.ReadImages(imagesPath);
        byte[] labels = IdxFile.ReadLabels(labelsPath);

        if (images.Rows != Side || images.Columns != Side)
        {
            throw new InvalidDataException(
                $"{imagesPath} holds images of {images.Rows} x {images.Columns} pixels; {Side} x {Side} are needed.");
        }

        if (images.Count != labels.Length)
        {
            throw new InvalidDataException(
                $"{labelsPath} holds {labels.Length} labels, but {imagesPath} holds {images.Count} images; "
                + "one label an image is needed.");
        }

        int wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(ClassCount - 1));
        if (wrong >= 0)
        {
            throw new InvalidDataException(
                $"{labelsPath} holds the label {labels[wrong]} at index {wrong}; "
                + $"labels from 0 to {ClassCount - 1} are needed.");
        }

        return new DigitSet(
            Array.ConvertAll(images.Pixels, pixel => pixel / 255f), Array.ConvertAll(labels, label => (int)label));
    }

    /// <summary>Distributions write a dash or a dot before the type, and some <c>.gz</c> after it.</summary>
    private static string Find(string directory, string name, string type)
    {
        string[] candidates = [$"{name}-{type}", $"{name}-{type}.gz", $"{name}.{type}", $"{name}.{type}.gz"];
        foreach (string candidate in candidates)
        {
            string path = Path.Combine(directory, candidate);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException(
            $"{directory} has no file {candidates[0]} (nor {string.Join(", ", candidates[1..])}), which is needed.");
    }
}
