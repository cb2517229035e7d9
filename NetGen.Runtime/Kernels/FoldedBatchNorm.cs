using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Batch normalization by the running statistics as a part of the product before it. To a channel it is one scale and one
/// shift of the sum s of products, <c>γ (s + b − μ) / √(σ² + ε) + β = scale × s + shift</c>, so no pass of its own is
/// needed; <see langword="default"/> where none follows: the scale is 1 and the shift b.
/// </summary>
/// <param name="weight">γ, a padded vector, or null for 1.</param>
/// <param name="bias">β, likewise, or null for 0.</param>
/// <param name="runningMean">μ, a padded vector.</param>
/// <param name="runningVariance">σ², a padded vector.</param>
/// <param name="epsilon">ε.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct FoldedBatchNorm<T>(
    Address<T> weight, Address<T> bias, Address<T> runningMean, Address<T> runningVariance, double epsilon)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Affine<T> _affine = new(weight.Pointer, bias.Pointer);
    private readonly RunningStatistics<T> _running = new(runningMean.Pointer, runningVariance.Pointer, 0, epsilon);
    private readonly T* _mean = runningMean.Pointer;

    /// <summary>Whether there is one.</summary>
    internal bool IsThere
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _mean != null;
    }

    /// <summary>The scales of some channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Scale<V>(int first)
        where V : struct, ISimd<V, T> =>
        IsThere ? _running.InverseDeviation<V>(first) * _affine.Scale<V>(first) : V.Create(T.One);

    /// <summary>The shifts of some channels.</summary>
    /// <param name="first">The first of the channels.</param>
    /// <param name="scale">Their scales.</param>
    /// <param name="productBias">b, a padded vector, or null for 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal V Shift<V>(int first, V scale, T* productBias)
        where V : struct, ISimd<V, T>
    {
        var b = productBias == null ? V.Zero : V.Load(productBias + first);
        return IsThere ? V.MultiplyAdd(b - _running.Mean<V>(first), scale, _affine.Shift<V>(first)) : b;
    }

    /// <summary>Writes the scales and shifts of all channels, of padded vectors as many elements as they have.</summary>
    /// <param name="channels">The channels.</param>
    /// <param name="productBias">b, a padded vector, or null for 0.</param>
    /// <param name="scales">Receives the scales.</param>
    /// <param name="shifts">Receives the shifts.</param>
    internal void Write(int channels, T* productBias, T* scales, T* shifts)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            var scale = _running.InverseDeviationOf(channel) * _affine.ScaleOf(channel);
            var b = productBias == null ? T.Zero : productBias[channel];
            scales[channel] = scale;
            shifts[channel] = ((b - _running.MeanOf(channel)) * scale) + _affine.ShiftOf(channel);
        }
    }
}
