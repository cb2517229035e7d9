namespace NetGen.Benchmarks.Measuring;

/// <summary>Times for people to read.</summary>
internal static class Duration
{
    /// <summary>Three digits or more, in the unit that suits.</summary>
    public static string Format(double seconds) => seconds switch
    {
        < 1e-7 => $"{seconds * 1e9:F1} ns",
        < 1e-6 => $"{seconds * 1e9:F0} ns",
        < 1e-4 => $"{seconds * 1e6:F2} µs",
        < 1e-2 => $"{seconds * 1e6:F0} µs",
        _ => $"{seconds * 1e3:F2} ms",
    };
}
