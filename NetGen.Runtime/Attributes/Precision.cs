namespace NetGen;

/// <summary>The type of a network's numbers.</summary>
public enum Precision
{
    /// <summary><see cref="float"/>, 32 bits: what networks are usually trained and run in.</summary>
    Single,

    /// <summary><see cref="double"/>, 64 bits: for scientific use and for checking gradients; slower.</summary>
    Double,
}
