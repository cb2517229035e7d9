using System.Numerics;

namespace NetGen.Tests.Expressions;

/// <summary>
/// A real number to 2,400 binary digits after the point, and the elementary functions by their series: a reference that
/// shares nothing with the library.
/// </summary>
internal readonly record struct BigReal(BigInteger Scaled)
{
    private const int Digits = 2400;

    public static readonly BigReal One = new(BigInteger.One << Digits);

    private static readonly Lazy<BigReal> Ln2 = new(() => ScaledOf(2) * InverseTangentLike(3, 1));

    /// <summary>Machin's formula.</summary>
    public static readonly Lazy<BigReal> Pi =
        new(() => ScaledOf(4) * ((ScaledOf(4) * InverseTangentLike(5, -1)) - InverseTangentLike(239, -1)));

    /// <summary>The exact value of a double.</summary>
    public static BigReal Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var significand = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075 + Digits;
        return new((bits < 0 ? -1 : 1) * ((BigInteger)significand << shift));
    }

    public static BigReal operator +(BigReal a, BigReal b) => new(a.Scaled + b.Scaled);

    public static BigReal operator -(BigReal a, BigReal b) => new(a.Scaled - b.Scaled);

    public static BigReal operator -(BigReal a) => new(-a.Scaled);

    public static BigReal operator *(BigReal a, BigReal b) => new((a.Scaled * b.Scaled) >> Digits);

    public static BigReal operator /(BigReal a, BigReal b) => new((a.Scaled << Digits) / b.Scaled);

    public static BigReal Abs(BigReal a) => new(BigInteger.Abs(a.Scaled));

    /// <summary>The nearest integer, of two the larger one.</summary>
    public static BigReal Round(BigReal a) => new(((a.Scaled + (One.Scaled / 2)) >> Digits) << Digits);

    public static BigReal Sqrt(BigReal a) => Root(a, 2);

    public static BigReal Cbrt(BigReal a) => a.Scaled.Sign < 0 ? -Root(-a, 3) : Root(a, 3);

    public static BigReal Exp(BigReal x)
    {
        var halvings = (int)(Round(x / Ln2.Value).Scaled >> Digits);
        var r = new BigReal((x - (ScaledOf(halvings) * Ln2.Value)).Scaled >> 32);
        var sum = One;
        var term = One;
        for (var n = 1; !term.Scaled.IsZero && n < 400; n++)
        {
            term = new((term * r).Scaled / n);
            sum += term;
        }

        for (var i = 0; i < 32; i++)
            sum *= sum;
        return new(halvings >= 0 ? sum.Scaled << halvings : sum.Scaled >> -halvings);
    }

    /// <summary>By Newton's iteration on the exponential.</summary>
    public static BigReal Log(BigReal x)
    {
        var exponent = (int)x.Scaled.GetBitLength() - Digits;
        var m = new BigReal(exponent >= 0 ? x.Scaled >> exponent : x.Scaled << -exponent);
        var y = Of(Math.Log((double)(m.Scaled >> (Digits - 60)) / Math.Pow(2, 60)));
        for (var i = 0; i < 7; i++)
            y = y + (m / Exp(y)) - One;
        return y + (ScaledOf(exponent) * Ln2.Value);
    }

    public static BigReal Sin(BigReal x)
    {
        var turns = (int)(Round(x / (ScaledOf(2) * Pi.Value)).Scaled >> Digits);
        x -= ScaledOf(turns) * ScaledOf(2) * Pi.Value;
        var (sum, term) = (x, x);
        for (var n = 1; !term.Scaled.IsZero && n < 2000; n++)
        {
            term = new(-(term * x * x).Scaled / (2 * n * ((2 * n) + 1)));
            sum += term;
        }

        return sum;
    }

    public static BigReal Cos(BigReal x) => Sin(x + (Pi.Value / ScaledOf(2)));

    /// <summary>By Newton's iteration on the sine and cosine of the angle.</summary>
    public static BigReal Atan(BigReal x)
    {
        if (Abs(x).Scaled > One.Scaled)
            return new BigReal((x.Scaled.Sign * Pi.Value.Scaled) / 2) - Atan(One / x);
        var y = Of(Math.Atan((double)(x.Scaled >> (Digits - 1000)) / Math.Pow(2, 1000)));
        for (var i = 0; i < 7; i++)
        {
            var (sin, cos) = (Sin(y), Cos(y));
            y += ((x * cos) - sin) / ((x * sin) + cos);
        }

        return y;
    }

    /// <summary>The nearest double, but for a rounding.</summary>
    public double ToDouble()
    {
        // 62 significant bits, and what is left of the scale in two steps, as one power of two may be out of range.
        var shift = (int)BigInteger.Abs(Scaled).GetBitLength() - 62;
        var leading = (double)(shift >= 0 ? Scaled >> shift : Scaled << -shift);
        return Math.ScaleB(leading, shift - Digits);
    }

    private static BigReal Root(BigReal a, int degree)
    {
        if (a.Scaled.Sign < 0)
            throw new ArgumentOutOfRangeException(nameof(a));
        if (a.Scaled.IsZero)
            return a;
        var radicand = a.Scaled << (Digits * (degree - 1));
        var root = BigInteger.One << (((int)radicand.GetBitLength() / degree) + 1);
        while (true)
        {
            var next = (((degree - 1) * root) + (radicand / BigInteger.Pow(root, degree - 1))) / degree;
            if (next >= root)
                return new(root);
            root = next;
        }
    }

    /// <summary>atanh(1 / n) for a sign of 1, atan(1 / n) for −1.</summary>
    private static BigReal InverseTangentLike(int n, int sign)
    {
        var power = One.Scaled / n;
        var sum = BigInteger.Zero;
        for (var k = 0; !power.IsZero; k++)
        {
            sum += power / ((2 * k) + 1);
            power = sign * power / (n * n);
        }

        return new(sum);
    }

    private static BigReal ScaledOf(int value) => new((BigInteger)value << Digits);
}
