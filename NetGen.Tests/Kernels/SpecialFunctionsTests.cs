using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Against values computed with 30 digits (mpmath).</summary>
public class SpecialFunctionsTests
{
    private const double Tolerance = 1e-15;

    [Theory]
    [InlineData(1e-300, 1.1283791670955126e-300, 1.0)]
    [InlineData(1e-20, 1.1283791670955125e-20, 1.0)]
    [InlineData(0.001, 0.0011283787909692364, 0.99887162120903076)]
    [InlineData(0.25, 0.27632639016823693, 0.72367360983176307)]
    [InlineData(0.5, 0.52049987781304654, 0.47950012218695346)]
    [InlineData(0.79, 0.73610345382069111, 0.26389654617930889)]
    [InlineData(0.8, 0.74210096470766051, 0.25789903529233949)]
    [InlineData(1, 0.84270079294971487, 0.15729920705028513)]
    [InlineData(1.5, 0.96610514647531073, 0.033894853524689273)]
    [InlineData(2.5, 0.99959304798255504, 0.00040695201744495894)]
    [InlineData(4, 0.9999999845827421, 1.5417257900280019e-8)]
    [InlineData(6, 0.99999999999999998, 2.1519736712498913e-17)]
    [InlineData(10, 1.0, 2.0884875837625448e-45)]
    [InlineData(20, 1.0, 5.3958656116079009e-176)]
    [InlineData(26, 1.0, 5.6631924088561428e-296)]
    [InlineData(double.PositiveInfinity, 1.0, 0.0)]
    public void Error_functions(double x, double erf, double erfc)
    {
        Close(erf, SpecialFunctions.Erf(x));
        Close(-erf, SpecialFunctions.Erf(-x));
        Close(erfc, SpecialFunctions.Erfc(x));
        Close(1 + erf, SpecialFunctions.Erfc(-x));
    }

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-17, 1.0000000000000001e-17)]
    [InlineData(-1e-10, -9.9999999995000004e-11)]
    [InlineData(0.001, 0.0010005001667083417)]
    [InlineData(-0.3, -0.25918177931828213)]
    [InlineData(0.9, 1.4596031111569497)]
    [InlineData(1.1, 2.0041660239464334)]
    [InlineData(-3, -0.95021293163213606)]
    [InlineData(40, 2.3538526683701998e+17)]
    [InlineData(700, 1.0142320547350045e+304)]
    [InlineData(-800, -1)]
    [InlineData(800, double.PositiveInfinity)]
    public void Exponential_less_one(double x, double expected) => Close(expected, SpecialFunctions.Expm1(x));

    [Fact]
    public void NaN_and_zero_stay()
    {
        Assert.Equal(double.NaN, SpecialFunctions.Erf(double.NaN));
        Assert.Equal(double.NaN, SpecialFunctions.Erfc(double.NaN));
        Assert.Equal(double.NaN, SpecialFunctions.Expm1(double.NaN));
        Assert.Equal(-0.0, SpecialFunctions.Erf(-0.0));
        Assert.Equal(1, SpecialFunctions.Erfc(-0.0));
        Assert.Equal(-0.0, SpecialFunctions.Expm1(-0.0));
    }

    private static void Close(double expected, double actual) => Assert.True(
        expected.Equals(actual) || Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected),
        $"{actual}, not {expected}");
}
