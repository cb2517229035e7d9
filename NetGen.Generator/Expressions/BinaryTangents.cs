using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Generator.Expressions;

/// <summary>
/// The derivatives of functions of two operands, along a pair of tangents. A tangent that is the constant 0 costs nothing
/// and hides what its factor would have been, so that no infinity meets it.
/// </summary>
internal static class BinaryTangents
{
    /// <summary>
    /// That of the larger operand. Where both are equal that of a constant one, so that a bound has the derivative 0 as the
    /// rectifier has at 0; of two variable ones that of the left.
    /// </summary>
    /// <remarks>The operands decide, and not their tangents, so that it is the same one by every variable.</remarks>
    public static Expression OfMax(Binary b, Expression y, Expression left, Expression right) => b.Right is Constant
        ? Tangents.If(Greater(b.Left, b.Right), left, right)
        : Tangents.If(Greater(b.Right, b.Left), right, left);

    /// <summary>That of the smaller operand, and where both are equal as <see cref="OfMax"/> has it.</summary>
    public static Expression OfMin(Binary b, Expression y, Expression left, Expression right) => b.Right is Constant
        ? Tangents.If(Greater(b.Right, b.Left), left, right)
        : Tangents.If(Greater(b.Left, b.Right), right, left);

    /// <summary>
    /// <c>b aᵇ⁻¹ ȧ + aᵇ log(a) ḃ</c>. The first is 0 where b is 0, and the second where a is 0 and b is not negative: the
    /// limits, where the formula has 0 times infinity (as PyTorch's pow treats them).
    /// </summary>
    public static Expression OfPower(Binary b, Expression y, Expression left, Expression right)
    {
        var (a, n) = (b.Left, b.Right);
        return Tangents.Sum(
            Tangents.Product(() => If(Equal(n, 0), 0, n * Power(a, n - 1)), left),
            Tangents.Product(() => If(Equal(a, 0) & GreaterOrEqual(n, 0), 0, y * Log(a)), right));
    }

    /// <summary>
    /// <c>(x ẏ − y ẋ) / (x² + y²)</c> of the node atan2(y, x), with the smaller of the two divided by the larger first:
    /// squares would overflow, or vanish, where the result does not.
    /// </summary>
    public static Expression OfAtan2(Binary b, Expression value, Expression left, Expression right)
    {
        var (y, x) = (b.Left, b.Right);
        var isSteep = Greater(Abs(y), Abs(x));
        var larger = If(isSteep, y, x);
        var ratio = If(isSteep, x, y) / larger;
        var scale = 1 / (larger * (1 + (ratio * ratio)));
        return Tangents.Sum(
            Tangents.Product(() => If(isSteep, ratio * scale, scale), left),
            Tangents.Product(() => -If(isSteep, scale, ratio * scale), right));
    }

    /// <summary>
    /// That of the size where both signs agree, else its negation; 0 where the size is 0, a kink. The sign moves nothing.
    /// </summary>
    public static Expression OfCopySign(Binary b, Expression y, Expression left, Expression right) => Tangents.Product(
        () => IfGreater(b.Left, 0, CopySign(1, b.Right), IfGreater(0, b.Left, -CopySign(1, b.Right), 0)), left);
}
