using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class ParameterLayoutTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 1, 7 }, { 7, 1 }, { 10, 128 }, { 15, 3 }, { 16, 5 }, { 17, 5 }, { 31, 2 }, { 32, 33 }, { 33, 32 },
        { 64, 1 }, { 97, 13 }, { 128, 97 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Pack_PutsEveryWeightInItsPanelAndZerosInThePadding(int outputs, int inputs)
    {
        var layout = ParameterLayout.DensePanels(outputs, inputs);
        var width = outputs <= 16 ? 16 : 32;
        var expected = new float[(outputs + width - 1) / width * width * inputs];
        var standard = Numbered(outputs * inputs);
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                expected[(o / width * inputs * width) + (i * width) + (o % width)] = standard[(o * inputs) + i];
        }

        var packed = new float[layout.PackedLength];
        Array.Fill(packed, float.NaN);
        layout.Pack<float, float>(standard, packed);
        Assert.Equal(outputs * inputs, layout.Length);
        Assert.Equal(expected, packed);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Unpack_UndoesPack(int outputs, int inputs)
    {
        var layout = ParameterLayout.DensePanels(outputs, inputs);
        var standard = Numbered(layout.Length);
        var packed = new float[layout.PackedLength];
        var back = new float[layout.Length];
        layout.Pack<float, float>(standard, packed);
        layout.Unpack<float, float>(packed, back);
        Assert.Equal(standard, back);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(10, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(33, 64)]
    public void Vector_KeepsItsOrderAndIsFilledUpWithZeros(int length, int packedLength)
    {
        var layout = ParameterLayout.Vector(length);
        var packed = new float[layout.PackedLength];
        Array.Fill(packed, float.NaN);
        layout.Pack<float, float>(Numbered(length), packed);
        Assert.Equal(packedLength, layout.PackedLength);
        Assert.Equal([.. Numbered(length), .. new float[packedLength - length]], packed);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Sizes_BelowOneThrow(int outputs, int inputs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParameterLayout.DensePanels(outputs, inputs));

    private static float[] Numbered(int length) => [.. Enumerable.Range(1, length).Select(i => (float)i)];
}
