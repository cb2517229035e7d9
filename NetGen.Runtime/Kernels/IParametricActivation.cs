using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// An elementwise function <c>y = f(x; p₀, p₁, …)</c> with trained numbers, and its backward pass, as generated code
/// states them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParametricActivation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of trained numbers, from 1 to 16.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// Whether y and its derivatives are finite for every finite x, so that what the padding of a batch holds stays finite.
    /// </summary>
    static abstract bool IsTotal { get; }

    /// <summary><c>y = f(x; p)</c>.</summary>
    static abstract V Forward<V>(V x, in Coefficients<V> p)
        where V : struct, ISimd<V, T>;

    /// <summary><c>∂L/∂x</c> from ∂L/∂y; adds <c>∂f/∂pᵢ ∂L/∂y</c> to the sum of each pᵢ.</summary>
    /// <param name="x">What the function was of.</param>
    /// <param name="gradient">∂L/∂y. Where it is 0 nothing is added and the result is 0, whatever x is.</param>
    /// <param name="p">The trained numbers.</param>
    /// <param name="sums">What the contributions to each number's gradient are added to.</param>
    static abstract V Backward<V>(V x, V gradient, in Coefficients<V> p, ref Coefficients<V> sums)
        where V : struct, ISimd<V, T>;
}
