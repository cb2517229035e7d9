using NetGen.Analyzers.Model;

namespace NetGen.Tests.Model;

public sealed class TensorShapeTests
{
    [Fact]
    public void A_shape_knows_its_rank_size_and_text()
    {
        var image = new TensorShape([16, 5, 5]);

        Assert.Equal((3, 400, "16x5x5"), (image.Rank, image.Size, image.ToString()));

        var vector = TensorShape.Vector(784);
        Assert.Equal((1, 784, "784"), (vector.Rank, vector.Size, vector.ToString()));
        Assert.Equal([2, 3], TensorShape.Matrix(2, 3).Dimensions);
    }

    [Fact]
    public void A_size_may_exceed_an_int() =>
        Assert.Equal(int.MaxValue * (long)int.MaxValue, TensorShape.Matrix(int.MaxValue, int.MaxValue).Size);

    [Fact]
    public void Shapes_are_equal_by_their_dimensions()
    {
        Assert.Equal(new TensorShape([2, 3]), TensorShape.Matrix(2, 3));
        Assert.NotEqual(TensorShape.Matrix(3, 2), TensorShape.Matrix(2, 3));
        Assert.NotEqual(TensorShape.Vector(6), TensorShape.Matrix(2, 3));
    }
}
