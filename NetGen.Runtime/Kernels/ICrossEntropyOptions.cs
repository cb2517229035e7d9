using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The options of a cross-entropy, as constants to the JIT.</summary>
/// <remarks>
/// With e the smoothing, C classes with weights w and a target t (1 at a class index, else 0), the loss is that of the
/// target <c>t′ᵢ = wᵢ ((1 − e) tᵢ + e / C)</c>, as PyTorch's <c>cross_entropy</c> has it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICrossEntropyOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The factor that each class counts with; empty where all are 1.</summary>
    static abstract ReadOnlySpan<T> ClassWeights { get; }

    /// <summary>The part of the target that is spread evenly over all classes; in [0, 1).</summary>
    static abstract T LabelSmoothing { get; }

    /// <summary>The class index of targets that count neither in the loss nor in what its mean divides by.</summary>
    static abstract int IgnoreIndex { get; }
}

/// <summary>The options that a cross-entropy has where none is given: PyTorch's defaults.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PlainCrossEntropy<T> : ICrossEntropyOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static ReadOnlySpan<T> ClassWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    public static T LabelSmoothing
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Zero;
    }

    /// <inheritdoc/>
    public static int IgnoreIndex
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => -100;
    }
}
