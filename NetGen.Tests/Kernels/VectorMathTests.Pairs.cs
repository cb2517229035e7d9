using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <content>Functions of two numbers, against those of double precision.</content>
public partial class VectorMathTests
{
    private const int RandomPairs = 1 << 20;

    private static readonly float[] Special =
    [
        0f, -0f, 1f, -1f, 2f, -2f, 3f, -3f, 0.5f, -0.5f, 2.5f, 33f, -33f, 1e-45f, -1e-45f, 1.17549435e-38f,
        0.99999994f, -0.99999994f, 1.0000001f, 16777215f, -16777215f, 16777216f, -16777216f, 1e20f, -1e20f,
        float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Fact]
    public void Power_IsWithinItsBound() => IsWithinItsBoundOnPairs<Power>(PairsOfPower());

    [Fact]
    public void Atan2_IsWithinItsBound() => IsWithinItsBoundOnPairs<Atan2>(Pairs());

    [Fact]
    public void Maximum_IsThatOfDotNet() => IsWithinItsBoundOnPairs<Maximum>(Pairs());

    [Fact]
    public void Minimum_IsThatOfDotNet() => IsWithinItsBoundOnPairs<Minimum>(Pairs());

    private static void IsWithinItsBoundOnPairs<TFunction>((float[] A, float[] B) pairs)
        where TFunction : IFunctionOfTwo
    {
        var (a, b) = pairs;
        var results = MapPairs<Wide128<float>, TFunction>(a, b);
        for (var i = 0; i < a.Length; i++)
        {
            var exact = TFunction.Exact(a[i], b[i]);
            Assert.True(
                Error.InUlps(results[i], exact) <= TFunction.MaxUlps
                    && (exact != 0 || !TFunction.SignsZero || float.IsNegative(results[i]) == double.IsNegative(exact)),
                $"{typeof(TFunction).Name}({a[i]:R}, {b[i]:R}) is {results[i]:R} but should be {exact:R}, "
                + $"{Error.InUlps(results[i], exact)} ulp away.");
        }

        Assert.Equal(results, MapPairs<OneLane<float>, TFunction>(a, b));
        Assert.Equal(results, MapPairs<Wide256<float>, TFunction>(a, b));
        Assert.Equal(results, MapPairs<Wide512<float>, TFunction>(a, b));
    }

    /// <summary>Each special number with each, then random ones: of any bits, and of similar size.</summary>
    private static (float[] A, float[] B) Pairs()
    {
        var random = new Random(2);
        var (a, b) = SpecialPairs();
        while (a.Count < RandomPairs)
        {
            var any = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            a.Add(any);
            b.Add((a.Count & 1) == 0
                ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
                : (float)(any * ((random.NextDouble() * 8) - 4)));
        }

        return ([.. a], [.. b]);
    }

    /// <summary>
    /// Each special number with each, then random ones whose power is finite and not 0: bases of any size and near 1
    /// with exponents to every size of the result, denormal ones included, and integer powers of either sign.
    /// </summary>
    private static (float[] A, float[] B) PairsOfPower()
    {
        var random = new Random(3);
        var (a, b) = SpecialPairs();
        while (a.Count < RandomPairs)
        {
            var x = (a.Count % 3) switch
            {
                0 => BitConverter.Int32BitsToSingle(random.Next(1, 0x7F800000)),
                1 => (float)(0.5 + random.NextDouble()),
                _ => (float)((random.NextDouble() * 40) - 20),
            };
            a.Add(x);
            b.Add(x < 0 ? random.Next(-30, 30) : (float)(((random.NextDouble() * 278) - 149) / Math.Log2(x)));
        }

        return ([.. a], [.. b]);
    }

    private static (List<float> A, List<float> B) SpecialPairs()
    {
        var a = new List<float>();
        var b = new List<float>();
        foreach (var left in Special)
        {
            foreach (var right in Special)
            {
                a.Add(left);
                b.Add(right);
            }
        }

        return (a, b);
    }

    private static unsafe float[] MapPairs<V, TFunction>(float[] a, float[] b)
        where V : struct, ISimd<V, float>
        where TFunction : IFunctionOfTwo
    {
        var results = new float[a.Length];
        fixed (float* left = a)
        fixed (float* right = b)
        fixed (float* destination = results)
        {
            for (var i = 0; i < a.Length; i += V.Count)
                V.Store(destination + i, TFunction.Evaluate(V.Load(left + i), V.Load(right + i)));
        }

        return results;
    }

    private interface IFunctionOfTwo
    {
        /// <summary>The larger of the two bounds that the function documents.</summary>
        static abstract double MaxUlps { get; }

        /// <summary>Whether the sign of a zero is stated.</summary>
        static abstract bool SignsZero { get; }

        static abstract V Evaluate<V>(V a, V b)
            where V : struct, ISimd<V, float>;

        static abstract double Exact(double a, double b);
    }

    private readonly struct Power : IFunctionOfTwo
    {
        public static double MaxUlps => 1.2;

        public static bool SignsZero => true;

        public static V Evaluate<V>(V a, V b)
            where V : struct, ISimd<V, float> => VectorMath<float>.Power(a, b);

        public static double Exact(double a, double b) => Math.Pow(a, b);
    }

    private readonly struct Atan2 : IFunctionOfTwo
    {
        public static double MaxUlps => 1.6;

        public static bool SignsZero => true;

        public static V Evaluate<V>(V a, V b)
            where V : struct, ISimd<V, float> => VectorMath<float>.Atan2(a, b);

        public static double Exact(double a, double b) => Math.Atan2(a, b);
    }

    private readonly struct Maximum : IFunctionOfTwo
    {
        public static double MaxUlps => 0;

        public static bool SignsZero => false;

        public static V Evaluate<V>(V a, V b)
            where V : struct, ISimd<V, float> => VectorMath<float>.Maximum(a, b);

        public static double Exact(double a, double b) => Math.Max(a, b);
    }

    private readonly struct Minimum : IFunctionOfTwo
    {
        public static double MaxUlps => 0;

        public static bool SignsZero => false;

        public static V Evaluate<V>(V a, V b)
            where V : struct, ISimd<V, float> => VectorMath<float>.Minimum(a, b);

        public static double Exact(double a, double b) => Math.Min(a, b);
    }
}
