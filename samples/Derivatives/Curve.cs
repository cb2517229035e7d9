namespace Samples.Derivatives;

/// <summary>The sigmoid and its derivative, by the textbook and by NetGen, at a point.</summary>
internal readonly record struct Sample(float X, float Value, float Textbook, float Automatic);

/// <summary>The picture's data: points at equal distances.</summary>
internal static class Curve
{
    public static IReadOnlyList<Sample> Of(float from, float to, int steps) =>
    [
        .. Enumerable.Range(0, steps + 1).Select(i =>
        {
            float x = from + (to - from) * i / steps;
            var (value, derivative) = Functions.SigmoidWithGradient(x);
            return new Sample(x, value, Functions.SigmoidDerivative(x), derivative);
        }),
    ];
}
