using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>An elementwise function and its backward pass, as generated code states them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Whether <see cref="Backward"/> takes x, and not y: what computes both then keeps x, too, where it is asked to.
    /// </summary>
    static virtual bool IsFromInput => false;

    /// <summary>
    /// Whether y is finite for every finite x, so that what the padding of a batch holds stays finite; otherwise kernels
    /// clear it.
    /// </summary>
    static virtual bool IsTotal => true;

    /// <summary><c>y = f(x)</c>.</summary>
    static abstract V Forward<V>(V x)
        where V : struct, ISimd<V, T>;

    /// <summary><c>∂L/∂x = f′(x) ∂L/∂y</c>.</summary>
    /// <param name="saved">What <c>f′(x)</c> is computed from: y, or x where <see cref="IsFromInput"/> says so.</param>
    /// <param name="gradient">∂L/∂y.</param>
    static abstract V Backward<V>(V saved, V gradient)
        where V : struct, ISimd<V, T>;
}

/// <summary>The identity, for layers that no activation follows. Kernels know it and skip it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoActivation<T> : IActivation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Forward<V>(V x)
        where V : struct, ISimd<V, T> => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward<V>(V saved, V gradient)
        where V : struct, ISimd<V, T> => gradient;
}
