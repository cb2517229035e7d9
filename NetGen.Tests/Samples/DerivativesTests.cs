using Samples.Derivatives;

namespace NetGen.Tests.Samples;

public sealed class DerivativesTests
{
    [Fact]
    public void TheTextbookAndNetGenAgree()
    {
        IReadOnlyList<Sample> samples = Curve.Of(-6, 6, steps: 240);
        Assert.Equal(241, samples.Count);
        Assert.All(samples, sample => Assert.Equal(sample.Textbook, sample.Automatic, 5e-7f));
        Assert.Equal(new Sample(0, 0.5f, 0.25f, 0.25f), samples[120]);
    }

    [Fact]
    public void ThePictureIsOfThatSize()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.FullName, "derivatives.png");
        Picture.Save(Curve.Of(-6, 6, steps: 240), path);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Equal([0, 0, 900 >> 8, 900 & 255, 0, 0, 560 >> 8, 560 & 255], bytes[16..24]);
    }
}
