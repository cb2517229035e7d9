using NetGen.Training;

namespace NetGen.Tests.Training;

public class PortableMathTests
{
    [Fact]
    public void Exp_IsThatOfTheLibrary()
    {
        for (var x = -700.0; x < 709; x += 0.37)
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 4e-16 * (1 + 1));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(0, PortableMath.Exp(double.NegativeInfinity));
        Assert.Equal(0, PortableMath.Exp(-1000));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(709.9));
        Assert.Equal(Math.Exp(-740), PortableMath.Exp(-740), double.Epsilon);
        Assert.True(double.IsNaN(PortableMath.Exp(double.NaN)));
    }

    [Fact]
    public void SinCosDegrees_AreThoseOfTheLibrary()
    {
        for (var degrees = -720.0; degrees < 720; degrees += 0.7)
        {
            var (sin, cos) = PortableMath.SinCosDegrees(degrees);
            var radians = Math.IEEERemainder(degrees, 360) * (Math.PI / 180);
            Assert.Equal(Math.Sin(radians), sin, 1e-15);
            Assert.Equal(Math.Cos(radians), cos, 1e-15);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(90, 1, 0)]
    [InlineData(180, 0, -1)]
    [InlineData(-90, -1, 0)]
    [InlineData(450, 1, 0)]
    [InlineData(-180, 0, -1)]
    public void SinCosDegrees_IsExactAtQuarterTurns(double degrees, double sin, double cos)
    {
        var (actualSin, actualCos) = PortableMath.SinCosDegrees(degrees);
        Assert.Equal(sin, actualSin);
        Assert.Equal(cos, actualCos);
    }
}
