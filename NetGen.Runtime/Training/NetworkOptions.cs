namespace NetGen;

/// <summary>How a network is created. Options have defaults; name only those that differ.</summary>
public sealed class NetworkOptions
{
    /// <summary>
    /// The seed of everything random about the network: its initial weights and what its training draws. The same seed
    /// gives the same numbers on every machine. The default is 0.
    /// </summary>
    public int Seed { get; init; }
}
