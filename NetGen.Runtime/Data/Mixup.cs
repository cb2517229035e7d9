using System.Buffers;
using System.Numerics;
using NetGen.Kernels;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// Mixes each example of a batch with another and its target with the other's in the same ratio,
/// <c>x = λ xᵢ + (1 − λ) xⱼ</c> and <c>t = λ tᵢ + (1 − λ) tⱼ</c>, with λ of the distribution Beta(α, α) (Zhang, Cisse,
/// Dauphin and Lopez-Paz, "mixup: beyond empirical risk minimization", ICLR 2018).
/// </summary>
/// <remarks>
/// The partners are a random permutation of the batch, so every example is a partner once, perhaps its own. Each pair
/// has a λ of its own. Class indices have to be made distributions first: <see cref="OneHot"/>. May be used by several
/// threads at once, and allocates nothing once warm.
/// </remarks>
public sealed class Mixup
{
    private readonly int _seed;

    /// <summary>A mixture.</summary>
    /// <param name="alpha">
    /// The shape α of the ratio's distribution, from 10⁻⁶ to 10⁶; default 0.2. Small: most examples stay nearly as they
    /// are; 1: every ratio is equally likely; large: all are mixed half and half.
    /// </param>
    /// <param name="seed">The seed of all draws; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is out of its range.</exception>
    public Mixup(double alpha = 0.2, int seed = 0)
    {
        Alpha = Argument.Within(alpha, 1e-6, 1e6);
        _seed = seed;
    }

    /// <summary>The shape α of the ratio's distribution Beta(α, α).</summary>
    public double Alpha { get; }

    /// <summary>Writes a mixed batch.</summary>
    /// <param name="inputs">The inputs of one or more examples, back to back.</param>
    /// <param name="targets">Their targets: distributions, or any other numbers that may be mixed.</param>
    /// <param name="mixedInputs">Where the mixed inputs go, as many values, in memory of their own.</param>
    /// <param name="mixedTargets">Where the mixed targets go, as many values, in memory of their own.</param>
    /// <param name="inputSize">The values of one input; at least 1.</param>
    /// <param name="targetSize">The values of one target; at least 1.</param>
    /// <param name="draw">
    /// The number of the batch, such as that of the training step: another draw, another mixture.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or what is written shares memory with the rest. Nothing has been written.
    /// </exception>
    public void Apply<T>(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Span<T> mixedInputs,
        Span<T> mixedTargets,
        int inputSize,
        int targetSize,
        long draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Argument.AtLeast(inputSize, 1);
        Argument.AtLeast(targetSize, 1);
        var batch = Require.Batch(inputs.Length, inputSize, nameof(inputs));
        Require.Length(targets.Length, batch, targetSize, nameof(targets));
        Require.Length(mixedInputs.Length, batch, inputSize, nameof(mixedInputs));
        Require.Length(mixedTargets.Length, batch, targetSize, nameof(mixedTargets));
        CheckApart(mixedInputs, nameof(mixedInputs), inputs, nameof(inputs));
        CheckApart(mixedInputs, nameof(mixedInputs), targets, nameof(targets));
        CheckApart(mixedTargets, nameof(mixedTargets), inputs, nameof(inputs));
        CheckApart(mixedTargets, nameof(mixedTargets), targets, nameof(targets));
        CheckApart<T>(mixedTargets, nameof(mixedTargets), mixedInputs, nameof(mixedInputs));

        var order = ArrayPool<int>.Shared.Rent(batch);
        var pairs = new RandomSequence(RandomPurpose.MixupPairs, _seed, draw, 0);
        Permutation.Fill(order.AsSpan(0, batch), ref pairs);
        for (var i = 0; i < batch; i++)
        {
            var ratios = new RandomSequence(RandomPurpose.MixupRatios, _seed, draw, i);
            var ratio = T.CreateChecked(BetaDistribution.Symmetric(Alpha, ref ratios));
            Mix(inputs, mixedInputs, inputSize, i, order[i], ratio);
            Mix(targets, mixedTargets, targetSize, i, order[i], ratio);
        }

        ArrayPool<int>.Shared.Return(order);
    }

    private static void Mix<T>(ReadOnlySpan<T> source, Span<T> mixed, int size, int example, int partner, T ratio)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var first = source.Slice(example * size, size);
        var second = source.Slice(partner * size, size);
        var result = mixed.Slice(example * size, size);
        var (share, rest) = (ratio, T.One - ratio);
        var i = 0;
        for (; i <= size - Vector<T>.Count; i += Vector<T>.Count)
            ((new Vector<T>(first[i..]) * share) + (new Vector<T>(second[i..]) * rest)).CopyTo(result[i..]);
        for (; i < size; i++)
            result[i] = (first[i] * share) + (second[i] * rest);
    }

    private static void CheckApart<T>(Span<T> written, string name, ReadOnlySpan<T> other, string otherName)
    {
        if (written.Overlaps(other))
            throw new ArgumentException($"'{name}' shares memory with '{otherName}'; give it memory of its own.", name);
    }
}
