using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class ChannelSoftmaxTests
{
    public static TheoryData<int, int, bool> Cases =>
        Numbers.Combine<int, int, bool>([1, 3, 17, 40], [1, 5], [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Channels_OfEachCellAreNormalised(int channels, int positions, bool isLog)
    {
        foreach (var rows in Numbers.Rows)
        {
            Check<float>(channels, positions, rows, isLog);
            Check<double>(channels, positions, rows, isLog);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Large_ArgumentsDoNotOverflow(bool isLog)
    {
        double[] x = [-1000, 1000, 999];
        var output = Forward<float>(x, channels: 3, positions: 1, rows: 1, isLog);
        Numbers.AreClose(Softmax(x, channels: 3, positions: 1, isLog), output.Values, 1e-6);
    }

    private static void Check<T>(int channels, int positions, int rows, bool isLog)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = Numbers.Normal(1, rows * channels * positions);
        var g = Numbers.Normal(2, x.Length);
        var output = Forward<T>(x, channels, positions, rows, isLog);
        Numbers.AreClose(Softmax(x, channels, positions, isLog), output.Values, Numbers.Tolerance<T>());

        var inPlace = new Batch<T>(Layout.Lanes, rows, g, fill: 0);
        var inputGradient = new Batch<T>(Layout.Lanes, rows, channels * positions, fill: 7);
        foreach (var gradient in new[] { inputGradient.Address, inPlace.Address })
        {
            if (isLog)
                ChannelSoftmax<T>.BackwardLog(output.Address, inPlace.Address, gradient, channels, positions, rows);
            else
                ChannelSoftmax<T>.Backward(output.Address, inPlace.Address, gradient, channels, positions, rows);
        }

        Assert.Equal(inputGradient.Values, inPlace.Values);
        Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);
        Numbers.IsGradient<T>(
            x, inputGradient.Values, () => Numbers.Dot(g, Softmax(x, channels, positions, isLog)));
    }

    private static Batch<T> Forward<T>(double[] x, int channels, int positions, int rows, bool isLog)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var input = new Batch<T>(Layout.Lanes, rows, x, fill: 0);
        var output = new Batch<T>(Layout.Lanes, rows, channels * positions, fill: double.NaN);
        if (isLog)
            ChannelSoftmax<T>.ForwardLog(input.Address, output.Address, channels, positions, rows);
        else
            ChannelSoftmax<T>.Forward(input.Address, output.Address, channels, positions, rows);
        Assert.DoesNotContain(output.Padding, padding => !double.IsFinite(padding));
        return output;
    }

    private static double[] Softmax(double[] x, int channels, int positions, bool isLog)
    {
        var y = new double[x.Length];
        for (var cell = 0; cell < x.Length / channels; cell++)
        {
            var first = (cell / positions * channels * positions) + (cell % positions);
            int[] places = [.. Enumerable.Range(0, channels).Select(channel => first + (channel * positions))];
            var max = places.Max(place => x[place]);
            var sum = places.Sum(place => Math.Exp(x[place] - max));
            foreach (var place in places)
                y[place] = isLog ? x[place] - max - Math.Log(sum) : Math.Exp(x[place] - max) / sum;
        }

        return y;
    }
}
