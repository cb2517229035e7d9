namespace NetGen;

/// <summary>How a network is created. Options have defaults; name only those that differ.</summary>
public sealed class NetworkOptions
{
    private readonly int _threads = Environment.ProcessorCount;

    /// <summary>
    /// The seed of everything random about the network: its initial weights and what its training draws. The same seed
    /// gives the same numbers on every machine. The default is 0.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// The most threads that a call to the network computes with, the calling one included. The default is the number of
    /// processors. Results are the same, bit for bit, with any number. Work that is too small to gain from a second thread,
    /// some 20 µs of one, stays on the calling thread, and so does all work while other calls keep the processors busy.
    /// The threads are shared by all networks of the process and sleep when there is nothing to do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Threads
    {
        get => _threads;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threads = value;
        }
    }
}
