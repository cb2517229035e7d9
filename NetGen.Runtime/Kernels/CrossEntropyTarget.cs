using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The target that a cross-entropy's options make of a given one: <c>t′ᵢ = wᵢ ((1 − e) tᵢ + e / C)</c>. What an option
/// that is not set would cost is left out at compile time.
/// </summary>
internal static unsafe class CrossEntropyTarget<T, TOptions>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TOptions : struct, ICrossEntropyOptions<T>
{
    public static bool IsWeighted
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !TOptions.ClassWeights.IsEmpty;
    }

    public static bool IsSmoothed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOptions.LabelSmoothing != T.Zero;
    }

    /// <summary>
    /// A class that a kernel may use as an index. Targets are checked before the pass begins; another thread that has
    /// changed one since must not lead outside the row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Class(int index, int classes) => (int)Math.Min((uint)index, (uint)(classes - 1));

    /// <summary>What smoothing gives to every class before its weight: <c>e / C</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Share(int classes) => TOptions.LabelSmoothing / T.CreateTruncating(classes);

    /// <summary>What a class index gives to its own class on top: <c>w (1 − e)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Certain(int index) => IsWeighted
        ? TOptions.ClassWeights[index] * (T.One - TOptions.LabelSmoothing)
        : T.One - TOptions.LabelSmoothing;

    /// <summary>What smoothing gives to all classes together: <c>e / C Σ w</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SharedMass(int classes)
    {
        if (!IsSmoothed)
            return T.Zero;
        if (!IsWeighted)
            return TOptions.LabelSmoothing;
        var sum = T.Zero;
        foreach (var weight in TOptions.ClassWeights)
            sum += weight;
        return Share(classes) * sum;
    }

    /// <summary>The weights of the classes from <paramref name="column"/> on; 0 past the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Weights<V>(T* weights, int column, int classes)
        where V : struct, ISimd<V, T> =>
        IsWeighted ? Rows<T>.Load<V>(weights + column, classes - column) : V.Create(T.One);

    /// <summary>The weight of a class in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Weight<V>(int index)
        where V : struct, ISimd<V, T> => V.Create(IsWeighted ? TOptions.ClassWeights[index] : T.One);

    /// <summary>The smoothed and weighted form of targets of a distribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V target, V weight, int classes)
        where V : struct, ISimd<V, T>
    {
        if (IsSmoothed)
            target = (target * V.Create(T.One - TOptions.LabelSmoothing)) + V.Create(Share(classes));
        return IsWeighted ? target * weight : target;
    }
}
