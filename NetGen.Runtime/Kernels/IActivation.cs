using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>An elementwise function and its backward pass, as generated code states them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>y = f(x)</c>.</summary>
    static abstract V Forward<V>(V x)
        where V : struct, ISimd<V, T>;

    /// <summary><c>∂L/∂x = f′(x) ∂L/∂y</c>, with <c>f′(x)</c> computed from the output y.</summary>
    static abstract V Backward<V>(V y, V gradient)
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
    public static V Backward<V>(V y, V gradient)
        where V : struct, ISimd<V, T> => gradient;
}
