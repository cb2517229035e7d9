using NetGen.Training;

namespace NetGen.Tests.Training;

public class NormalDistributionTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.975, 1.959963984540054)]
    public void Quantile_GivesKnownValues(double probability, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 1e-14);

    [Fact]
    public void Quantile_UndoesTheDistributionFunction()
    {
        for (var x = -6.0; x < 2.5; x += 0.01)
            Assert.Equal(x, NormalDistribution.Quantile(StandardNormal.Cumulative(x)), 1e-9 * Math.Exp(x * x / 4));
    }

    [Fact]
    public void Log_IsThatOfTheLibrary()
    {
        for (var x = 1e-20; x < 1e20; x *= 1.01)
            Assert.Equal(Math.Log(x), NormalDistribution.Log(x), 1e-15 * (1 + Math.Abs(Math.Log(x))));
    }
}
