using System.Globalization;

namespace NetGen.Tests.Execution;

/// <summary>Comparisons of tensors.</summary>
internal static class Close
{
    /// <summary>
    /// Requires every element to be within <paramref name="tolerance"/> of what is expected, relative to the tensor's
    /// largest element.
    /// </summary>
    public static void Assert(
        IReadOnlyList<double> expected, IReadOnlyList<float> actual, double tolerance, string what)
    {
        Xunit.Assert.Equal(expected.Count, actual.Count);
        var scale = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < expected.Count; i++)
        {
            var error = Math.Abs(expected[i] - actual[i]);
            if (!(error <= (tolerance * scale) + 1e-30))
            {
                Xunit.Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    {what}[{i}] is {actual[i]} where {expected[i]} is expected.
                    Relative to the tensor's scale the error is {error / scale:g3}, the tolerance {tolerance:g3}.
                    """));
            }
        }
    }

    public static void Assert(
        IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance, string what) =>
        Assert(expected.ToArray().ToDoubles(), actual, tolerance, what);

    /// <summary>
    /// Requires every element of some tensors to be within <paramref name="tolerance"/> of what is expected, relative
    /// to the largest element of its tensor, or to a tenth of the largest of all: where terms cancel, as in the
    /// gradient of a bias that a normalisation takes away again, the sum is as inexact as its terms are large.
    /// </summary>
    public static void AssertTogether(
        IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual, double tolerance, string what)
    {
        Xunit.Assert.Equal(expected.Select(tensor => tensor.Length), actual.Select(tensor => tensor.Length));
        var largest = expected.Max(Largest);
        for (var t = 0; t < expected.Count; t++)
        {
            var allowed = (tolerance * Math.Max(Largest(expected[t]), largest / 10)) + 1e-30;
            for (var i = 0; i < expected[t].Length; i++)
            {
                if (!(Math.Abs(expected[t][i] - actual[t][i]) <= allowed))
                {
                    Xunit.Assert.Fail(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{what} {t}[{i}] is {actual[t][i]} where {expected[t][i]} is expected; allowed is {allowed:g3}."));
                }
            }
        }

        static double Largest(double[] tensor) => tensor.Select(Math.Abs).DefaultIfEmpty().Max();
    }

    /// <summary>Requires two lists of tensors to be equal bit for bit.</summary>
    public static void AssertBits(List<float[]> expected, List<float[]> actual, string what)
    {
        Xunit.Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            AssertBits(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{what}, tensor {i}"));
    }

    public static void AssertBits(float[] expected, float[] actual, string what)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
            {
                Xunit.Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}[{i}] is {actual[i]:g9} where exactly {expected[i]:g9} is expected."));
            }
        }
    }
}
