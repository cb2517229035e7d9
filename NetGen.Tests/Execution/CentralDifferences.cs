using System.Globalization;

namespace NetGen.Tests.Execution;

/// <summary>
/// Holds gradients to five-point differences of what they are the gradient of, in double precision: <c>f'(x) =
/// (f(x − 2h) − 8 f(x − h) + 8 f(x + h) − f(x + 2h)) / 12h</c>, whose error is of the order of h⁴. With h = 10⁻³ that
/// and the rounding of f are below 10⁻¹⁰ where f is smooth. A kink between the points, of a rectifier or a maximum,
/// spoils a difference: then smaller steps are tried, 10⁻⁶ at the least, so that only a kink as near as that could make
/// a right gradient fail; and a wrong one agrees with no step.
/// </summary>
internal static class CentralDifferences
{
    private static readonly double[] Steps = [1e-3, 1e-4, 1e-5, 1e-6];

    /// <summary>
    /// Requires a gradient to be within <paramref name="tolerance"/> of the differences, relative to the largest of
    /// both.
    /// </summary>
    /// <param name="values">The point; it is changed and restored.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="function">The function of the point, read anew from <paramref name="values"/> in every
    /// call.</param>
    /// <param name="magnitude">The size of the function's terms, for the rounding of gradients that are 0.</param>
    /// <param name="tolerance">The relative tolerance.</param>
    /// <param name="elements">How many elements are compared, spread over the tensor.</param>
    /// <param name="what">What the gradient is of.</param>
    public static void Check(
        double[] values,
        double[] gradient,
        Func<double> function,
        double magnitude,
        double tolerance,
        int elements,
        string what)
    {
        Assert.Equal(values.Length, gradient.Length);
        int[] chosen =
        [
            .. Enumerable.Range(0, Math.Min(elements, values.Length))
                .Select(i => (int)((long)i * values.Length / Math.Min(elements, values.Length))),
        ];
        var differences = chosen.Select(i => Difference(i, Steps[0])).ToArray();

        // The largest element of the gradient itself, too: the largest of all may not be among those compared.
        var scale = Math.Max(gradient.Max(Math.Abs), differences.Max(Math.Abs));
        var allowed = (tolerance * scale) + (1e-11 * magnitude);
        for (var c = 0; c < chosen.Length; c++)
        {
            var (index, difference) = (chosen[c], differences[c]);
            for (var s = 1; s < Steps.Length && !Agrees(index, difference); s++)
                difference = Difference(index, Steps[s]);
            if (!Agrees(index, difference))
            {
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    {what}[{index}] is {gradient[index]}, its difference {differences[c]} (the smallest step's: {difference}).
                    The error is {Math.Abs(gradient[index] - difference):g3}; {allowed:g3} is allowed.
                    """));
            }
        }

        bool Agrees(int index, double difference) => Math.Abs(gradient[index] - difference) <= allowed;

        double Difference(int index, double step)
        {
            var value = values[index];
            var sum = At(-2) - (8 * At(-1)) + (8 * At(1)) - At(2);
            values[index] = value;
            return sum / (12 * step);

            double At(int steps)
            {
                values[index] = value + (steps * step);
                return function();
            }
        }
    }
}
