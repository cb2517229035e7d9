using System.Globalization;

namespace NetGen.Analyzers.Model;

/// <summary>The shape of one example's tensor, or of a parameter: its dimensions, outermost first.</summary>
internal readonly record struct TensorShape(EquatableArray<int> Dimensions)
{
    public static TensorShape Vector(int size) => new([size]);

    public static TensorShape Matrix(int rows, int columns) => new([rows, columns]);

    /// <summary>Dimensions as a definition gives them.</summary>
    public static TensorShape Of(params int[] dimensions) => new(dimensions.ToEquatableArray());

    /// <summary>The first dimension: the features of a vector, the channels of an image.</summary>
    public int Channels => Dimensions[0];

    /// <summary>The elements of one channel: 1 for a vector, the pixels of an image.</summary>
    public long Positions => Rank == 1 ? 1 : Size / Math.Max(1, Channels);

    public int Rank => Dimensions.Count;

    /// <summary>The number of elements, which may exceed an <see cref="int"/>: dimensions come from the user.</summary>
    public long Size
    {
        get
        {
            long size = 1;
            foreach (var dimension in Dimensions)
                size *= dimension;
            return size;
        }
    }

    /// <summary>The dimensions as a message shows them: <c>784</c>, <c>16x5x5</c>.</summary>
    public override string ToString() =>
        string.Join("x", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
