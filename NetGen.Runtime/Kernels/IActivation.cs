using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>An elementwise function and its backward pass, as generated code states them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivation
{
    /// <summary><c>y = f(x)</c>.</summary>
    static abstract V Forward<V>(V x)
        where V : struct, ISimd<V>;

    /// <summary><c>∂L/∂x = f′(x) ∂L/∂y</c>, with <c>f′(x)</c> computed from the output y.</summary>
    static abstract V Backward<V>(V y, V gradient)
        where V : struct, ISimd<V>;
}

/// <summary>The identity, for layers that no activation follows. Kernels know it and skip it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoActivation : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Forward<V>(V x)
        where V : struct, ISimd<V> => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Backward<V>(V y, V gradient)
        where V : struct, ISimd<V> => gradient;
}
