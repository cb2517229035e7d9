using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradient of what an activation is of, <c>f′ ⊙ (∂L/∂Y + more) ⊙ mask</c>, from that of its output, or from the two
/// parts of that.
/// </summary>
/// <param name="saved">What f′ is computed from; not read for <see cref="NoActivation{T}"/>.</param>
/// <param name="gradient">∂L/∂Y, or a part of it.</param>
/// <param name="more">The other part, or null.</param>
/// <param name="mask">What ∂L/∂Y is multiplied by, or null.</param>
internal readonly unsafe struct ActivationGradient<T, TActivation>(T* saved, T* gradient, T* more, T* mask)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    /// <summary>Whether it is ∂L/∂Y as it lies in memory.</summary>
    public bool IsPlain => typeof(TActivation) == typeof(NoActivation<T>) && more == null && mask == null;

    /// <summary>∂L/∂Y, or a part of it.</summary>
    public T* Gradient => gradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V>(nint place)
        where V : struct, ISimd<V, T>
    {
        var g = V.Load(gradient + place);
        if (more != null)
            g += V.Load(more + place);
        if (mask != null)
            g *= V.Load(mask + place);
        return typeof(TActivation) == typeof(NoActivation<T>) ? g : TActivation.Backward(V.Load(saved + place), g);
    }
}

/// <summary>Vectors of such a gradient, which are written to memory as they are read.</summary>
/// <param name="source">The gradient.</param>
/// <param name="destination">Where it goes, or null.</param>
/// <param name="start">The place of the first vector in all of them.</param>
internal readonly unsafe struct ActivationGradientTerms<T, TActivation>(
    ActivationGradient<T, TActivation> source, T* destination, nint start) : ITerms<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V>(int term, nint place)
        where V : struct, ISimd<V, T>
    {
        var g = source.At<V>(start + place);
        if (destination != null)
            V.Store(destination + start + place, g);
        return g;
    }
}
