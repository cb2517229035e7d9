using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Random words as numbers, a number for each lane.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <typeparam name="W">The vector that the words are in.</typeparam>
internal static class RandomLanes<T, W>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where W : unmanaged, IWords<W>
{
    /// <summary>
    /// What <see cref="UInt16{V}"/> adds to its numbers: from here on to the next power of two, the last bit of a
    /// number's significand counts 1.
    /// </summary>
    public static T UInt16Offset
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Number<T>.FromDouble(typeof(T) == typeof(float) ? 8388608.0 : 4503599627370496.0);
    }

    /// <summary>
    /// The lower (0) or upper (1) 16 bits of each word as an integer, plus <see cref="UInt16Offset"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V UInt16<V>(W words, int half)
        where V : struct, ISimd<V, T>
    {
        var isSingle = typeof(T) == typeof(float);
        var bits = (half == 0 ? words : words >>> 16) & W.Create(isSingle ? 0x0000_FFFF_0000_FFFFUL : 0xFFFFUL);
        return Unsafe.BitCast<W, V>(bits | W.Create(isSingle ? 0x4B00_0000_4B00_0000UL : 0x4330_0000_0000_0000UL));
    }

    /// <summary>
    /// Standard normal numbers from the upper 23 bits of each word, by inversion: 2²³ different values within ±5.3.
    /// They are the quantiles to about 10⁻⁶ of their size in either precision, which no sample of them tells from the
    /// exact.
    /// </summary>
    /// <remarks>
    /// <c>√2 erf⁻¹(u)</c> with u the middle of one of 2²³ equal parts of (−1, 1), by the polynomials in
    /// <c>−log(1 − u²)</c> of M. Giles, "Approximating the erfinv function", GPU Computing Gems, Jade Edition, 2011.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Normal<V>(W words)
        where V : struct, ISimd<V, T>
    {
        var u = Symmetric<V>(words);
        var one = Create<V>(1);
        var w = -VectorMath<T>.Log((one - u) * (one + u));

        var v = w - Create<V>(2.5);
        var central = Create<V>(2.81022636e-08);
        central = V.MultiplyAdd(central, v, Create<V>(3.43273939e-07));
        central = V.MultiplyAdd(central, v, Create<V>(-3.5233877e-06));
        central = V.MultiplyAdd(central, v, Create<V>(-4.39150654e-06));
        central = V.MultiplyAdd(central, v, Create<V>(0.00021858087));
        central = V.MultiplyAdd(central, v, Create<V>(-0.00125372503));
        central = V.MultiplyAdd(central, v, Create<V>(-0.00417768164));
        central = V.MultiplyAdd(central, v, Create<V>(0.246640727));
        central = V.MultiplyAdd(central, v, Create<V>(1.50140941));

        v = V.Sqrt(w) - Create<V>(3);
        var tail = Create<V>(-0.000200214257);
        tail = V.MultiplyAdd(tail, v, Create<V>(0.000100950558));
        tail = V.MultiplyAdd(tail, v, Create<V>(0.00134934322));
        tail = V.MultiplyAdd(tail, v, Create<V>(-0.00367342844));
        tail = V.MultiplyAdd(tail, v, Create<V>(0.00573950773));
        tail = V.MultiplyAdd(tail, v, Create<V>(-0.0076224613));
        tail = V.MultiplyAdd(tail, v, Create<V>(0.00943887047));
        tail = V.MultiplyAdd(tail, v, Create<V>(1.00167406));
        tail = V.MultiplyAdd(tail, v, Create<V>(2.83297682));

        var inverse = V.Where(V.LessThan(w, Create<V>(5)), central, tail) * u;
        return inverse * Create<V>(1.4142135623730951);
    }

    /// <summary>The middles of 2²³ equal parts of (−1, 1), exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Symmetric<V>(W words)
        where V : struct, ISimd<V, T>
    {
        // The bits as the first ones of a significand give a number in [1, 2).
        var bits = typeof(T) == typeof(float)
            ? ((words >>> 9) & W.Create(0x007F_FFFF_007F_FFFF)) | W.Create(0x3F80_0000_3F80_0000)
            : (((words >>> 9) & W.Create(0x007F_FFFF)) << 29) | W.Create(0x3FF0_0000_0000_0000);
        var number = Unsafe.BitCast<W, V>(bits);
        return number + number - Create<V>(3) + Create<V>(1.0 / 8388608);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Create<V>(double value)
        where V : struct, ISimd<V, T> => V.Create(Number<T>.FromDouble(value));
}
