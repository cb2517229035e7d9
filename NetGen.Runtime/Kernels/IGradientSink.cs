using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Where a parameter's gradient goes, a vector at a time, while the first-level cache still holds it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes the gradient of the parameters at <paramref name="offset"/> of the parameter block.</summary>
    void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T>;

    /// <summary>Says that the gradient of <paramref name="length"/> parameters from <paramref name="offset"/> on comes soon.</summary>
    void Announce(nint offset, int length);
}

/// <summary>Writes the gradient to a block.</summary>
/// <param name="gradients">The block's start; it is laid out as the parameter block is.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct StoreGradient<T>(Address<T> gradients) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _gradients = gradients.Pointer;

    /// <summary>Where the gradient of those parameters goes: a product may write it there itself.</summary>
    internal T* At(nint offset) => _gradients + offset;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T> => V.Store(_gradients + offset, gradient);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(nint offset, int length) => Prefetch.Near(_gradients + offset, length);
}

/// <summary>Adds the gradient to a block: the second and later slices of a large batch.</summary>
/// <param name="gradients">The block's start; it is laid out as the parameter block is.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct AddGradient<T>(Address<T> gradients) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _gradients = gradients.Pointer;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T> => V.Store(_gradients + offset, V.Load(_gradients + offset) + gradient);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(nint offset, int length) => Prefetch.Near(_gradients + offset, length);
}

/// <summary>Drops the gradient, where only that of the input is wanted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoGradient<T> : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T>
    {
    }

    /// <inheritdoc/>
    public void Announce(nint offset, int length)
    {
    }
}

/// <summary>An optimizer's update of one vector of parameters, as generated code states it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The values kept for each parameter from step to step: none to three.</summary>
    static abstract int StateCount { get; }

    /// <summary>The parameters after the step; the state is updated in place.</summary>
    V Update<V>(V parameter, V gradient, ref V state0, ref V state1, ref V state2)
        where V : struct, ISimd<V, T>;
}

/// <summary>Updates the parameters at once, so that their gradient needs no block of its own.</summary>
/// <param name="parameters">The parameter block's start.</param>
/// <param name="state">The optimizer's state: <see cref="IUpdateRule{T}.StateCount"/> blocks laid out as the parameter block is.</param>
/// <param name="length">
/// The elements that are updated, from the block's start on: the length of each block of the state.
/// </param>
/// <param name="rule">The optimizer's update with this step's constants.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct UpdateParameters<T, TRule>(
    Address<T> parameters, Address<T> state, int length, TRule rule)
    : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    private readonly T* _parameters = parameters.Pointer;
    private readonly T* _state0 = state.Pointer;
    private readonly T* _state1 = state.Pointer + length;
    private readonly T* _state2 = state.Pointer + ((nint)2 * length);
    private readonly TRule _rule = rule;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<V>(nint offset, V gradient)
        where V : struct, ISimd<V, T>
    {
        var state0 = TRule.StateCount > 0 ? V.Load(_state0 + offset) : V.Zero;
        var state1 = TRule.StateCount > 1 ? V.Load(_state1 + offset) : V.Zero;
        var state2 = TRule.StateCount > 2 ? V.Load(_state2 + offset) : V.Zero;
        var parameter = V.Load(_parameters + offset);
        V.Store(_parameters + offset, _rule.Update(parameter, gradient, ref state0, ref state1, ref state2));
        if (TRule.StateCount > 0)
            V.Store(_state0 + offset, state0);
        if (TRule.StateCount > 1)
            V.Store(_state1 + offset, state1);
        if (TRule.StateCount > 2)
            V.Store(_state2 + offset, state2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(nint offset, int length)
    {
        Prefetch.Near(_parameters + offset, length);
        if (TRule.StateCount > 0)
            Prefetch.Near(_state0 + offset, length);
        if (TRule.StateCount > 1)
            Prefetch.Near(_state1 + offset, length);
        if (TRule.StateCount > 2)
            Prefetch.Near(_state2 + offset, length);
    }
}
