using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One number, for processors without vectors: those of the platform's library are calls there.</summary>
internal readonly unsafe struct OneLane<T> : ISimd<OneLane<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private OneLane(T lane) => _lane = lane;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public static OneLane<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(T.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Create(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Load(T* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, OneLane<T> value) => *destination = value._lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> operator +(OneLane<T> left, OneLane<T> right) => new(left._lane + right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> operator -(OneLane<T> left, OneLane<T> right) => new(left._lane - right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> operator *(OneLane<T> left, OneLane<T> right) => new(left._lane * right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> operator /(OneLane<T> left, OneLane<T> right) => new(left._lane / right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> operator -(OneLane<T> value) => new(-value._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> MultiplyAdd(OneLane<T> a, OneLane<T> b, OneLane<T> c) =>
        new(T.MultiplyAddEstimate(a._lane, b._lane, c._lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Max(OneLane<T> a, OneLane<T> b) => a._lane > b._lane ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Min(OneLane<T> a, OneLane<T> b) => a._lane < b._lane ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Sqrt(OneLane<T> value) => new(T.Sqrt(value._lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Abs(OneLane<T> value) => new(T.Abs(value._lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> CopySign(OneLane<T> magnitude, OneLane<T> sign) =>
        new(T.CopySign(magnitude._lane, sign._lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> GreaterThan(OneLane<T> a, OneLane<T> b) => Condition(a._lane > b._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> GreaterThanOrEqual(OneLane<T> a, OneLane<T> b) => Condition(a._lane >= b._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> LessThan(OneLane<T> a, OneLane<T> b) => Condition(a._lane < b._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Equal(OneLane<T> a, OneLane<T> b) => Condition(a._lane == b._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> NotEqual(OneLane<T> a, OneLane<T> b) => Condition(a._lane != b._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> And(OneLane<T> a, OneLane<T> b) => FromBits(Bits(a) & Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Or(OneLane<T> a, OneLane<T> b) => FromBits(Bits(a) | Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Not(OneLane<T> value) => FromBits(~Bits(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(OneLane<T> condition) => Bits(condition) < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Where(OneLane<T> condition, OneLane<T> whenTrue, OneLane<T> whenFalse) =>
        AnyTrue(condition) ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> FirstLanes(int count) => Condition(count > 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Round(OneLane<T> value) => new(T.Round(value._lane, MidpointRounding.ToEven));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> ScaleByPowerOfTwo(OneLane<T> value, OneLane<T> n)
    {
        // In two steps, as Wide128 has it: the first product is exact.
        var exponent = int.CreateSaturating(n._lane);
        var half = exponent >> 1;
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Exponent(OneLane<T> value) => typeof(T) == typeof(float)
        ? new(T.CreateTruncating((Bits(value) >> 23) - 127))
        : new(T.CreateTruncating((Bits(value) >> 52) - 1023));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane<T> Significand(OneLane<T> value) => typeof(T) == typeof(float)
        ? FromBits((Bits(value) & 0x007FFFFF) | 0x3F800000)
        : FromBits((Bits(value) & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(OneLane<T> value) => value._lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(OneLane<T> value) => value._lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OneLane<T> PowerOfTwo(int exponent) => typeof(T) == typeof(float)
        ? FromBits((long)(exponent + 127) << 23)
        : FromBits((long)(exponent + 1023) << 52);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OneLane<T> Condition(bool holds) => FromBits(holds ? -1 : 0);

    /// <summary>The bits, those of a float with its sign above them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(OneLane<T> value) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<T, int>(value._lane)
        : Unsafe.BitCast<T, long>(value._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OneLane<T> FromBits(long bits) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<int, T>((int)bits))
        : new(Unsafe.BitCast<long, T>(bits));
}
