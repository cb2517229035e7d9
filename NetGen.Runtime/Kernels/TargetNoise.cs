using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Noise on targets that are values, in training.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class TargetNoise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Copies of the targets with Gaussian noise on them; class indices are given back as they are.</summary>
    /// <param name="target">The targets.</param>
    /// <param name="buffer">Where the copies lie: it grows to what is needed and is kept for the next time.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="stream">A number of the loss's own.</param>
    /// <param name="draw">The number of the training pass.</param>
    /// <param name="firstRow">The index of the first row in the batch.</param>
    /// <returns>The noisy targets, good until the buffer is used again.</returns>
    public static Targets<T> Add(
        Targets<T> target, scoped ref T[] buffer, double deviation, int seed, int stream, long draw, long firstRow = 0)
    {
        if (target.AreClasses)
            return target;
        Buffers.Rows(ref buffer, target.Values.Length, 1);
        var noisy = buffer.AsSpan(0, target.Values.Length);
        fixed (T* values = target.Values, copies = noisy)
        {
            var kernel = new NoiseOnRows<T>(
                values, copies, target.Values.Length, firstRow * target.Features, deviation, new(seed, stream, draw));
            RandomRanges.Run<T, NoiseOnRows<T>>(kernel, kernel.Items, target.Values.Length);
        }

        return Targets<T>.OfValues(noisy, target.Features);
    }
}

/// <summary>Noise on values back to back, of which the element of index i has the number i of the stream.</summary>
internal readonly unsafe struct NoiseOnRows<T>(
    T* values, T* noisy, int count, long firstIndex, double deviation, DrawKey key) : IRandomKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The numbers of 16 blocks.
    private const int Tile = 64;

    /// <summary>The items: tiles, of which the first and the last may reach beyond the rows.</summary>
    public int Items => (int)(((firstIndex + count + Tile - 1) / Tile) - (firstIndex / Tile));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V, W>(int firstItem, int endItem)
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>
    {
        var words = stackalloc W[4];
        var numbers = stackalloc T[Tile];
        var scale = V.Create(Number<T>.FromDouble(deviation));
        for (var item = firstItem; item < endItem; item++)
        {
            var tile = (firstIndex / Tile) + item;
            var block = tile * 16;
            for (var lane = 0; lane < 16; lane += V.Count)
            {
                PhiloxLanes.Draw<T, W>(key, (uint)(block + lane), (uint)(block >> 32), alongRow: true, words);
                for (var number = 0; number < 4; number++)
                    V.Store(numbers + (16 * number) + lane, RandomLanes<T, W>.Normal<V>(words[number]) * scale);
            }

            var first = (tile * Tile) - firstIndex;
            var end = (int)Math.Min(Tile, count - first);
            for (var i = (int)Math.Max(0, -first); i < end; i++)
                noisy[first + i] = values[first + i] + numbers[i];
        }
    }
}
