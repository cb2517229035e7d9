using static NetGen.Tests.Kernels.ElementaryFunctions;

namespace NetGen.Tests.Kernels;

/// <content>The other elementary functions at the edges of their ranges.</content>
public partial class VectorMathTests
{
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1f, 2f)]
    [InlineData(-149f, 1e-45f)]
    [InlineData(-151f, 0f)]
    [InlineData(127f, 1.7014118E+38f)]
    [InlineData(128f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Exp2_AtTheEdges(float x, float expected) => AreEqual<Exp2>(x, expected);

    [Theory]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(1f, 0f)]
    [InlineData(8f, 3f)]
    [InlineData(1e-45f, -149f)]
    [InlineData(0.125f, -3f)]
    [InlineData(-1f, float.NaN)]
    [InlineData(-1e-45f, float.NaN)]
    [InlineData(float.MaxValue, 128f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Log2_AtTheEdges(float x, float expected) => AreEqual<Log2>(x, expected);

    [Theory]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(1f, 0f)]
    [InlineData(100f, 2f)]
    [InlineData(1e-45f, -44.85347f)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.MaxValue, 38.53184f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Log10_AtTheEdges(float x, float expected) => AreEqual<Log10>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(27f, 3f)]
    [InlineData(-8f, -2f)]
    [InlineData(1e-45f, 1.1190347E-15f)]
    [InlineData(-1e-45f, -1.1190347E-15f)]
    [InlineData(float.MaxValue, 6.9814636E+12f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Cbrt_AtTheEdges(float x, float expected) => AreEqual<Cbrt>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(3.1415927f, -8.742278E-08f)]
    [InlineData(1.5707964f, 1f)]
    [InlineData(float.MaxValue, -0.5218765f)]
    [InlineData(float.MinValue, 0.5218765f)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Sin_AtTheEdges(float x, float expected) => AreEqual<Sin>(x, expected);

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1e-45f, 1f)]
    [InlineData(3.1415927f, -1f)]
    [InlineData(1.5707964f, -4.371139E-08f)]
    [InlineData(float.MaxValue, 0.85302104f)]
    [InlineData(float.MinValue, 0.85302104f)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Cos_AtTheEdges(float x, float expected) => AreEqual<Cos>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(3.1415927f, 8.742278E-08f)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Tan_AtTheEdges(float x, float expected) => AreEqual<Tan>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(1f, 1.5707964f)]
    [InlineData(-1f, -1.5707964f)]
    [InlineData(1.0000001f, float.NaN)]
    [InlineData(-1.0000001f, float.NaN)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Asin_AtTheEdges(float x, float expected) => AreEqual<Asin>(x, expected);

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(0f, 1.5707964f)]
    [InlineData(-1f, 3.1415927f)]
    [InlineData(1.0000001f, float.NaN)]
    [InlineData(-1.0000001f, float.NaN)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Acos_AtTheEdges(float x, float expected) => AreEqual<Acos>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(float.MaxValue, 1.5707964f)]
    [InlineData(float.PositiveInfinity, 1.5707964f)]
    [InlineData(float.NegativeInfinity, -1.5707964f)]
    [InlineData(float.NaN, float.NaN)]
    public void Atan_AtTheEdges(float x, float expected) => AreEqual<Atan>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(89.5f, float.PositiveInfinity)]
    [InlineData(float.MinValue, float.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Sinh_AtTheEdges(float x, float expected) => AreEqual<Sinh>(x, expected);

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1e-45f, 1f)]
    [InlineData(89.5f, float.PositiveInfinity)]
    [InlineData(float.MinValue, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Cosh_AtTheEdges(float x, float expected) => AreEqual<Cosh>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(-1e-45f, -1e-45f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Asinh_AtTheEdges(float x, float expected) => AreEqual<Asinh>(x, expected);

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(0.99999994f, float.NaN)]
    [InlineData(0f, float.NaN)]
    [InlineData(-1f, float.NaN)]
    [InlineData(-3f, float.NaN)]
    [InlineData(float.MinValue, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Acosh_AtTheEdges(float x, float expected) => AreEqual<Acosh>(x, expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-45f, 1e-45f)]
    [InlineData(1f, float.PositiveInfinity)]
    [InlineData(-1f, float.NegativeInfinity)]
    [InlineData(1.0000001f, float.NaN)]
    [InlineData(-1.0000001f, float.NaN)]
    [InlineData(float.MaxValue, float.NaN)]
    [InlineData(float.PositiveInfinity, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    public void Atanh_AtTheEdges(float x, float expected) => AreEqual<Atanh>(x, expected);

    [Fact]
    public void NegativeZero_OfTheOtherFunctions()
    {
        AreEqual<Exp2>(-0f, 1f);
        AreEqual<Log2>(-0f, float.NegativeInfinity);
        AreEqual<Log10>(-0f, float.NegativeInfinity);
        AreEqual<Cbrt>(-0f, -0f);
        AreEqual<Sin>(-0f, -0f);
        AreEqual<Cos>(-0f, 1f);
        AreEqual<Tan>(-0f, -0f);
        AreEqual<Asin>(-0f, -0f);
        AreEqual<Acos>(-0f, 1.5707964f);
        AreEqual<Atan>(-0f, -0f);
        AreEqual<Sinh>(-0f, -0f);
        AreEqual<Cosh>(-0f, 1f);
        AreEqual<Asinh>(-0f, -0f);
        AreEqual<Atanh>(-0f, -0f);
    }
}
