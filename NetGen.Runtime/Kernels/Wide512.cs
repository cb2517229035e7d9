using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>512 bits: sixteen lanes of float, eight of double.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Wide512<T> : ISimd<Wide512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Wide512(Vector512<T> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<T>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Create(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Load(T* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Wide512<T> value) => value._lanes.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator +(Wide512<T> left, Wide512<T> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator -(Wide512<T> left, Wide512<T> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator *(Wide512<T> left, Wide512<T> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator /(Wide512<T> left, Wide512<T> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> operator -(Wide512<T> value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> MultiplyAdd(Wide512<T> a, Wide512<T> b, Wide512<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return new(Vector512.MultiplyAddEstimate(a._lanes.AsSingle(), b._lanes.AsSingle(), c._lanes.AsSingle())
                .As<float, T>());
        }

        return new(Vector512.MultiplyAddEstimate(a._lanes.AsDouble(), b._lanes.AsDouble(), c._lanes.AsDouble())
            .As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Max(Wide512<T> a, Wide512<T> b) => new(Vector512.MaxNative(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Min(Wide512<T> a, Wide512<T> b) => new(Vector512.MinNative(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Sqrt(Wide512<T> value) => new(Vector512.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Abs(Wide512<T> value) => new(Vector512.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> CopySign(Wide512<T> magnitude, Wide512<T> sign) =>
        new(Vector512.CopySign(magnitude._lanes, sign._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> GreaterThan(Wide512<T> a, Wide512<T> b) => new(Vector512.GreaterThan(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> GreaterThanOrEqual(Wide512<T> a, Wide512<T> b) =>
        new(Vector512.GreaterThanOrEqual(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> LessThan(Wide512<T> a, Wide512<T> b) => new(Vector512.LessThan(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Equal(Wide512<T> a, Wide512<T> b) => new(Vector512.Equals(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> NotEqual(Wide512<T> a, Wide512<T> b) => new(~Vector512.Equals(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> And(Wide512<T> a, Wide512<T> b) => new(a._lanes & b._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Or(Wide512<T> a, Wide512<T> b) => new(a._lanes | b._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Not(Wide512<T> value) => new(~value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Wide512<T> condition) =>
        Vector512.ExtractMostSignificantBits(condition._lanes) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Where(Wide512<T> condition, Wide512<T> whenTrue, Wide512<T> whenFalse) =>
        new(Vector512.ConditionalSelect(condition._lanes, whenTrue._lanes, whenFalse._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> FirstLanes(int count) => typeof(T) == typeof(float)
        ? new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>())
        : new(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Round(Wide512<T> value) => typeof(T) == typeof(float)
        ? new(Vector512.Round(value._lanes.AsSingle()).As<float, T>())
        : new(Vector512.Round(value._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> ScaleByPowerOfTwo(Wide512<T> value, Wide512<T> n) => typeof(T) == typeof(float)
        ? new(Scale(value._lanes.AsSingle(), n._lanes.AsSingle()).As<float, T>())
        : new(Scale(value._lanes.AsDouble(), n._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Exponent(Wide512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var exponent = Vector512.ShiftRightLogical(value._lanes.AsInt32(), 23) - Vector512.Create(127);
            return new(Vector512.ConvertToSingle(exponent).As<float, T>());
        }

        var longExponent = Vector512.ShiftRightLogical(value._lanes.AsInt64(), 52) - Vector512.Create(1023L);
        return new(Vector512.ConvertToDouble(longExponent).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide512<T> Significand(Wide512<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return new(
                ((Vector512.Create(0x007FFFFF) & value._lanes.AsInt32()) | Vector512.Create(0x3F800000)).As<int, T>());
        }

        return new(
            ((Vector512.Create(0x000FFFFFFFFFFFFF) & value._lanes.AsInt64()) | Vector512.Create(0x3FF0000000000000))
            .As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide512<T> value) =>
        Wide256<T>.Sum(new Wide256<T>(value._lanes.GetLower() + value._lanes.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(Wide512<T> value) =>
        Wide256<T>.MaxLane(new Wide256<T>(Vector256.MaxNative(value._lanes.GetLower(), value._lanes.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scale(Vector512<float> value, Vector512<float> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(value, n);

        // In two steps, so that neither factor leaves the normal range where the result is a denormal or nearly
        // infinite: n = half + rest, and the first product is exact.
        var exponent = Vector512.ConvertToInt32Native(n);
        var half = Vector512.ShiftRightArithmetic(exponent, 1);
        var first = Vector512.ShiftLeft(half + Vector512.Create(127), 23).AsSingle();
        var second = Vector512.ShiftLeft(exponent - half + Vector512.Create(127), 23).AsSingle();
        return value * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scale(Vector512<double> value, Vector512<double> n)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(value, n);

        var exponent = Vector512.ConvertToInt64Native(n);
        var half = Vector512.ShiftRightArithmetic(exponent, 1);
        var first = Vector512.ShiftLeft(half + Vector512.Create(1023L), 52).AsDouble();
        var second = Vector512.ShiftLeft(exponent - half + Vector512.Create(1023L), 52).AsDouble();
        return value * first * second;
    }
}
