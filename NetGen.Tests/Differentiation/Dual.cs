using System.Globalization;

namespace NetGen.Tests.Differentiation;

/// <summary>
/// A number and its derivative by one variable, in double precision (W. K. Clifford, "Preliminary sketch of
/// biquaternions", 1871): what a program written over this type computes has the derivative beside it. It knows nothing
/// of NetGen's differentiator, which is held against it. Each carries how far rounding may have taken it, in units of
/// the precision, to first order (J. H. Wilkinson, "Error analysis revisited", 1986), and comparisons are recorded in
/// <see cref="Branches"/>.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="Derivative">Its derivative.</param>
/// <param name="Error">The rounding error of the number, divided by the unit roundoff of the precision that is
/// examined.</param>
/// <param name="DerivativeError">That of the derivative.</param>
public readonly record struct Dual(double Value, double Derivative, double Error, double DerivativeError)
{
    public static implicit operator Dual(double number) => new(number, 0, 0, 0);

    /// <summary>The variable that derivatives are taken by.</summary>
    public static Dual Variable(double value) => new(value, 1, 0, 0);

    public static Dual operator -(Dual a) => new(-a.Value, -a.Derivative, a.Error, a.DerivativeError);

    public static Dual operator +(Dual a, Dual b) => new(
        a.Value + b.Value,
        a.Derivative + b.Derivative,
        a.Error + b.Error + Math.Abs(a.Value + b.Value),
        a.DerivativeError + b.DerivativeError + Math.Abs(a.Derivative) + Math.Abs(b.Derivative));

    public static Dual operator -(Dual a, Dual b) => a + (-b);

    public static Dual operator *(Dual a, Dual b)
    {
        var (left, right) = (a.Derivative * b.Value, a.Value * b.Derivative);
        return new(
            a.Value * b.Value,
            left + right,
            (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error) + Math.Abs(a.Value * b.Value),
            (Math.Abs(a.Derivative) * b.Error) + (Math.Abs(b.Value) * a.DerivativeError)
                + (Math.Abs(a.Value) * b.DerivativeError) + (Math.Abs(b.Derivative) * a.Error)
                + (2 * (Math.Abs(left) + Math.Abs(right))));
    }

    public static Dual operator /(Dual a, Dual b) => a * DualMath.Reciprocal(b);

    public static bool operator >(Dual a, Dual b) => Branches.Record(a.Value > b.Value, a, b);

    public static bool operator <(Dual a, Dual b) => Branches.Record(a.Value < b.Value, a, b);

    public static bool operator >=(Dual a, Dual b) => Branches.Record(a.Value >= b.Value, a, b);

    public static bool operator <=(Dual a, Dual b) => Branches.Record(a.Value <= b.Value, a, b);

    /// <summary>The number, as a <c>switch</c> compares it with others.</summary>
    public double Switch(params ReadOnlySpan<double> bounds)
    {
        foreach (var bound in bounds)
            _ = this > bound;
        return Value;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:R} ({Derivative:R})");
}
