using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <content>
/// Sums and products in two numbers, the second being the rounding error of the first. With these a result is had
/// to about twice the digits of a float.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The upper twelve of the 24 bits of a significand: products of such numbers are exact.</summary>
    private static float UpperTwelveBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.UInt32BitsToSingle(0xFFFFF000);
    }

    /// <summary>
    /// Whether <see cref="ISimd{TSelf, T}.MultiplyAdd"/> rounds once; constant to the JIT and to AOT.
    /// </summary>
    private static bool IsFused
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }

    /// <summary><c>a b − product</c> exactly, for the rounded product of a and b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ProductError<V>(V a, V b, V product)
        where V : struct, ISimd<V, T>
    {
        if (IsFused)
            return V.MultiplyAdd(a, b, -product);

        // Halves of twelve bits, of which all products are exact (Dekker 1971; the cut is Veltkamp's, by a mask).
        var mask = Create<V>(UpperTwelveBits);
        var aHigh = V.And(a, mask);
        var bHigh = V.And(b, mask);
        var aLow = a - aHigh;
        var bLow = b - bHigh;
        return (aLow * bLow) - (((product - (aHigh * bHigh)) - (aLow * bHigh)) - (aHigh * bLow));
    }

    /// <summary>
    /// <c>a + b − sum</c> exactly, for the rounded sum of a and b where a is 0 or <c>|a| ≥ |b|</c> (Dekker 1971).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SumError<V>(V a, V b, V sum)
        where V : struct, ISimd<V, T>
    {
        return b - (sum - a);
    }
}
