using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>A place in a block of floats: a pointer that code without <c>unsafe</c> can hold and move.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Address
{
    internal readonly float* Pointer;

    internal Address(float* pointer) => Pointer = pointer;

    /// <summary>The address <paramref name="offset"/> floats further on.</summary>
    public static Address operator +(Address address, nint offset) => new(address.Pointer + offset);
}
