using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace NetGen.Kernels;

/// <summary>
/// How the two sides of a product are cut into tiles that fill the vector registers. A side is cut into as few parts as
/// possible, whose lengths differ by one at most: remainders then work nearly as fast as the rest.
/// </summary>
internal static class ConvolutionTiling
{
    /// <summary>
    /// The sums that one tile holds: with 24 of 32 registers, or 12 of 16, there is room for the short side and one
    /// element of the long side.
    /// </summary>
    private static int Accumulators =>
        Vector512.IsHardwareAccelerated || AdvSimd.IsSupported ? 24 : 12;

    /// <summary>The most elements of a short side.</summary>
    public static int LongestShortSide =>
        Vector512.IsHardwareAccelerated || AdvSimd.IsSupported ? 4 : 2;

    /// <summary>The tiles along the short side.</summary>
    public static int ShortTiles(int length) => Parts(length, LongestShortSide);

    /// <summary>The longest long side next to a short side that is cut from this length.</summary>
    public static int LongSide(int shortLength) =>
        Math.Min(12, Accumulators / Longest(shortLength, ShortTiles(shortLength)));

    /// <summary>The fewest parts of at most <paramref name="longest"/>.</summary>
    public static int Parts(int length, int longest) => (length + longest - 1) / longest;

    /// <summary>The longest of that many parts; the others are as long or shorter by one.</summary>
    public static int Longest(int length, int parts) => (length + parts - 1) / parts;

    /// <summary>Where a part starts.</summary>
    public static int First(int length, int parts, int part) => (int)((long)length * part / parts);
}
