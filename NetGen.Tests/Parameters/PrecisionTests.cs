using NetGen.Kernels;

namespace NetGen.Tests.Parameters;

/// <summary>Parameters read and written in a precision that is not their network's, and buffers.</summary>
public class PrecisionTests
{
    [Fact]
    public void Single_precision_reads_exactly_as_double_and_rounds_what_is_written()
    {
        var weight = OfSingle()["dense1.weight"];
        weight.CopyFrom([0.1, 2, 1.0 / 3, -4, 5, 1e300]);
        Assert.Equal([0.1f, 2f, 1f / 3, -4f, 5f, float.PositiveInfinity], Singles(weight));
        Assert.Equal([0.1f, 2.0, 1f / 3, -4.0, 5.0, double.PositiveInfinity], Doubles(weight));
    }

    [Fact]
    public void Double_precision_keeps_what_is_written_and_rounds_what_is_read_as_single()
    {
        var weight = OfDouble()["dense1.weight"];
        weight.CopyFrom([0.1, 2, 1.0 / 3, -4, 5, 6]);
        Assert.Equal([0.1, 2, 1.0 / 3, -4, 5, 6], Doubles(weight));
        Assert.Equal([0.1f, 2f, 1f / 3, -4f, 5f, 6f], Singles(weight));
        weight.CopyFrom([0.1f, 2f, 3f, -4f, 5f, 6f]);
        Assert.Equal(0.1f, Doubles(weight)[0]);
    }

    [Fact]
    public void Gradients_convert_as_values_do()
    {
        var parameters = OfDouble();
        parameters.EnsureGradient<double>().Span.Fill(0.1);
        parameters.HasGradient = true;
        var doubles = new double[6];
        var singles = new float[6];
        parameters[0].CopyGradientTo(doubles);
        parameters[0].CopyGradientTo(singles);
        Assert.All(doubles, value => Assert.Equal(0.1, value));
        Assert.All(singles, value => Assert.Equal(0.1f, value));
        Assert.Throws<ArgumentException>("destination", () => parameters[0].CopyGradientTo(new double[5]));
        Assert.Throws<InvalidCastException>(parameters.EnsureGradient<float>);
    }

    [Theory]
    [InlineData(Init.HeNormal)]
    [InlineData(Init.GlorotUniform)]
    [InlineData(Init.Orthogonal)]
    [InlineData(Init.Constant)]
    public void Both_precisions_draw_the_same_numbers_and_only_single_rounds_them(Init kind)
    {
        var (single, full) = (OfSingle()[0], OfDouble()[0]);
        single.Initialize(kind, 0.3, fanIn: 3, fanOut: 2, seed: 5, stream: 1);
        full.Initialize(kind, 0.3, fanIn: 3, fanOut: 2, seed: 5, stream: 1);
        Assert.Equal(Singles(single), Doubles(full).Select(value => (float)value));
        Assert.Contains(Doubles(full), value => value != (float)value);
    }

    [Fact]
    public void Buffer_has_values_and_no_gradient()
    {
        var parameters = OfDouble();
        parameters.EnsureGradient<double>();
        parameters.HasGradient = true;
        var mean = parameters["batchNorm1.running_mean"];
        Assert.True(parameters[0].IsTrainable);
        Assert.False(mean.IsTrainable);
        mean.CopyFrom([1.0, 2.0]);
        Assert.Equal([1.0, 2.0], Doubles(mean));
        var exception = Assert.Throws<InvalidOperationException>(() => mean.CopyGradientTo(new double[2]));
        Assert.Equal(
            "'batchNorm1.running_mean' has no gradient: it is a buffer, which training does not update by one.",
            exception.Message);
    }

    private static NetworkParameters OfSingle() => new(new AlignedBlock<float>(64), Infos);

    private static NetworkParameters OfDouble() => new(new AlignedBlock<double>(64), Infos);

    private static ParameterInfo[] Infos =>
    [
        new("dense1.weight", [2, 3], ParameterLayout.DensePanels(2, 3), 0),
        new("batchNorm1.running_mean", [2], ParameterLayout.Vector(2), 48, isTrainable: false),
    ];

    private static float[] Singles(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }

    private static double[] Doubles(Parameter parameter)
    {
        var values = new double[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }
}
