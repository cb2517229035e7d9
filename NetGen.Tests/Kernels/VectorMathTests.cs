using NetGen.Kernels;
using static NetGen.Tests.Kernels.ElementaryFunctions;

namespace NetGen.Tests.Kernels;

public partial class VectorMathTests
{
    private const int SamplesPerExponent = 2048;

    [Fact]
    public void Exp_IsWithinItsBound() => IsWithinItsBound<Exp>();

    [Fact]
    public void Log_IsWithinItsBound() => IsWithinItsBound<Log>();

    [Fact]
    public void Log1p_IsWithinItsBound() => IsWithinItsBound<Log1p>();

    [Fact]
    public void Sigmoid_IsWithinItsBound() => IsWithinItsBound<Sigmoid>();

    [Fact]
    public void Tanh_IsWithinItsBound() => IsWithinItsBound<Tanh>();

    [Fact]
    public void Softplus_IsWithinItsBound() => IsWithinItsBound<Softplus>();

    [Fact]
    public void Erf_IsWithinItsBound() => IsWithinItsBound<Erf>();

    [Fact]
    public void Erfc_IsWithinItsBound() => IsWithinItsBound<Erfc>();

    [Fact]
    public void Expm1_IsWithinItsBound() => IsWithinItsBound<Expm1>();

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(4f, 1f)]
    [InlineData(float.MinValue, -1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Erf_AtTheEdges(float x, float expected) => AreEqual<Erf>(x, expected);

    [Theory]
    [InlineData(10.05f, 1e-45f)]
    [InlineData(10.2f, 0f)]
    [InlineData(float.MaxValue, 0f)]
    [InlineData(float.MinValue, 2f)]
    [InlineData(float.PositiveInfinity, 0f)]
    [InlineData(float.NegativeInfinity, 2f)]
    [InlineData(float.NaN, float.NaN)]
    public void Erfc_AtTheEdges(float x, float expected) => AreEqual<Erfc>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(-18f, -1f)]
    [InlineData(88.73f, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.MinValue, -1f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Expm1_AtTheEdges(float x, float expected) => AreEqual<Expm1>(x, expected);

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1e-45f, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(88.72284f, float.PositiveInfinity)]
    [InlineData(-103.28f, 1e-45f)]
    [InlineData(-103.98f, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Exp_AtTheEdges(float x, float expected) => AreEqual<Exp>(x, expected);

    [Theory]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(1f, 0f)]
    [InlineData(1e-45f, -103.27893f)]
    [InlineData(-1e-45f, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.MaxValue, 88.72284f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Log_AtTheEdges(float x, float expected) => AreEqual<Log>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(-1f, float.NegativeInfinity)]
    [InlineData(-1.0000001f, float.NaN)]
    [InlineData(float.MaxValue, 88.72284f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Log1p_AtTheEdges(float x, float expected) => AreEqual<Log1p>(x, expected);

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(-103.28f, 1e-45f)]
    [InlineData(float.NaN, float.NaN)]
    public void Sigmoid_AtTheEdges(float x, float expected) => AreEqual<Sigmoid>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(1e-20f, 1e-20f)]
    [InlineData(9.1f, 1f)]
    [InlineData(-9.1f, -1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Tanh_AtTheEdges(float x, float expected) => AreEqual<Tanh>(x, expected);

    [Theory]
    [InlineData(0f, 0.6931472f)]
    [InlineData(100f, 100f)]
    [InlineData(float.MaxValue, float.MaxValue)]
    [InlineData(-103.28f, 1e-45f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Softplus_AtTheEdges(float x, float expected) => AreEqual<Softplus>(x, expected);

    [Fact]
    public void NegativeZero_IsTreatedAsZeroAndKeepsItsSignWhereTheFunctionIsOdd()
    {
        AreEqual<Exp>(-0f, 1f);
        AreEqual<Log>(-0f, float.NegativeInfinity);
        AreEqual<Log1p>(-0f, -0f);
        AreEqual<Sigmoid>(-0f, 0.5f);
        AreEqual<Tanh>(-0f, -0f);
        AreEqual<Softplus>(-0f, 0.6931472f);
        AreEqual<Erf>(-0f, -0f);
        AreEqual<Expm1>(-0f, -0f);
    }

    private static void AreEqual<TFunction>(float x, float expected)
        where TFunction : IElementaryFunction
    {
        var arguments = new float[Wide512<float>.Count];
        Array.Fill(arguments, x);
        Check(Map<OneLane<float>, TFunction>(arguments));
        Check(Map<Wide128<float>, TFunction>(arguments));
        Check(Map<Wide256<float>, TFunction>(arguments));
        Check(Map<Wide512<float>, TFunction>(arguments));

        // xunit's comparison tells -0 from 0 and takes NaN as equal to itself.
        void Check(float[] results) => Assert.All(results, result => Assert.Equal(expected, result));
    }

    private static void IsWithinItsBound<TFunction>()
        where TFunction : IElementaryFunction
    {
        var arguments = Samples();
        var results = Map<Wide128<float>, TFunction>(arguments);
        for (var i = 0; i < arguments.Length; i++)
        {
            var exact = TFunction.Exact(arguments[i]);
            Assert.True(
                Error.InUlps(results[i], exact) <= TFunction.MaxUlps,
                $"{typeof(TFunction).Name}({arguments[i]:R}) is {results[i]:R} but should be {exact:R}, "
                + $"{Error.InUlps(results[i], exact)} ulp away.");
        }

        // The other widths do the same operations, and so must agree to the last bit.
        Assert.Equal(results, Map<OneLane<float>, TFunction>(arguments));
        Assert.Equal(results, Map<Wide256<float>, TFunction>(arguments));
        Assert.Equal(results, Map<Wide512<float>, TFunction>(arguments));
    }

    /// <summary>
    /// Numbers of every exponent, denormals, infinity and NaN included, and of both signs, of random significands.
    /// </summary>
    private static float[] Samples()
    {
        var random = new Random(1);
        var samples = new List<float>();
        for (var signAndExponent = 0u; signAndExponent < 512; signAndExponent++)
        {
            samples.Add(BitConverter.UInt32BitsToSingle(signAndExponent << 23));
            for (var i = 1; i < SamplesPerExponent; i++)
                samples.Add(BitConverter.UInt32BitsToSingle((signAndExponent << 23) | (uint)random.Next(1 << 23)));
        }

        return [.. samples];
    }

    private static unsafe float[] Map<V, TFunction>(float[] arguments)
        where V : struct, ISimd<V, float>
        where TFunction : IElementaryFunction
    {
        var results = new float[arguments.Length];
        fixed (float* source = arguments)
        fixed (float* destination = results)
        {
            for (var i = 0; i < arguments.Length; i += V.Count)
                V.Store(destination + i, TFunction.Evaluate(V.Load(source + i)));
        }

        return results;
    }
}
