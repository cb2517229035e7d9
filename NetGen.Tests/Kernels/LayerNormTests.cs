using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class LayerNormTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<Layout, int, bool> Cases =>
        Numbers.Combine<Layout, int, bool>([Layout.Panels, Layout.Lanes], [1, 3, 16, 17, 40, 75], [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Example_IsNormalisedByItsOwnStatistics(Layout layout, int features, bool affine)
    {
        foreach (var rows in Numbers.Rows.Append(70))
        {
            Check<float>(layout, features, rows, affine);
            Check<double>(layout, features, rows, affine);
        }
    }

    [Theory]
    [InlineData(Layout.Panels)]
    [InlineData(Layout.Lanes)]
    public void Variance_IsExactForValuesFarFromZero(Layout layout)
    {
        const int Features = 2043, Rows = 3;
        var x = Numbers.Normal(1, Rows * Features, mean: 3000);
        double[] ones = [.. Enumerable.Repeat(1.0, Features)];
        var output = Forward<float>(layout, Rows, x, default, default);
        Numbers.AreClose(Normalised(x, ones, new double[Features]), output.Values, 2e-4);
    }

    private static void Check<T>(Layout layout, int features, int rows, bool affine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var padded = Panels.PaddedFeatures(features);
        var x = Numbers.Normal(1, rows * features, mean: 2);
        var g = Numbers.Normal(2, x.Length);
        var weight = affine ? Numbers.Normal(3, features) : [.. Enumerable.Repeat(1.0, features)];
        var bias = affine ? Numbers.Normal(4, features) : new double[features];
        Packed<T> packedWeight = new(weight), packedBias = new(bias);
        var weightAddress = affine ? packedWeight.Address : default;
        var output = Forward<T>(layout, rows, x, weightAddress, affine ? packedBias.Address : default);
        Numbers.AreClose(Normalised(x, weight, bias), output.Values, Numbers.Tolerance<T>());
        Assert.DoesNotContain(output.Padding, padding => !double.IsFinite(padding));

        var inputGradient = new Batch<T>(layout, rows, features, fill: 7);
        var inPlace = new Batch<T>(layout, rows, g, fill: 0);
        var block = Backward(inPlace.Address, inputGradient.Address);
        Assert.Equal(block, Backward(inPlace.Address, default));
        Assert.Equal(block, Backward(inPlace.Address, inPlace.Address));
        Assert.Equal(inputGradient.Values, inPlace.Values);
        Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);

        Assert.DoesNotContain(block[features..padded], padding => padding != 0);
        Assert.DoesNotContain(block[(padded + features)..], padding => padding != 0);
        double Loss() => Numbers.Dot(g, Normalised(x, weight, bias));
        Numbers.IsGradient<T>(x, inputGradient.Values, Loss);
        if (affine)
        {
            Numbers.IsGradient<T>(weight, block[..features], Loss);
            Numbers.IsGradient<T>(bias, block[padded..][..features], Loss);
        }

        double[] Backward(Address<T> outputGradient, Address<T> gradient)
        {
            var input = new Batch<T>(layout, rows, x, fill: 7);
            var gradients = new AlignedBlock<T>(2 * padded);
            var scratch = new AlignedBlock<T>(4 * padded);
            scratch.Span.Fill(T.One);
            var sink = new StoreGradient<T>(gradients.Address);
            var (weightOffset, biasOffset) = affine ? (0, padded) : (-1, -1);
            if (layout == Layout.Panels)
            {
                LayerNorm<T>.BackwardPanels(
                    input.Address, outputGradient, weightAddress, gradient, sink, weightOffset, biasOffset, features,
                    Epsilon, scratch.Address, rows, input.Capacity);
            }
            else
            {
                LayerNorm<T>.BackwardLanes(
                    input.Address, outputGradient, weightAddress, gradient, sink, weightOffset, biasOffset, features,
                    Epsilon, scratch.Address, rows, input.Capacity);
            }

            return [.. gradients.Span.ToArray().Select(double.CreateTruncating)];
        }
    }

    private static Batch<T> Forward<T>(Layout layout, int rows, double[] x, Address<T> weight, Address<T> bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var features = x.Length / rows;
        var input = new Batch<T>(layout, rows, x, fill: 7);
        var output = new Batch<T>(layout, rows, features, fill: double.NaN);
        if (layout == Layout.Panels)
        {
            LayerNorm<T>.ForwardPanels(
                input.Address, weight, bias, output.Address, features, Epsilon, rows, input.Capacity);
        }
        else
        {
            LayerNorm<T>.ForwardLanes(
                input.Address, weight, bias, output.Address, features, Epsilon, rows, input.Capacity);
        }

        return output;
    }

    private static double[] Normalised(double[] x, double[] weight, double[] bias) =>
        [.. x.Chunk(weight.Length).SelectMany(row =>
        {
            var mean = row.Average();
            var deviation = Math.Sqrt(row.Average(value => Math.Pow(value - mean, 2)) + Epsilon);
            return row.Select((value, i) => ((value - mean) / deviation * weight[i]) + bias[i]);
        })];
}
