using NetGen.Training;

namespace NetGen.Tests.Training;

public class BetaDistributionTests
{
    private const int Count = 40_000;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(40)]
    public void Symmetric_HasTheMomentsOfTheBetaDistribution(double alpha)
    {
        var values = Enumerable.Range(0, Count).Select(i =>
        {
            var random = new RandomSequence(1, 0, i);
            return BetaDistribution.Symmetric(alpha, ref random);
        }).ToArray();
        Assert.All(values, value => Assert.InRange(value, 0, 1));

        // Central moments: variance 1 / (4 (2 alpha + 1)), fourth 3 / (16 (2 alpha + 1) (2 alpha + 3)).
        var variance = 1 / (4 * ((2 * alpha) + 1));
        var fourth = 3 / (16 * ((2 * alpha) + 1) * ((2 * alpha) + 3));
        Assert.Equal(0.5, values.Average(), 5 * Math.Sqrt(variance / Count));
        Assert.Equal(
            variance,
            values.Average(x => (x - 0.5) * (x - 0.5)),
            (5 * Math.Sqrt((fourth - (variance * variance)) / Count)) + 1e-12);
        Assert.Equal(0, values.Average(x => Math.Pow(x - 0.5, 3)), 5 * Math.Sqrt(1 / 64.0 / Count));
        Assert.Equal(fourth, values.Average(x => Math.Pow(x - 0.5, 4)), 0.03 * fourth);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(3)]
    public void LogGamma_HasTheMomentsOfTheGammaDistribution(double shape)
    {
        var values = Enumerable.Range(0, Count).Select(i =>
        {
            var random = new RandomSequence(2, 0, i);
            return Math.Exp(BetaDistribution.LogGamma(shape, ref random));
        }).ToArray();
        // Mean and variance are the shape, the fourth central moment 3 shape² + 6 shape.
        var fourth = (3 * shape * shape) + (6 * shape);
        Assert.Equal(shape, values.Average(), 5 * Math.Sqrt(shape / Count));
        Assert.Equal(
            shape,
            values.Average(x => (x - shape) * (x - shape)),
            5 * Math.Sqrt((fourth - (shape * shape)) / Count));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void Symmetric_IsANumberAtTheEndsOfTheRange(double alpha)
    {
        for (var i = 0; i < 1000; i++)
        {
            var random = new RandomSequence(1, 0, i);
            Assert.InRange(BetaDistribution.Symmetric(alpha, ref random), 0, 1);
        }
    }
}
