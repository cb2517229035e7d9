using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Where a pass leaves its results, and what it does to them on the way: a sum and an activation.</summary>
/// <param name="output">Receives <c>f(value + residual)</c>.</param>
/// <param name="residual">What is added to each value, or null.</param>
/// <param name="kept">
/// Receives what the activation is of, for an activation that <see cref="IActivation{T}.IsFromInput">goes back from its
/// input</see>; null where no backward pass follows.
/// </param>
internal readonly unsafe struct ActivationOutput<T, TActivation>(T* output, T* residual, T* kept)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<V>(nint place, V value)
        where V : struct, ISimd<V, T>
    {
        if (residual != null)
            value += V.Load(residual + place);
        if (TActivation.IsFromInput && kept != null)
            V.Store(kept + place, value);
        V.Store(output + place, TActivation.Forward(value));
    }

    /// <summary>Clears the lanes past the last row, where the activation may have left what is not finite.</summary>
    public void ClearLanes(int features, int rows)
    {
        if (!TActivation.IsTotal)
            Padding<T>.ClearLanes(output, features, rows);
    }

    /// <summary>Clears the columns past the last feature, where the activation may have left what is not finite.</summary>
    public void ClearPanels(int features, int rows, int capacity)
    {
        if (!TActivation.IsTotal)
            Padding<T>.ClearPanels(output, features, rows, capacity);
    }
}
