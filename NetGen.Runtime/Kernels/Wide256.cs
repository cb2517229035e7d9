using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>256 bits: eight lanes of float, four of double.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Wide256<T> : ISimd<Wide256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Wide256(Vector256<T> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<T>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Create(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Load(T* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Wide256<T> value) => value._lanes.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator +(Wide256<T> left, Wide256<T> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> left, Wide256<T> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator *(Wide256<T> left, Wide256<T> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator /(Wide256<T> left, Wide256<T> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> operator -(Wide256<T> value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> MultiplyAdd(Wide256<T> a, Wide256<T> b, Wide256<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return new(Vector256.MultiplyAddEstimate(a._lanes.AsSingle(), b._lanes.AsSingle(), c._lanes.AsSingle())
                .As<float, T>());
        }

        return new(Vector256.MultiplyAddEstimate(a._lanes.AsDouble(), b._lanes.AsDouble(), c._lanes.AsDouble())
            .As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Max(Wide256<T> a, Wide256<T> b) => new(Vector256.MaxNative(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Min(Wide256<T> a, Wide256<T> b) => new(Vector256.MinNative(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Sqrt(Wide256<T> value) => new(Vector256.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Abs(Wide256<T> value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> CopySign(Wide256<T> magnitude, Wide256<T> sign) =>
        new(Vector256.CopySign(magnitude._lanes, sign._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> GreaterThan(Wide256<T> a, Wide256<T> b) => new(Vector256.GreaterThan(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> GreaterThanOrEqual(Wide256<T> a, Wide256<T> b) =>
        new(Vector256.GreaterThanOrEqual(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> LessThan(Wide256<T> a, Wide256<T> b) => new(Vector256.LessThan(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Equal(Wide256<T> a, Wide256<T> b) => new(Vector256.Equals(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> NotEqual(Wide256<T> a, Wide256<T> b) => new(~Vector256.Equals(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> And(Wide256<T> a, Wide256<T> b) => new(a._lanes & b._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Or(Wide256<T> a, Wide256<T> b) => new(a._lanes | b._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Not(Wide256<T> value) => new(~value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Wide256<T> condition) =>
        Vector256.ExtractMostSignificantBits(condition._lanes) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Where(Wide256<T> condition, Wide256<T> whenTrue, Wide256<T> whenFalse) =>
        new(Vector256.ConditionalSelect(condition._lanes, whenTrue._lanes, whenFalse._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> FirstLanes(int count) => typeof(T) == typeof(float)
        ? new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).As<int, T>())
        : new(Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Round(Wide256<T> value) => typeof(T) == typeof(float)
        ? new(Vector256.Round(value._lanes.AsSingle()).As<float, T>())
        : new(Vector256.Round(value._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> ScaleByPowerOfTwo(Wide256<T> value, Wide256<T> n) => typeof(T) == typeof(float)
        ? new(Scale(value._lanes.AsSingle(), n._lanes.AsSingle()).As<float, T>())
        : new(Scale(value._lanes.AsDouble(), n._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Exponent(Wide256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var exponent = Vector256.ShiftRightLogical(value._lanes.AsInt32(), 23) - Vector256.Create(127);
            return new(Vector256.ConvertToSingle(exponent).As<float, T>());
        }

        var longExponent = Vector256.ShiftRightLogical(value._lanes.AsInt64(), 52) - Vector256.Create(1023L);
        return new(Vector256.ConvertToDouble(longExponent).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide256<T> Significand(Wide256<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return new(
                ((Vector256.Create(0x007FFFFF) & value._lanes.AsInt32()) | Vector256.Create(0x3F800000)).As<int, T>());
        }

        return new(
            ((Vector256.Create(0x000FFFFFFFFFFFFF) & value._lanes.AsInt64()) | Vector256.Create(0x3FF0000000000000))
            .As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide256<T> value) =>
        Wide128<T>.Sum(new Wide128<T>(value._lanes.GetLower() + value._lanes.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(Wide256<T> value) =>
        Wide128<T>.MaxLane(new Wide128<T>(Vector128.MaxNative(value._lanes.GetLower(), value._lanes.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> value, Vector256<float> n)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(value, n);

        // In two steps, so that neither factor leaves the normal range where the result is a denormal or nearly
        // infinite: n = half + rest, and the first product is exact.
        var exponent = Vector256.ConvertToInt32Native(n);
        var half = Vector256.ShiftRightArithmetic(exponent, 1);
        var first = Vector256.ShiftLeft(half + Vector256.Create(127), 23).AsSingle();
        var second = Vector256.ShiftLeft(exponent - half + Vector256.Create(127), 23).AsSingle();
        return value * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scale(Vector256<double> value, Vector256<double> n)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(value, n);

        var exponent = Vector256.ConvertToInt64Native(n);
        var half = Vector256.ShiftRightArithmetic(exponent, 1);
        var first = Vector256.ShiftLeft(half + Vector256.Create(1023L), 52).AsDouble();
        var second = Vector256.ShiftLeft(exponent - half + Vector256.Create(1023L), 52).AsDouble();
        return value * first * second;
    }
}
