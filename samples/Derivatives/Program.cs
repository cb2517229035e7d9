using System.Globalization;

namespace Samples.Derivatives;

/// <summary>
/// The classic picture of automatic differentiation: the sigmoid, its derivative as a textbook gives it, and its
/// derivative as NetGen finds it in the source. The latter two coincide.
/// </summary>
internal static class Program
{
    private const float Rounding = 1e-6f;

    private static int Main(string[] arguments)
    {
        if (arguments.Length > 1)
        {
            Console.Error.WriteLine("Usage: Derivatives [PATH.png]");
            return 1;
        }

        IReadOnlyList<Sample> samples = Curve.Of(-6, 6, steps: 240);
        Console.WriteLine("   x   sigmoid   textbook     NetGen");
        foreach (Sample sample in samples.Where((_, i) => i % 40 == 0))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sample.X,4:F0} {sample.Value,9:F6} {sample.Textbook,10:F7} {sample.Automatic,10:F7}"));
        }

        float largest = samples.Max(sample => MathF.Abs(sample.Textbook - sample.Automatic));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Largest difference of the derivatives at {samples.Count} points: {largest:E1}"));
        string path = Path.GetFullPath(arguments is [var given] ? given : "derivatives.png");
        try
        {
            Picture.Save(samples, path);
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine($"The picture could not be saved: {exception.Message}");
            return 1;
        }
        catch (UnauthorizedAccessException exception)
        {
            Console.Error.WriteLine($"The picture could not be saved: {exception.Message}");
            return 1;
        }

        Console.WriteLine($"The picture is {path}");
        return largest < Rounding ? 0 : 1;
    }
}
