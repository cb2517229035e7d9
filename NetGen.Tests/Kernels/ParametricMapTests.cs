using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class PReLUTests
{
    public static TheoryData<Layout, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<Layout, int, int, bool>();
            foreach (var channels in new[] { 1, 3, 17, 40 })
            {
                foreach (var isShared in new[] { false, true })
                {
                    cases.Add(Layout.Panels, channels, 1, isShared);
                    cases.Add(Layout.Lanes, channels, 15, isShared);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Negative_ValuesAreScaledByTheirSlope(Layout layout, int channels, int positions, bool isShared)
    {
        foreach (var rows in Numbers.Rows)
        {
            Check<float>(layout, channels, positions, rows, isShared);
            Check<double>(layout, channels, positions, rows, isShared);
        }
    }

    private static void Check<T>(Layout layout, int channels, int positions, int rows, bool isShared)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var features = channels * positions;
        if (isShared)
            (channels, positions) = (1, features);
        var slopes = Numbers.Normal(3, channels);
        var x = Numbers.Normal(1, rows * features);
        var g = Numbers.Normal(2, x.Length);
        x[0] = 0;
        int Channel(int i) => i / positions % channels;

        var weight = new Packed<T>(slopes);
        var input = new Batch<T>(layout, rows, x, fill: -7);
        var output = new Batch<T>(layout, rows, features, fill: 7);
        if (layout == Layout.Panels)
        {
            PReLU<T>.ForwardPanels(
                input.Address, weight.Address, output.Address, channels, features, rows, input.Capacity);
        }
        else
        {
            PReLU<T>.ForwardLanes(input.Address, weight.Address, output.Address, channels, positions, rows);
        }

        double[] expected = [.. x.Select((value, i) => value > 0 ? value : slopes[Channel(i)] * value)];
        Numbers.AreClose(expected, output.Values, Numbers.Tolerance<T>());

        var inputGradient = new Batch<T>(layout, rows, features, fill: 7);
        var inPlace = new Batch<T>(layout, rows, g, fill: 0);
        var weightGradient = Backward(inPlace.Address, inputGradient.Address);
        Assert.Equal(weightGradient, Backward(inPlace.Address, default));
        Assert.Equal(weightGradient, Backward(inPlace.Address, inPlace.Address));
        Assert.Equal(inputGradient.Values, inPlace.Values);
        Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);
        Assert.DoesNotContain(weightGradient[channels..], padding => padding != 0);

        double[] expectedGradient = [.. g.Select((value, i) => x[i] > 0 ? value : slopes[Channel(i)] * value)];
        Numbers.AreClose(expectedGradient, inputGradient.Values, Numbers.Tolerance<T>());
        var expectedWeightGradient = new double[channels];
        for (var i = 0; i < x.Length; i++)
            expectedWeightGradient[Channel(i)] += Math.Min(0, x[i]) * g[i];
        Numbers.AreClose(expectedWeightGradient, weightGradient[..channels], 3 * Numbers.Tolerance<T>());

        double[] Backward(Address<T> outputGradient, Address<T> gradient)
        {
            var gradients = new AlignedBlock<T>(Panels.PaddedFeatures(channels));
            var sink = new StoreGradient<T>(gradients.Address);
            if (layout == Layout.Panels)
            {
                PReLU<T>.BackwardPanels(
                    input.Address, outputGradient, weight.Address, gradient, sink, 0, channels, features, rows,
                    input.Capacity);
            }
            else
            {
                PReLU<T>.BackwardLanes(
                    input.Address, outputGradient, weight.Address, gradient, sink, 0, channels, positions, rows);
            }

            return [.. gradients.Span.ToArray().Select(double.CreateTruncating)];
        }
    }
}
