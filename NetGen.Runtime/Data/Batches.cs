using NetGen.Kernels;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// A training set in batches: every epoch each example once, in an order of its own, changed by a transform such as an
/// <see cref="ImageAugmentation"/> where one is given.
/// </summary>
/// <typeparam name="TInput">The type of an input's values, such as <see cref="float"/>.</typeparam>
/// <typeparam name="TTarget">
/// The type of a target's values: <see cref="int"/> for class indices, else as the input's.
/// </typeparam>
/// <remarks>
/// An epoch's order and changes depend on the seed, the epoch's number and the examples' indices alone, so that
/// training can go on where it was interrupted; the changes are the same for any batch size. The batches of an epoch
/// share their memory: one epoch is read at a time, by one thread, and a batch is valid until the next one. Nothing is
/// allocated after the constructor.
/// </remarks>
public sealed class Batches<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly ReadOnlyMemory<TInput> _inputs;
    private readonly ReadOnlyMemory<TTarget> _targets;
    private readonly IExampleTransform<TInput>? _transform;
    private readonly int _inputSize;
    private readonly int _targetSize;
    private readonly int _seed;
    private readonly bool _shuffle;
    private readonly int[] _order;
    private readonly TInput[] _batchInputs;
    private readonly TTarget[] _batchTargets;

    // The epochs begun: only the latest may be read, because all use the same memory.
    private long _reading;

    /// <summary>Batches of a training set, which is read in place and must not change while an epoch is read.</summary>
    /// <param name="inputs">The inputs of all examples, back to back.</param>
    /// <param name="targets">Their targets, back to back.</param>
    /// <param name="inputSize">The values of one input; at least 1.</param>
    /// <param name="targetSize">The values of one target; at least 1, and 1 for a class index.</param>
    /// <param name="batchSize">
    /// The examples of a batch; at least 1. The last batch of an epoch has those that are left.
    /// </param>
    /// <param name="seed">The seed of the order; default 0.</param>
    /// <param name="shuffle">Whether the order changes from epoch to epoch; default true.</param>
    /// <param name="transform">
    /// Changes every input of every epoch: it gets the epoch as the draw and the example's place in the training set as
    /// the index. Default null: inputs stay as they are.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// There is no example, a length does not fit, or the transform is for examples of another size.
    /// </exception>
    public Batches(
        ReadOnlyMemory<TInput> inputs,
        ReadOnlyMemory<TTarget> targets,
        int inputSize,
        int targetSize,
        int batchSize,
        int seed = 0,
        bool shuffle = true,
        IExampleTransform<TInput>? transform = null)
    {
        Argument.AtLeast(inputSize, 1);
        Argument.AtLeast(targetSize, 1);
        Argument.AtLeast(batchSize, 1);
        Count = Require.Batch(inputs.Length, inputSize, nameof(inputs));
        Require.Length(targets.Length, Count, targetSize, nameof(targets));
        if (transform is not null && transform.ExampleSize != inputSize)
        {
            throw new ArgumentException(
                $"'{nameof(transform)}' is for examples of {transform.ExampleSize} values, but an input has "
                + $"{inputSize}.",
                nameof(transform));
        }

        BatchSize = Math.Min(batchSize, Count);
        _inputs = inputs;
        _targets = targets;
        _transform = transform;
        _inputSize = inputSize;
        _targetSize = targetSize;
        _seed = seed;
        _shuffle = shuffle;
        _order = new int[Count];
        _batchInputs = new TInput[BatchSize * inputSize];
        _batchTargets = new TTarget[BatchSize * targetSize];
    }

    /// <summary>The examples of an epoch.</summary>
    public int Count { get; }

    /// <summary>
    /// The examples of every batch but the last: what was asked for, or all there are if they are fewer.
    /// </summary>
    public int BatchSize { get; }

    /// <summary>The batches of an epoch.</summary>
    public int BatchesPerEpoch => ((Count - 1) / BatchSize) + 1;

    /// <summary>The batches of one epoch, for <c>foreach</c>. An earlier epoch cannot be read on after this.</summary>
    /// <param name="epoch">The epoch's number; another number, another order and other changes.</param>
    public Enumerator Epoch(long epoch)
    {
        if (_shuffle)
        {
            var random = new RandomSequence(RandomPurpose.Shuffling, _seed, epoch, 0);
            Permutation.Fill(_order, ref random);
        }
        else
        {
            Permutation.FillAscending(_order);
        }

        return new Enumerator(this, epoch, ++_reading);
    }

    private void Gather(ReadOnlySpan<int> indices, long epoch)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i];
            var input = _inputs.Span.Slice(index * _inputSize, _inputSize);
            var batchInput = _batchInputs.AsSpan(i * _inputSize, _inputSize);
            if (_transform is null)
                input.CopyTo(batchInput);
            else
                _transform.Apply(input, batchInput, epoch, index);

            _targets.Span.Slice(index * _targetSize, _targetSize).CopyTo(_batchTargets.AsSpan(i * _targetSize));
        }
    }

    /// <summary>Goes through the batches of one epoch.</summary>
    public struct Enumerator
    {
        private readonly Batches<TInput, TTarget> _batches;
        private readonly long _epoch;
        private readonly long _reading;
        private int _start;
        private int _count;

        internal Enumerator(Batches<TInput, TTarget> batches, long epoch, long reading)
        {
            _batches = batches;
            _epoch = epoch;
            _reading = reading;
        }

        /// <summary>
        /// The batch; there is one after <see cref="MoveNext"/> gave true, and until it is called again.
        /// </summary>
        public readonly Batch<TInput, TTarget> Current => new(
            _batches._batchInputs.AsSpan(0, _count * _batches._inputSize),
            _batches._batchTargets.AsSpan(0, _count * _batches._targetSize),
            _batches._order.AsSpan(_start, _count));

        /// <summary>Gathers the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">Another epoch was begun since.</exception>
        public bool MoveNext()
        {
            if (_reading != _batches._reading)
            {
                throw new InvalidOperationException(
                    $"Epoch {_epoch} cannot be read on: another epoch of the same batches was begun, and they share "
                    + "their memory. Create batches of their own for each reader.");
            }

            _start += _count;
            _count = Math.Min(_batches.BatchSize, _batches.Count - _start);
            if (_count == 0)
                return false;
            _batches.Gather(_batches._order.AsSpan(_start, _count), _epoch);
            return true;
        }

        /// <summary>This enumerator itself.</summary>
        public readonly Enumerator GetEnumerator() => this;
    }
}
