using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class EmbeddingTests
{
    public static TheoryData<int, int, int> Cases =>
        Numbers.Combine<int, int, int>([1, 5, 40], [1, 3, 17, 40], [1, 7]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Vectors_AreLookedUpAndTheirGradientsAdded(int count, int size, int length)
    {
        foreach (var rows in Numbers.Rows)
        {
            Check<float>(count, size, length, rows);
            Check<double>(count, size, length, rows);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void RequireIndices_NamesThePositionAndTheIndex(int index)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            "words", () => Embedding.RequireIndices([0, 4, index], 5, "words"));
        Assert.Equal(index, exception.ActualValue);
        Assert.Contains($"the index {index} at position 2", exception.Message);
    }

    [Fact]
    public void RequireIndices_ValidOnesPass() => Embedding.RequireIndices([0, 4], 5, "words");

    [Fact]
    public void Rows_AreVectorsOneAfterTheOther()
    {
        var layout = ParameterLayout.Rows(2, 3);
        var packed = new Packed<float>(layout, [1, 2, 3, 4, 5, 6]);
        Assert.Equal(32, layout.PackedLength);
        Assert.Equal([1, 2, 3, .. new double[13], 4, 5, 6, .. new double[13]], packed.All);
        Assert.Equal([1, 2, 3, 4, 5, 6], packed.Values);
    }

    private static void Check<T>(int count, int size, int length, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        int[] indices = [.. Enumerable.Range(0, rows * length).Select(_ => random.Next(count))];
        var weight = Numbers.Normal(2, count * size);
        var g = Numbers.Normal(3, rows * size * length);
        var expected = new double[g.Length];
        var expectedGradient = new double[weight.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            for (var element = 0; element < size; element++)
            {
                var place = (i / length * size * length) + (element * length) + (i % length);
                expected[place] = weight[(indices[i] * size) + element];
                expectedGradient[(indices[i] * size) + element] += g[place];
            }
        }

        var layout = length == 1 ? Layout.Panels : Layout.Lanes;
        var packed = new Packed<T>(ParameterLayout.Rows(count, size), weight);
        var output = new Batch<T>(layout, rows, size * length, fill: 7);
        Embedding<T>.Forward(indices, packed.Address, output.Address, count, size, length, rows, output.Capacity);
        Assert.Equal(expected, output.Values);
        Assert.DoesNotContain(output.Padding, padding => padding != 0);

        var outputGradient = new Batch<T>(layout, rows, g, fill: 0);
        var gradient = new Packed<T>(ParameterLayout.Rows(count, size), new double[weight.Length]);
        var scratch = new AlignedBlock<T>(ParameterLayout.Rows(count, size).PackedLength);
        scratch.Span.Fill(T.One);
        Embedding<T>.ParameterGradient(
            indices, outputGradient.Address, new StoreGradient<T>(gradient.Address), 0, scratch.Address, count, size,
            length, rows, outputGradient.Capacity);
        Numbers.AreClose(expectedGradient, gradient.Values, Numbers.Tolerance<T>());
        Assert.Equal(gradient.Values.Sum(), gradient.All.Sum(), Numbers.Tolerance<T>());
    }
}
