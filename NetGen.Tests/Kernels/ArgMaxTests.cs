using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class ArgMaxTests
{
    private static readonly double[] Special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 3, 3];

    public static TheoryData<int, int> Cases => Numbers.Combine<int, int>([1, 2, 5, 16, 17, 33, 100], [0, 1, 4]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_first_largest_is_found_whatever_the_padding_holds(int channels, int positions)
    {
        foreach (var rows in Numbers.Rows)
        {
            var x = Numbers.Normal(channels, rows * channels * Math.Max(1, positions));

            // Few values, so that many are equal; and some that are none, or not finite.
            var random = new Random(rows);
            for (var i = 0; i < x.Length; i++)
                x[i] = random.Next(20) == 0 ? Special[random.Next(Special.Length)] : Math.Round(x[i]);
            Check<float>(x, channels, positions, rows);
            Check<double>(x, channels, positions, rows);
        }
    }

    [Fact]
    public void A_NaN_counts_as_the_largest_and_the_first_of_several_is_taken()
    {
        double nan = double.NaN, infinity = double.PositiveInfinity;
        Assert.Equal(2, IndexOf([1, infinity, nan, nan, infinity]));
        Assert.Equal(0, IndexOf([nan, infinity, nan]));
        Assert.Equal(1, IndexOf([-1, infinity, infinity]));
        Assert.Equal(0, IndexOf([-infinity, -infinity, -infinity]));
        Assert.Equal(0, IndexOf([-0.0, 0]));

        double IndexOf(double[] x)
        {
            var (input, output) = (new Batch<float>(Layout.Panels, 1, x, fill: nan), new Batch<float>(Layout.Panels, 1, 1, fill: nan));
            ArgMax<float>.IndexPanels(input.Address, output.Address, x.Length, 1, input.Capacity);
            return output.Values.Single();
        }
    }

    // No positions: vectors, in panels.
    private static void Check<T>(double[] x, int channels, int positions, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (layout, cells) = positions == 0 ? (Layout.Panels, 1) : (Layout.Lanes, positions);
        var input = new Batch<T>(layout, rows, x, fill: layout == Layout.Panels ? double.PositiveInfinity : 1);
        var index = new Batch<T>(layout, rows, cells, fill: double.NaN);
        var oneHot = new Batch<T>(layout, rows, channels * cells, fill: double.NaN);
        if (layout == Layout.Panels)
        {
            ArgMax<T>.IndexPanels(input.Address, index.Address, channels, rows, input.Capacity);
            ArgMax<T>.OneHotPanels(input.Address, oneHot.Address, channels, rows, input.Capacity);
        }
        else
        {
            ArgMax<T>.IndexLanes(input.Address, index.Address, channels, positions, rows);
            ArgMax<T>.OneHotLanes(input.Address, oneHot.Address, channels, positions, rows);
        }

        var expected = Indices(x, channels, cells);
        Assert.Equal(expected.Select(place => (double)place), index.Values);
        var hot = new double[x.Length];
        for (var cell = 0; cell < expected.Length; cell++)
            hot[(cell / cells * channels * cells) + (expected[cell] * cells) + (cell % cells)] = 1;
        Assert.Equal(hot, oneHot.Values);
        Assert.DoesNotContain(index.Padding.Concat(oneHot.Padding), padding => !double.IsFinite(padding));
    }

    /// <summary>The index of each cell, by a sort: a NaN before all numbers, then the larger, then the earlier.</summary>
    private static int[] Indices(double[] x, int channels, int positions) =>
    [
        .. Enumerable.Range(0, x.Length / channels).Select(cell =>
        {
            var first = (cell / positions * channels * positions) + (cell % positions);
            return Enumerable.Range(0, channels)
                .OrderByDescending(channel => double.IsNaN(x[first + (channel * positions)]))
                .ThenByDescending(channel => x[first + (channel * positions)])
                .ThenBy(channel => channel)
                .First();
        }),
    ];
}
