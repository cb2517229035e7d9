using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>A place in a block of numbers: a pointer that code without <c>unsafe</c> can hold and move.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Address<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal readonly T* Pointer;

    internal Address(T* pointer) => Pointer = pointer;

    /// <summary>The address <paramref name="offset"/> elements further on.</summary>
    public static Address<T> operator +(Address<T> address, nint offset) => new(address.Pointer + offset);
}
