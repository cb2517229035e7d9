using NetGen.Kernels;

namespace NetGen.Tests.Parameters;

/// <summary>Parameters of a part of a network, and values taken over from another network's.</summary>
public class ParameterViewTests
{
    [Fact]
    public void Under_IsAViewByRelativeNames()
    {
        var whole = Create("encoder.stem.weight", "encoder.bias", "encoders.weight", "dense1.weight");
        var encoder = whole.Under("encoder");
        Assert.Equal(["stem.weight", "bias"], encoder.Select(parameter => parameter.Name));
        Assert.Equal(["weight"], encoder.Under("stem").Select(parameter => parameter.Name));
        Assert.Equal(["weight"], whole.Under("encoder.stem").Select(parameter => parameter.Name));

        encoder["stem.weight"].CopyFrom([1f, 2, 3, 4, 5, 6]);
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(whole["encoder.stem.weight"]));
        Assert.Equal(6, whole["encoder.bias"].Length);
        Assert.All(Read(whole["encoders.weight"]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Under_HasTheGradientOfTheWhole()
    {
        var whole = Create("encoder.weight", "dense1.weight");
        var encoder = whole.Under("encoder");
        Assert.Throws<InvalidOperationException>(() => encoder[0].CopyGradientTo(new float[6]));
        whole.EnsureGradient<float>().Span.Fill(7);
        whole.HasGradient = true;
        Assert.True(encoder.HasGradient);
        var gradient = new float[6];
        encoder[0].CopyGradientTo(gradient);
        Assert.All(gradient, value => Assert.Equal(7, value));
    }

    [Theory]
    [InlineData("decoder")]
    [InlineData("encod")]
    [InlineData("encoder.weight")]
    [InlineData("")]
    public void Under_OfNothingThrows(string prefix)
    {
        var exception = Assert.Throws<ArgumentException>(() => Create("encoder.weight").Under(prefix));
        Assert.StartsWith(
            $"There is no parameter under '{prefix}'; there are encoder.weight.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CopyFrom_TakesOverByName()
    {
        var source = Create("b.weight", "a.weight");
        source[0].CopyFrom([1f, 2, 3, 4, 5, 6]);
        source[1].CopyFrom([7f, 8, 9, 10, 11, 12]);
        var target = Create("a.weight", "b.weight");
        target.CopyFrom(source);
        Assert.Equal([7, 8, 9, 10, 11, 12], Read(target[0]));
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(target[1]));
        target.CopyFrom(target);
        Assert.Equal([1, 2, 3, 4, 5, 6], Read(target[1]));
    }

    [Fact]
    public void CopyFrom_ConvertsThePrecision()
    {
        var precise = new NetworkParameters(new AlignedBlock<double>(64), [Info("a.weight", 0, [3, 2])]);
        precise[0].CopyFrom([1 / 3.0, 1e-300, 1e300, -0.1, 0, 1]);
        var single = Create("a.weight");
        single.CopyFrom(precise);
        Assert.Equal([1 / 3f, 0, float.PositiveInfinity, -0.1f, 0, 1], Read(single[0]));
        precise.CopyFrom(single);
        var values = new double[6];
        precise[0].CopyTo(values);
        Assert.Equal([1 / 3f, 0, double.PositiveInfinity, -0.1f, 0, 1], values);
    }

    [Fact]
    public void CopyFrom_OfOtherParametersNamesTheFirstAndChangesNothing()
    {
        var target = Create("a.weight", "b.weight");
        var source = Create("a.weight", "b.weight", "c.weight");
        source[0].CopyFrom([1f, 2, 3, 4, 5, 6]);
        Throws("There is no parameter for the source's c.weight [3, 2].", source);
        Throws("The source has no parameter for b.weight [3, 2].", Create("a.weight", "c.weight"));
        var other = new NetworkParameters(
            new AlignedBlock<float>(192), [Info("a.weight", 0, [3, 2]), Info("b.weight", 64, [2, 3])]);
        other[0].CopyFrom([1f, 2, 3, 4, 5, 6]);
        Throws("The source's b.weight [2, 3] does not fit b.weight [3, 2]: the shapes differ.", other);
        Assert.Throws<ArgumentNullException>(() => target.CopyFrom(null!));

        void Throws(string message, NetworkParameters parameters)
        {
            var exception = Assert.Throws<ArgumentException>(() => target.CopyFrom(parameters));
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
            Assert.All(target.SelectMany(Read), value => Assert.Equal(0, value));
        }
    }

    private static NetworkParameters Create(params string[] names) => new(
        new AlignedBlock<float>(64 * names.Length), [.. names.Select((name, i) => Info(name, 64 * i, [3, 2]))]);

    private static ParameterInfo Info(string name, int offset, int[] shape) =>
        new(name, shape, ParameterLayout.DensePanels(shape[0], shape[1]), offset);

    private static float[] Read(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }
}
