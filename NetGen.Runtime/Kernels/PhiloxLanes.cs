using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Training;

namespace NetGen.Kernels;

/// <summary>What the random numbers of one training pass are drawn from, besides the place of each.</summary>
/// <param name="seed">The network's seed.</param>
/// <param name="stream">What the numbers are for: a number of the layer's own.</param>
/// <param name="draw">How many training passes came before.</param>
internal readonly struct DrawKey(int seed, int stream, long draw)
{
    // Initial weights are drawn from streams that count parameters, which leave this bit unset.
    private const uint Training = 0x8000_0000;

    public uint Key0 { get; } = (uint)seed;

    public uint Key1 { get; } = (uint)(draw >> 32);

    public uint Counter2 { get; } = (uint)stream | Training;

    public uint Counter3 { get; } = (uint)draw;
}

/// <summary>
/// <see cref="Philox"/> for as many counters at a time as a vector of floats or doubles has lanes. A word is kept in
/// the lower half of a 64-bit lane, as the multiplication takes it; what is above it is never read.
/// </summary>
internal static unsafe class PhiloxLanes
{
    /// <summary>The four words of a block for each lane.</summary>
    /// <typeparam name="T">The lanes: the words have the same size, with zeros above them for
    /// <see cref="double"/>.</typeparam>
    /// <typeparam name="W">The vector that the words are in.</typeparam>
    /// <param name="key">What the numbers are for.</param>
    /// <param name="column">The first word of the first lane's counter.</param>
    /// <param name="row">The second word of the first lane's counter.</param>
    /// <param name="alongRow">Whether the lanes count up the first word; else the second.</param>
    /// <param name="words">Receives four vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Draw<T, W>(DrawKey key, uint column, uint row, bool alongRow, W* words)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where W : unmanaged, IWords<W>
    {
        // Floats have twice as many lanes: the even ones are computed in the first four vectors, the odd ones in the
        // others.
        var isSingle = typeof(T) == typeof(float);
        var lane = isSingle ? W.Indices << 1 : W.Indices;
        var one = W.Create(1);
        var zero = W.Create(0);
        var x0 = W.Create(column) + (alongRow ? lane : zero);
        var y0 = W.Create(row) + (alongRow ? zero : lane);
        var z0 = W.Create(key.Counter2);
        var w0 = W.Create(key.Counter3);
        var x1 = x0 + (alongRow ? one : zero);
        var y1 = y0 + (alongRow ? zero : one);
        var z1 = z0;
        var w1 = w0;

        var multiplier0 = W.Create(Philox.Multiplier0);
        var multiplier1 = W.Create(Philox.Multiplier1);
        var (key0, key1) = (key.Key0, key.Key1);
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var (k0, k1) = (W.Create(key0), W.Create(key1));
            var product0 = W.MultiplyLow(multiplier0, x0);
            var product1 = W.MultiplyLow(multiplier1, z0);
            (x0, y0, z0, w0) = ((product1 >>> 32) ^ y0 ^ k0, product1, (product0 >>> 32) ^ w0 ^ k1, product0);
            if (isSingle)
            {
                product0 = W.MultiplyLow(multiplier0, x1);
                product1 = W.MultiplyLow(multiplier1, z1);
                (x1, y1, z1, w1) = ((product1 >>> 32) ^ y1 ^ k0, product1, (product0 >>> 32) ^ w1 ^ k1, product0);
            }

            key0 += Philox.Weyl0;
            key1 += Philox.Weyl1;
        }

        var low = W.Create(0xFFFF_FFFF);
        words[0] = isSingle ? (x0 & low) | (x1 << 32) : x0 & low;
        words[1] = isSingle ? (y0 & low) | (y1 << 32) : y0 & low;
        words[2] = isSingle ? (z0 & low) | (z1 << 32) : z0 & low;
        words[3] = isSingle ? (w0 & low) | (w1 << 32) : w0 & low;
    }
}
