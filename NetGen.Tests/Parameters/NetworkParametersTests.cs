using NetGen.Kernels;

namespace NetGen.Tests.Parameters;

public class NetworkParametersTests
{
    // A layer of 17 outputs and 3 inputs: two panels' worth of padding in the weight, 32 floats for the bias.
    private const int WeightLength = 32 * 3;
    private const int BlockLength = WeightLength + 32;

    [Fact]
    public void Parameters_AreInOrderOfTheDefinition()
    {
        var parameters = Create();
        Assert.Equal(2, parameters.Count);
        Assert.Equal(["dense1.weight", "dense1.bias"], parameters.Select(parameter => parameter.Name));
        Assert.Same(parameters[0], parameters["dense1.weight"]);
        Assert.Same(parameters[1], parameters["dense1.bias"]);
        Assert.Equal([17, 3], parameters[0].Shape.ToArray());
        Assert.Equal(51, parameters[0].Length);
        Assert.Equal([17], parameters[1].Shape.ToArray());
        Assert.Equal(17, parameters[1].Length);
        Assert.Equal("dense1.weight [17, 3]", parameters[0].ToString());
    }

    [Fact]
    public void UnknownName_ThrowsNamingItAndTheOthers()
    {
        var parameters = Create();
        var exception = Assert.Throws<KeyNotFoundException>(() => parameters["dense2.weight"]);
        Assert.Equal(
            "The network has no parameter 'dense2.weight'; it has dense1.weight, dense1.bias.", exception.Message);
        Assert.False(parameters.TryGet("Dense1.weight", out _));
        Assert.True(parameters.TryGet("dense1.bias", out var bias));
        Assert.Same(parameters[1], bias);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void UnknownPosition_Throws(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create()[index]);

    [Fact]
    public void CopyFrom_ChangesOnlyItsOwnParameter()
    {
        var block = new AlignedBlock<float>(BlockLength);
        var parameters = Create(block);
        var weight = Numbered(51, 1);
        var bias = Numbered(17, 1000);
        parameters[0].CopyFrom(weight);
        parameters[1].CopyFrom(bias);
        Assert.Equal(weight, Values(parameters[0]));
        Assert.Equal(bias, Values(parameters[1]));
        Assert.Equal([.. bias, .. new float[15]], block.Span[WeightLength..].ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(52)]
    public void WrongLength_ThrowsAndChangesNothing(int length)
    {
        var parameter = Create()[0];
        var values = Numbered(51, 1);
        parameter.CopyFrom(values);
        var other = Numbered(length, 500);

        var exception = Assert.Throws<ArgumentException>("source", () => parameter.CopyFrom(other));
        Assert.StartsWith($"'source' has {length} elements, but dense1.weight needs 51.", exception.Message);
        Assert.Throws<ArgumentException>("destination", () => parameter.CopyTo(other));
        Assert.Throws<ArgumentException>("destination", () => parameter.CopyGradientTo(other));
        Assert.Equal(values, Values(parameter));
        Assert.Equal(Numbered(length, 500), other);
    }

    [Fact]
    public void CopyGradientTo_NeedsABackwardPass()
    {
        var parameters = Create();
        var destination = Numbered(17, 1);
        Assert.Throws<InvalidOperationException>(() => parameters["dense1.bias"].CopyGradientTo(destination));

        var gradient = parameters.EnsureGradient<float>();
        Assert.Equal(BlockLength, gradient.Length);
        Assert.Same(gradient, parameters.EnsureGradient<float>());
        var exception = Assert.Throws<InvalidOperationException>(
            () => parameters["dense1.bias"].CopyGradientTo(destination));
        Assert.Contains("dense1.bias", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Backward", exception.Message, StringComparison.Ordinal);
        Assert.Equal(Numbered(17, 1), destination);

        Numbered(17, 7).CopyTo(gradient.Span[WeightLength..]);
        parameters.HasGradient = true;
        parameters["dense1.bias"].CopyGradientTo(destination);
        Assert.Equal(Numbered(17, 7), destination);
    }

    [Fact]
    public void Initialize_SeesAMatrixAndKeepsThePaddingZero()
    {
        var block = new AlignedBlock<float>(BlockLength);
        var parameters = Create(block);
        block.Span.Fill(float.NaN);
        parameters[0].Initialize(Init.Orthogonal, double.NaN, fanIn: 3, fanOut: 17, seed: 5, stream: 2);
        parameters[1].Initialize(Init.Constant, 0.25, fanIn: 3, fanOut: 17, seed: 5, stream: 3);

        var expected = new float[51];
        Initializers.Fill(Init.Orthogonal, double.NaN, expected, 17, 3, fanIn: 3, fanOut: 17, seed: 5, stream: 2);
        Assert.Equal(expected, Values(parameters[0]));
        Assert.All(Values(parameters[1]), value => Assert.Equal(0.25f, value));
        Assert.All(block.Span[(WeightLength + 17)..].ToArray(), value => Assert.Equal(0f, value));
        Assert.False(block.Span.Contains(float.NaN));
    }

    [Fact]
    public void ParameterOutsideTheBlock_Throws()
    {
        var block = new AlignedBlock<float>(BlockLength - 1);
        Assert.Throws<ArgumentException>("parameters", () => Create(block));
    }

    private static NetworkParameters Create() => Create(new AlignedBlock<float>(BlockLength));

    private static NetworkParameters Create(AlignedBlock<float> block) => new(
        block,
        [
            new ParameterInfo("dense1.weight", [17, 3], ParameterLayout.DensePanels(17, 3), 0),
            new ParameterInfo("dense1.bias", [17], ParameterLayout.Vector(17), WeightLength),
        ]);

    private static float[] Values(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }

    private static float[] Numbered(int length, int first) =>
        [.. Enumerable.Range(first, length).Select(i => (float)i)];
}
