using System.Globalization;

namespace NetGen.Analyzers.Model;

/// <summary>The shape of one example's tensor, or of a parameter: its dimensions, outermost first.</summary>
internal readonly record struct TensorShape(EquatableArray<int> Dimensions)
{
    public static TensorShape Vector(int size) => new([size]);

    public static TensorShape Matrix(int rows, int columns) => new([rows, columns]);

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
