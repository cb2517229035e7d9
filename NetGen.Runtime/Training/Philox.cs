using System.Runtime.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// The counter-based random number generator Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", SC'11): a block cipher of ten rounds whose counter says which numbers to draw. Any number can be
/// drawn at any time, in any order and by any thread, and is the same on every machine.
/// </summary>
internal static class Philox
{
    public const int Rounds = 10;
    public const uint Multiplier0 = 0xD2511F53;
    public const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>What the key grows by from round to round: the golden ratio and the square root of 3, less 1.</summary>
    public const uint Weyl0 = 0x9E3779B9;

    /// <inheritdoc cref="Weyl0"/>
    public const uint Weyl1 = 0xBB67AE85;

    /// <summary>
    /// The four words that a seed and a stream draw at an index; any two differing arguments give unrelated words.
    /// </summary>
    /// <param name="seed">The key.</param>
    /// <param name="stream">What the numbers are for: one stream a parameter.</param>
    /// <param name="index">The block within the stream.</param>
    public static UInt4 Block(ulong seed, uint stream, ulong index) =>
        Encrypt(new UInt4((uint)index, (uint)(index >> 32), stream, 0), (uint)seed, (uint)(seed >> 32));

    /// <summary>Ten rounds on a counter.</summary>
    // A network draws all its weights once, at the start, before the JIT would get round to optimizing the loop.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static UInt4 Encrypt(UInt4 counter, uint key0, uint key1)
    {
        var (x, y, z, w) = counter;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * x;
            var product1 = (ulong)Multiplier1 * z;
            (x, y, z, w) = (
                (uint)(product1 >> 32) ^ y ^ key0,
                (uint)product1,
                (uint)(product0 >> 32) ^ w ^ key1,
                (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return new UInt4(x, y, z, w);
    }

    /// <summary>A word as a number in [0, 1): one of the 2²⁴ multiples of 2⁻²⁴.</summary>
    public static float ToUniform(uint word) => (word >> 8) * (1f / (1 << 24));

    /// <summary>Two words as a standard normal number, by inversion; 2⁵² different values within ±8.21.</summary>
    public static double ToNormal(uint high, uint low)
    {
        var bits = (((ulong)high << 32) | low) >> 12;
        return NormalDistribution.Quantile((bits + 0.5) * (1.0 / (1L << 52)));
    }
}
