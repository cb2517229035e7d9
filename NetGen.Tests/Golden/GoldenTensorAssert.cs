namespace NetGen.Tests.Golden;

/// <summary>Comparison of tensors with libtorch's.</summary>
internal static class GoldenTensorAssert
{
    // Relative to the largest element of the tensor; of the sums, to the largest sum that such elements can have.
    private const double Tolerance = 1e-5;

    /// <summary>Requires that <paramref name="actual"/> is the expected tensor up to rounding.</summary>
    /// <param name="expected">The expected tensor.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="actual">The elements to compare, in row-major order.</param>
    public static void AssertClose(this GoldenTensor expected, string what, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Shape.Aggregate(1, (product, size) => product * size), actual.Length);
        var largest = expected.Values.Max(Math.Abs);
        double sum = 0, sumOfSquares = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            if (i % expected.Stride == 0)
                AssertClose($"{what}, element {i}", expected.Values[i / expected.Stride], actual[i], largest);
            sum += actual[i];
            sumOfSquares += actual[i] * actual[i];
        }

        AssertClose($"{what}, the sum", expected.Sum, sum, Math.Sqrt(actual.Length * expected.SumOfSquares));
        AssertClose($"{what}, the sum of squares", expected.SumOfSquares, sumOfSquares, 2 * expected.SumOfSquares);
    }

    /// <summary>Requires that a single number is the expected one up to rounding.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="expected">The expected number.</param>
    /// <param name="actual">The number.</param>
    public static void AssertClose(string what, double expected, double actual) =>
        AssertClose(what, expected, actual, Math.Abs(expected));

    private static void AssertClose(string what, double expected, double actual, double scale)
    {
        var error = Math.Abs(actual - expected);
        Assert.True(
            error <= Tolerance * scale,
            FormattableString.Invariant(
                $"{what}: {actual:G9} instead of {expected:G9}, off by {error / scale:E1} of {scale:G3}."));
    }
}
