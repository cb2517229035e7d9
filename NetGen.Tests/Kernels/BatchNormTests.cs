using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class BatchNormTests
{
    private const double Momentum = 0.3;
    private const double Epsilon = 1e-3;

    public static TheoryData<Layout, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<Layout, int, int, bool>();
            foreach (var channels in new[] { 1, 3, 17, 40 })
            {
                foreach (var affine in new[] { false, true })
                {
                    cases.Add(Layout.Panels, channels, 1, affine);
                    cases.Add(Layout.Lanes, channels, 1, affine);
                    cases.Add(Layout.Lanes, channels, 15, affine);
                }
            }

            // More than the kernel takes at a time.
            cases.Add(Layout.Lanes, 2, 515, true);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Batch_IsNormalisedByItsOwnStatistics(Layout layout, int channels, int positions, bool affine)
    {
        foreach (var rows in Numbers.Rows.Where(rows => rows * positions > 1))
        {
            Check<float>(layout, channels, positions, rows, affine);
            Check<double>(layout, channels, positions, rows, affine);
        }
    }

    [Theory]
    [InlineData(Layout.Panels, 1)]
    [InlineData(Layout.Lanes, 9)]
    public void Variance_IsExactForValuesFarFromZero(Layout layout, int positions)
    {
        // The sum of squares less the square of the sum would have no digit left.
        const int Channels = 17, Rows = 40;
        var x = Numbers.Normal(1, Rows * Channels * positions, mean: 3000);
        var net = new Net<float>(layout, Channels, positions, Rows, x, affine: false);
        net.Forward();
        var (_, variance) = Statistics(x, Channels, positions);
        double[] expected = [.. variance.Select(value => 1 / Math.Sqrt(value + Epsilon))];
        Numbers.AreClose(expected, net.Statistics[Panels.PaddedFeatures(Channels)..][..Channels], 1e-5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 5)]
    public void RequireValues_OneValueOfAChannelThrows(int rows, int positions)
    {
        var exception = Assert.Throws<ArgumentException>(
            "input", () => BatchNorm.RequireValues(rows, positions, "input"));
        Assert.Contains("'input'", exception.Message);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void RequireValues_MoreThanOnePasses(int rows, int positions) =>
        BatchNorm.RequireValues(rows, positions, "input");

    private static void Check<T>(Layout layout, int channels, int positions, int rows, bool affine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = Numbers.Normal(1, rows * channels * positions, mean: 2);
        var net = new Net<T>(layout, channels, positions, rows, x, affine);
        var tolerance = Numbers.Tolerance<T>();
        net.Forward();
        Numbers.AreClose(net.Normalised(x), net.Output.Values, tolerance);

        var (mean, variance) = Statistics(x, channels, positions);
        var n = (double)rows * positions;
        Numbers.AreClose(
            [.. mean.Select((value, c) => ((1 - Momentum) * net.StartMean[c]) + (Momentum * value))],
            net.RunningMean.Values,
            tolerance);
        Numbers.AreClose(
            [.. variance.Select((value, c) =>
                ((1 - Momentum) * net.StartVariance[c]) + (Momentum * value * n / (n - 1)))],
            net.RunningVariance.Values,
            tolerance);
        Assert.DoesNotContain(net.RunningMean.All[channels..], padding => padding != 0);
        Assert.DoesNotContain(net.RunningVariance.All[channels..], padding => padding != 0);

        net.Predict();
        Numbers.AreClose(
            net.Normalised(x, net.RunningMean.Values, net.RunningVariance.Values), net.Output.Values, tolerance);

        var g = Numbers.Normal(5, x.Length);
        var (inputGradient, weightGradient, biasGradient) = net.Backward(g);
        Numbers.IsGradient<T>(x, inputGradient, () => Numbers.Dot(g, net.Normalised(x)));
        if (affine)
        {
            Numbers.IsGradient<T>(net.Weight, weightGradient, () => Numbers.Dot(g, net.Normalised(x)));
            Numbers.IsGradient<T>(net.Bias, biasGradient, () => Numbers.Dot(g, net.Normalised(x)));
        }
    }

    /// <summary>The means and biased variances of the channels.</summary>
    private static (double[] Mean, double[] Variance) Statistics(double[] x, int channels, int positions)
    {
        double[] mean = new double[channels], variance = new double[channels];
        var n = (double)x.Length / channels;
        for (var i = 0; i < x.Length; i++)
            mean[i / positions % channels] += x[i] / n;
        for (var i = 0; i < x.Length; i++)
        {
            var deviation = x[i] - mean[i / positions % channels];
            variance[i / positions % channels] += deviation * deviation / n;
        }

        return (mean, variance);
    }

    private sealed class Net<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Layout _layout;
        private readonly int _channels;
        private readonly int _positions;
        private readonly int _rows;
        private readonly Batch<T> _input;
        private readonly Address<T> _weight;
        private readonly Address<T> _bias;
        private readonly Packed<T>[] _parameters;
        private readonly AlignedBlock<T> _statistics;

        public Net(Layout layout, int channels, int positions, int rows, double[] x, bool affine)
        {
            (_layout, _channels, _positions, _rows) = (layout, channels, positions, rows);
            Weight = affine ? Numbers.Normal(3, channels) : [.. Enumerable.Repeat(1.0, channels)];
            Bias = affine ? Numbers.Normal(4, channels) : new double[channels];
            StartMean = Numbers.Normal(6, channels);
            StartVariance = [.. Numbers.Normal(7, channels).Select(value => value * value)];
            _parameters = [new(Weight), new(Bias)];
            if (affine)
                (_weight, _bias) = (_parameters[0].Address, _parameters[1].Address);
            RunningMean = new(StartMean);
            RunningVariance = new(StartVariance);
            _statistics = new(4 * Panels.PaddedFeatures(channels));
            _input = new(layout, rows, x, fill: 7);
            Output = new(layout, rows, channels * positions, fill: 7);
        }

        public double[] Weight { get; }

        public double[] Bias { get; }

        public double[] StartMean { get; }

        public double[] StartVariance { get; }

        public Packed<T> RunningMean { get; }

        public Packed<T> RunningVariance { get; }

        public Batch<T> Output { get; }

        public double[] Statistics => [.. _statistics.Span.ToArray().Select(double.CreateTruncating)];

        private bool IsAffine => Weight.Any(value => value != 1);

        public double[] Normalised(double[] x)
        {
            var (mean, variance) = BatchNormTests.Statistics(x, _channels, _positions);
            return Normalised(x, mean, variance);
        }

        public double[] Normalised(double[] x, double[] mean, double[] variance) =>
            [.. x.Select((value, i) =>
            {
                var c = i / _positions % _channels;
                return ((value - mean[c]) / Math.Sqrt(variance[c] + Epsilon) * Weight[c]) + Bias[c];
            })];

        public void Forward()
        {
            if (_layout == Layout.Panels)
            {
                BatchNorm<T>.ForwardPanels<NoActivation<T>>(
                    _input.Address, _weight, _bias, RunningMean.Address, RunningVariance.Address, _statistics.Address,
                    default, default, Output.Address, _channels, _positions, Momentum, Epsilon, _rows, _input.Capacity);
            }
            else
            {
                BatchNorm<T>.ForwardLanes<NoActivation<T>>(
                    _input.Address, _weight, _bias, RunningMean.Address, RunningVariance.Address, _statistics.Address,
                    default, default, Output.Address, _channels, _positions, Momentum, Epsilon, _rows, _input.Capacity);
            }
        }

        public void Predict()
        {
            if (_layout == Layout.Panels)
            {
                BatchNorm<T>.PredictPanels<NoActivation<T>>(
                    _input.Address, _weight, _bias, RunningMean.Address, RunningVariance.Address, default, default,
                    Output.Address, _channels, _positions, Epsilon, _rows, _input.Capacity);
            }
            else
            {
                BatchNorm<T>.PredictLanes<NoActivation<T>>(
                    _input.Address, _weight, _bias, RunningMean.Address, RunningVariance.Address, default, default,
                    Output.Address, _channels, _positions, Epsilon, _rows, _input.Capacity);
            }
        }

        /// <summary>
        /// The gradients; those of the input also computed in place and left out, with the same result.
        /// </summary>
        public (double[] Input, double[] Weight, double[] Bias) Backward(double[] g)
        {
            var inputGradient = new Batch<T>(_layout, _rows, g.Length / _rows, fill: 7);
            var inPlace = new Batch<T>(_layout, _rows, g, fill: 0);
            var block = Run(inPlace.Address, inputGradient.Address);
            Assert.Equal(block, Run(inPlace.Address, default));
            Assert.Equal(block, Run(inPlace.Address, inPlace.Address));
            Assert.Equal(inputGradient.Values, inPlace.Values);
            Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);

            var padded = Panels.PaddedFeatures(_channels);
            Assert.DoesNotContain(block[_channels..padded], padding => padding != 0);
            Assert.DoesNotContain(block[(padded + _channels)..], padding => padding != 0);
            return (inputGradient.Values, block[.._channels], block[padded..][.._channels]);
        }

        private double[] Run(Address<T> outputGradient, Address<T> inputGradient)
        {
            var padded = Panels.PaddedFeatures(_channels);
            var gradients = new AlignedBlock<T>(2 * padded);
            var sink = new StoreGradient<T>(gradients.Address);
            var (weightOffset, biasOffset) = IsAffine ? (0, padded) : (-1, -1);
            if (_layout == Layout.Panels)
            {
                BatchNorm<T>.BackwardPanels<NoActivation<T>, StoreGradient<T>>(
                    _input.Address, default, outputGradient, default, default, _weight, _statistics.Address, default,
                    inputGradient, sink, weightOffset, biasOffset, _channels, _positions, _rows, _input.Capacity);
            }
            else
            {
                BatchNorm<T>.BackwardLanes<NoActivation<T>, StoreGradient<T>>(
                    _input.Address, default, outputGradient, default, default, _weight, _statistics.Address, default,
                    inputGradient, sink, weightOffset, biasOffset, _channels, _positions, _rows, _input.Capacity);
            }

            return [.. gradients.Span.ToArray().Select(double.CreateTruncating)];
        }
    }
}
