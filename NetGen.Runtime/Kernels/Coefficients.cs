using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>
/// One vector for each trained number of a function (<see cref="IParametricActivation{T}"/>). They are apart, and no array, so
/// that those in use live in registers.
/// </summary>
/// <typeparam name="V">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Coefficients<V>
    where V : struct
{
    /// <summary>The vector of the first number.</summary>
    public V P0 { get; set; }

    /// <summary>That of the second.</summary>
    public V P1 { get; set; }

    /// <summary>That of the third.</summary>
    public V P2 { get; set; }

    /// <summary>That of the fourth.</summary>
    public V P3 { get; set; }

    /// <summary>That of the fifth.</summary>
    public V P4 { get; set; }

    /// <summary>That of the sixth.</summary>
    public V P5 { get; set; }

    /// <summary>That of the seventh.</summary>
    public V P6 { get; set; }

    /// <summary>That of the eighth.</summary>
    public V P7 { get; set; }

    /// <summary>That of the ninth.</summary>
    public V P8 { get; set; }

    /// <summary>That of the tenth.</summary>
    public V P9 { get; set; }

    /// <summary>That of the eleventh.</summary>
    public V P10 { get; set; }

    /// <summary>That of the twelfth.</summary>
    public V P11 { get; set; }

    /// <summary>That of the thirteenth.</summary>
    public V P12 { get; set; }

    /// <summary>That of the fourteenth.</summary>
    public V P13 { get; set; }

    /// <summary>That of the fifteenth.</summary>
    public V P14 { get; set; }

    /// <summary>That of the sixteenth.</summary>
    public V P15 { get; set; }
}
