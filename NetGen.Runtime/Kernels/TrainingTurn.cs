using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Lets one caller at a time train a network, and tells the others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingTurn
{
    private int _taken;

    /// <summary>Takes the turn until the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another caller has it.</exception>
    public Holder Take()
    {
        if (Interlocked.Exchange(ref _taken, 1) != 0)
        {
            throw new InvalidOperationException(
                "Another call that trains this network is running. Forward, Backward, BackwardFrom and Step belong to one "
                + "thread at a time; give each thread a network of its own, or take turns. Predict and Evaluate need none.");
        }

        return new Holder(this);
    }

    /// <summary>Gives the turn back.</summary>
    public readonly ref struct Holder
    {
        private readonly TrainingTurn _turn;

        internal Holder(TrainingTurn turn) => _turn = turn;

        /// <summary>Gives the turn back.</summary>
        public void Dispose() => Volatile.Write(ref _turn._taken, 0);
    }
}
