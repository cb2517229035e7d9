using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>128 bits: four lanes of float, two of double.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Wide128<T> : ISimd<Wide128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Wide128(Vector128<T> lanes) => _lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <inheritdoc/>
    public static Wide128<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<T>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Create(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Load(T* source) => new(Vector128.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Wide128<T> value) => value._lanes.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator +(Wide128<T> left, Wide128<T> right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator -(Wide128<T> left, Wide128<T> right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator *(Wide128<T> left, Wide128<T> right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator /(Wide128<T> left, Wide128<T> right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> operator -(Wide128<T> value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> MultiplyAdd(Wide128<T> a, Wide128<T> b, Wide128<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return new(Vector128.MultiplyAddEstimate(a._lanes.AsSingle(), b._lanes.AsSingle(), c._lanes.AsSingle())
                .As<float, T>());
        }

        return new(Vector128.MultiplyAddEstimate(a._lanes.AsDouble(), b._lanes.AsDouble(), c._lanes.AsDouble())
            .As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Max(Wide128<T> a, Wide128<T> b) => new(Vector128.MaxNative(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Min(Wide128<T> a, Wide128<T> b) => new(Vector128.MinNative(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Sqrt(Wide128<T> value) => new(Vector128.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Abs(Wide128<T> value) => new(Vector128.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> CopySign(Wide128<T> magnitude, Wide128<T> sign) =>
        new(Vector128.CopySign(magnitude._lanes, sign._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> GreaterThan(Wide128<T> a, Wide128<T> b) => new(Vector128.GreaterThan(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> GreaterThanOrEqual(Wide128<T> a, Wide128<T> b) =>
        new(Vector128.GreaterThanOrEqual(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> LessThan(Wide128<T> a, Wide128<T> b) => new(Vector128.LessThan(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Equal(Wide128<T> a, Wide128<T> b) => new(Vector128.Equals(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> NotEqual(Wide128<T> a, Wide128<T> b) => new(~Vector128.Equals(a._lanes, b._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> And(Wide128<T> a, Wide128<T> b) => new(a._lanes & b._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Or(Wide128<T> a, Wide128<T> b) => new(a._lanes | b._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Not(Wide128<T> value) => new(~value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyTrue(Wide128<T> condition) =>
        Vector128.ExtractMostSignificantBits(condition._lanes) != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Where(Wide128<T> condition, Wide128<T> whenTrue, Wide128<T> whenFalse) =>
        new(Vector128.ConditionalSelect(condition._lanes, whenTrue._lanes, whenFalse._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> FirstLanes(int count) => typeof(T) == typeof(float)
        ? new(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).As<int, T>())
        : new(Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Round(Wide128<T> value) => typeof(T) == typeof(float)
        ? new(Vector128.Round(value._lanes.AsSingle()).As<float, T>())
        : new(Vector128.Round(value._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> ScaleByPowerOfTwo(Wide128<T> value, Wide128<T> n) => typeof(T) == typeof(float)
        ? new(Scale(value._lanes.AsSingle(), n._lanes.AsSingle()).As<float, T>())
        : new(Scale(value._lanes.AsDouble(), n._lanes.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Exponent(Wide128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            var exponent = Vector128.ShiftRightLogical(value._lanes.AsInt32(), 23) - Vector128.Create(127);
            return new(Vector128.ConvertToSingle(exponent).As<float, T>());
        }

        var longExponent = Vector128.ShiftRightLogical(value._lanes.AsInt64(), 52) - Vector128.Create(1023L);
        return new(Vector128.ConvertToDouble(longExponent).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide128<T> Significand(Wide128<T> value)
    {
        if (typeof(T) == typeof(float))
        {
            return new(
                ((Vector128.Create(0x007FFFFF) & value._lanes.AsInt32()) | Vector128.Create(0x3F800000)).As<int, T>());
        }

        return new(
            ((Vector128.Create(0x000FFFFFFFFFFFFF) & value._lanes.AsInt64()) | Vector128.Create(0x3FF0000000000000))
            .As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Wide128<T> value)
    {
        if (typeof(T) != typeof(float))
            return value._lanes.GetElement(0) + value._lanes.GetElement(1);
        var lanes = value._lanes.AsSingle();
        var pairs = (lanes + Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1))).As<float, T>();
        return pairs.GetElement(0) + pairs.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(Wide128<T> value)
    {
        if (typeof(T) != typeof(float))
            return T.Max(value._lanes.GetElement(0), value._lanes.GetElement(1));
        var lanes = value._lanes.AsSingle();
        var pairs = Vector128.MaxNative(lanes, Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1))).As<float, T>();
        return T.Max(pairs.GetElement(0), pairs.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Scale(Vector128<float> value, Vector128<float> n)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(value, n);

        // In two steps, so that neither factor leaves the normal range where the result is a denormal or nearly
        // infinite: n = half + rest, and the first product is exact.
        var exponent = Vector128.ConvertToInt32Native(n);
        var half = Vector128.ShiftRightArithmetic(exponent, 1);
        var first = Vector128.ShiftLeft(half + Vector128.Create(127), 23).AsSingle();
        var second = Vector128.ShiftLeft(exponent - half + Vector128.Create(127), 23).AsSingle();
        return value * first * second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Scale(Vector128<double> value, Vector128<double> n)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(value, n);

        var exponent = Vector128.ConvertToInt64Native(n);
        var half = Vector128.ShiftRightArithmetic(exponent, 1);
        var first = Vector128.ShiftLeft(half + Vector128.Create(1023L), 52).AsDouble();
        var second = Vector128.ShiftLeft(exponent - half + Vector128.Create(1023L), 52).AsDouble();
        return value * first * second;
    }
}
