namespace NetGen.Tests.Golden;

/// <summary>
/// A tensor, in full where small: else the elements at the multiples of <see cref="Stride"/>, and two sums over all.
/// </summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Stride">The distance between the elements kept, in row-major order.</param>
/// <param name="Sum">The sum of all elements.</param>
/// <param name="SumOfSquares">The sum of the squares of all elements.</param>
/// <param name="Values">The elements kept.</param>
internal sealed record GoldenTensor(int[] Shape, int Stride, double Sum, double SumOfSquares, float[] Values)
{
    // Odd and prime, so that the elements kept pass through every row and every column of the usual widths.
    private static readonly int[] Strides = [1, 3, 7, 13, 29, 61, 127, 251];

    /// <summary>The tensor of the given elements, keeping at most <paramref name="most"/> of them.</summary>
    public static GoldenTensor Of(ReadOnlySpan<int> shape, float[] elements, int most)
    {
        var stride = Strides.First(stride => elements.Length <= stride * most);
        return new(
            shape.ToArray(),
            stride,
            elements.Sum(element => (double)element),
            elements.Sum(element => (double)element * element),
            [.. elements.Where((_, i) => i % stride == 0)]);
    }
}
