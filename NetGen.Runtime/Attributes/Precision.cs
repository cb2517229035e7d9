using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>The type of a network's numbers.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members name types.")]
public enum Precision
{
    /// <summary><see cref="float"/>, 32 bits: what networks are usually trained and run in.</summary>
    Single,

    /// <summary><see cref="double"/>, 64 bits: for scientific use and for checking gradients; slower.</summary>
    Double,
}
