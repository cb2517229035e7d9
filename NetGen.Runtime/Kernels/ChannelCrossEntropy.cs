using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// <see cref="SoftmaxCrossEntropy{T}"/> at each position of images: of tensors <c>[classes, positions]</c> in
/// <see cref="Lanes"/>, with the softmax over the classes and a target for each position.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelCrossEntropy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The loss summed over examples and positions; also stores its gradient times <paramref name="scale"/>, 0 in the
    /// lanes past the last row.
    /// </summary>
    /// <param name="x">The softmax's input, in lanes.</param>
    /// <param name="targets">
    /// A class index for each position of each example, in row-major order, or distributions
    /// <c>[example][class][position]</c>.
    /// </param>
    /// <param name="gradient">Receives the gradient, in lanes.</param>
    /// <param name="scale">
    /// A factor for the gradient: one over <see cref="Targets{T}.Divisor{TOptions}(int)"/> of the batch.
    /// </param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="positions">The positions of an example.</param>
    /// <param name="rows">The number of examples.</param>
    [SkipLocalsInit]
    public static double Backward<TOptions>(
        Address<T> x, Targets<T> targets, Address<T> gradient, T scale, int classes, int positions, int rows)
        where TOptions : struct, ICrossEntropyOptions<T>
    {
        var losses = stackalloc double[Chunks.Most];
        var chunks = new Chunks(Lanes.Blocks(rows) * positions, least: 64);
        var operations = 20L * rows * classes * positions;
        if (targets.AreClasses)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(targets.Classes.Length, (long)rows * positions, nameof(targets));
            fixed (int* indices = targets.Classes)
            {
                Ranges.Run<T, ChannelClassCrossEntropy<T, TOptions>>(
                    new(x.Pointer, indices, gradient.Pointer, scale, classes, positions, rows, chunks, losses),
                    chunks.Count,
                    operations);
            }
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(
                targets.Values.Length, (long)rows * classes * positions, nameof(targets));
            fixed (T* values = targets.Values)
            {
                Ranges.Run<T, ChannelDistributionCrossEntropy<T, TOptions>>(
                    new(x.Pointer, values, gradient.Pointer, scale, classes, positions, rows, chunks, losses),
                    chunks.Count,
                    operations);
            }
        }

        return chunks.Sum(losses);
    }

    /// <summary>The loss summed over examples and positions.</summary>
    public static double Evaluate<TOptions>(Address<T> x, Targets<T> targets, int classes, int positions, int rows)
        where TOptions : struct, ICrossEntropyOptions<T> =>
        Backward<TOptions>(x, targets, default, T.Zero, classes, positions, rows);
}
