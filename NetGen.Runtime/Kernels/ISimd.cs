using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// A vector of <see cref="float"/> or <see cref="double"/> lanes. Kernels and generated functions are written once over
/// this interface and the JIT (or NativeAOT) specialises them for the widths of <see cref="Wide512{T}"/>,
/// <see cref="Wide256{T}"/> and <see cref="Wide128{T}"/>, or for one number where there are no vectors; every member is
/// one instruction or a few.
/// </summary>
/// <typeparam name="TSelf">The vector type itself.</typeparam>
/// <typeparam name="T">The type of a lane.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage(
    "Naming",
    "CA1716:Identifiers should not match keywords",
    Justification = "Only the kernels and generated C# call And, Or and Not.")]
public unsafe interface ISimd<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSelf : struct, ISimd<TSelf, T>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes 0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>All lanes equal to <paramref name="value"/>.</summary>
    static abstract TSelf Create(T value);

    /// <summary>The <see cref="Count"/> values at <paramref name="source"/>, which need not be aligned.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>Writes the lanes to <paramref name="destination"/>, which need not be aligned.</summary>
    static abstract void Store(T* destination, TSelf value);

    /// <summary>The sum of each lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference of each lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product of each lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient of each lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The negation of each lane.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary><c>a × b + c</c>, rounded once where the processor has a fused multiply-add.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// The larger of each lane. NaN where <paramref name="b"/> is NaN, so that <c>Max(Zero, x)</c> keeps a NaN of x;
    /// where only <paramref name="a"/> is NaN, it or <paramref name="b"/> as the processor has it.
    /// </summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of each lane; NaN as <see cref="Max"/> treats it.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The square root of each lane.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The absolute value of each lane.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>Each lane of <paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>All bits set in the lanes where <paramref name="a"/> is greater, else none.</summary>
    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    /// <summary>All bits set in the lanes where <paramref name="a"/> is greater or equal, else none.</summary>
    static abstract TSelf GreaterThanOrEqual(TSelf a, TSelf b);

    /// <summary>All bits set in the lanes where <paramref name="a"/> is less, else none.</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>All bits set in the lanes that are equal, else none.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>
    /// All bits set in the lanes that are not equal, those where either is NaN included, else none.
    /// </summary>
    static abstract TSelf NotEqual(TSelf a, TSelf b);

    /// <summary>The bits set in both: of conditions, that both hold.</summary>
    static abstract TSelf And(TSelf a, TSelf b);

    /// <summary>The bits set in either: of conditions, that at least one holds.</summary>
    static abstract TSelf Or(TSelf a, TSelf b);

    /// <summary>The bits that are not set: of a condition, that it does not hold.</summary>
    static abstract TSelf Not(TSelf value);

    /// <summary>Whether the condition holds in any lane.</summary>
    static abstract bool AnyTrue(TSelf condition);

    /// <summary>
    /// The lanes of <paramref name="whenTrue"/> where <paramref name="condition"/> has all bits set, else of
    /// <paramref name="whenFalse"/>.
    /// </summary>
    static abstract TSelf Where(TSelf condition, TSelf whenTrue, TSelf whenFalse);

    /// <summary>
    /// All bits set in the first <paramref name="count"/> lanes, none in the others; 0 and less give none, more than
    /// <see cref="Count"/> gives all.
    /// </summary>
    static abstract TSelf FirstLanes(int count);

    /// <summary>Each lane rounded to the nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf value);

    /// <summary>
    /// <c>value × 2ⁿ</c> for lanes <paramref name="n"/> that are integers, rounded once: in [−252, 254] for float lanes, in
    /// [−2044, 2046] for double.
    /// </summary>
    static abstract TSelf ScaleByPowerOfTwo(TSelf value, TSelf n);

    /// <summary>
    /// The binary exponent <c>⌊log₂ value⌋</c> of lanes that are positive, normal and finite.
    /// </summary>
    static abstract TSelf Exponent(TSelf value);

    /// <summary>The significand in [1, 2) of lanes that are positive, normal and finite.</summary>
    static abstract TSelf Significand(TSelf value);

    /// <summary>The sum of the lanes, in a fixed order.</summary>
    static abstract T Sum(TSelf value);

    /// <summary>The largest lane.</summary>
    static abstract T MaxLane(TSelf value);
}
