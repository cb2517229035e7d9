using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class PoolTests
{
    public static TheoryData<int> RowCounts => [.. Numbers.Rows];

    [Theory]
    [MemberData(nameof(RowCounts))]
    public void MaxPool2D_IsTheFirstMaximumOfEachWindow(int rows)
    {
        Max<Tiling>(rows);
        Max<Overlapping>(rows);
        Max<RealCellsOnly>(rows);
        Max<Oblong>(rows);
        Max<Apart>(rows);
        Max<StickingOut>(rows);
    }

    [Theory]
    [MemberData(nameof(RowCounts))]
    public void AvgPool2D_IsTheMeanOfEachWindow(int rows)
    {
        Average<Tiling>(rows);
        Average<Overlapping>(rows);
        Average<RealCellsOnly>(rows);
        Average<Oblong>(rows);
        Average<Apart>(rows);
        Average<StickingOut>(rows);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 9)]
    [InlineData(17, 35)]
    [InlineData(40, 5)]
    [InlineData(2, 1001)]
    public void GlobalAvgPool2D_IsTheMeanOfEachChannel(int channels, int positions)
    {
        foreach (var rows in Numbers.Rows)
        {
            Global<float>(channels, positions, rows);
            Global<double>(channels, positions, rows);
        }
    }

    [Fact]
    public void MaxPool2D_ANaNWinsWhereverItStands()
    {
        for (var place = 0; place < 4; place++)
        {
            var values = new double[16];
            values[(place / 2 * 4) + (place % 2)] = double.NaN;
            var input = new Batch<float>(Layout.Lanes, 1, values, fill: 0);
            var output = new Batch<float>(Layout.Lanes, 1, 4, fill: 7);
            MaxPool2D<float>.Forward<Tiling>(input.Address, output.Address, 1);
            Assert.Equal([double.NaN, 0, 0, 0], output.Values);

            var outputGradient = new Batch<float>(Layout.Lanes, 1, [1, 0, 0, 0], fill: 0);
            var inputGradient = new Batch<float>(Layout.Lanes, 1, 16, fill: 7);
            MaxPool2D<float>.Backward<Tiling>(
                input.Address, output.Address, outputGradient.Address, inputGradient.Address, 1);
            Assert.Equal(values.Select(value => double.IsNaN(value) ? 1.0 : 0), inputGradient.Values);
        }
    }

    private static void Max<TPool>(int rows)
        where TPool : struct, IPool2D
    {
        Check<float>();
        Check<double>();

        void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Few different values, negative ones too: ties in most windows.
            var x = Numbers.Normal(1, rows * InputSize<TPool>()).Select(value => Math.Round(value)).ToArray();
            var g = Numbers.Normal(2, rows * OutputSize<TPool>());
            var expected = new double[g.Length];
            var expectedGradient = new double[x.Length];
            foreach (var (place, cells) in Windows<TPool>(rows))
            {
                var winner = cells.MaxBy(cell => x[cell]);
                expected[place] = x[winner];
                expectedGradient[winner] += g[place];
            }

            var input = new Batch<T>(Layout.Lanes, rows, x, fill: 7);
            var output = new Batch<T>(Layout.Lanes, rows, OutputSize<TPool>(), fill: 7);
            MaxPool2D<T>.Forward<TPool>(input.Address, output.Address, rows);
            Assert.Equal(expected, output.Values);

            var outputGradient = new Batch<T>(Layout.Lanes, rows, g, fill: 0);
            var inputGradient = new Batch<T>(Layout.Lanes, rows, InputSize<TPool>(), fill: 7);
            MaxPool2D<T>.Backward<TPool>(
                input.Address, output.Address, outputGradient.Address, inputGradient.Address, rows);
            Numbers.AreClose(expectedGradient, inputGradient.Values, Numbers.Tolerance<T>());
            Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);
        }
    }

    private static void Average<TPool>(int rows)
        where TPool : struct, IPool2D
    {
        Check<float>();
        Check<double>();

        void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var x = Numbers.Normal(1, rows * InputSize<TPool>());
            var g = Numbers.Normal(2, rows * OutputSize<TPool>());
            var expected = new double[g.Length];
            var expectedGradient = new double[x.Length];
            foreach (var (place, cells) in Windows<TPool>(rows))
            {
                var n = TPool.CountPadding ? TPool.KernelHeight * TPool.KernelWidth : cells.Count;
                foreach (var cell in cells)
                {
                    expected[place] += x[cell] / n;
                    expectedGradient[cell] += g[place] / n;
                }
            }

            var input = new Batch<T>(Layout.Lanes, rows, x, fill: 7);
            var output = new Batch<T>(Layout.Lanes, rows, OutputSize<TPool>(), fill: 7);
            AvgPool2D<T>.Forward<TPool>(input.Address, output.Address, rows);
            Numbers.AreClose(expected, output.Values, Numbers.Tolerance<T>());

            var outputGradient = new Batch<T>(Layout.Lanes, rows, g, fill: 0);
            var inputGradient = new Batch<T>(Layout.Lanes, rows, InputSize<TPool>(), fill: 7);
            AvgPool2D<T>.Backward<TPool>(outputGradient.Address, inputGradient.Address, rows);
            Numbers.AreClose(expectedGradient, inputGradient.Values, Numbers.Tolerance<T>());
            Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);
        }
    }

    private static void Global<T>(int channels, int positions, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = Numbers.Normal(1, rows * channels * positions, mean: 1);
        var g = Numbers.Normal(2, rows * channels);
        var input = new Batch<T>(Layout.Lanes, rows, x, fill: 7);
        var output = new Batch<T>(Layout.Panels, rows, channels, fill: 7);
        GlobalAvgPool2D<T>.Forward(input.Address, output.Address, channels, positions, rows, output.Capacity);
        double[] expected = [.. x.Chunk(positions).Select(channel => channel.Average())];
        Numbers.AreClose(expected, output.Values, Numbers.Tolerance<T>());
        Assert.DoesNotContain(output.Padding, padding => padding != 0);

        var outputGradient = new Batch<T>(Layout.Panels, rows, g, fill: 0);
        var inputGradient = new Batch<T>(Layout.Lanes, rows, channels * positions, fill: 7);
        GlobalAvgPool2D<T>.Backward<NoActivation<T>>(
            default, outputGradient.Address, inputGradient.Address, channels, positions, rows, outputGradient.Capacity);
        double[] expectedGradient = [.. g.SelectMany(value => Enumerable.Repeat(value / positions, positions))];
        Numbers.AreClose(expectedGradient, inputGradient.Values, Numbers.Tolerance<T>());
        Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);
    }

    /// <summary>Each cell of the result with the cells of its window, all in rows of values.</summary>
    private static IEnumerable<(int Place, List<int> Cells)> Windows<TPool>(int rows)
        where TPool : struct, IPool2D
    {
        var place = 0;
        for (var plane = 0; plane < rows * TPool.Channels; plane++)
        {
            for (var outputY = 0; outputY < TPool.OutputHeight; outputY++)
            {
                for (var outputX = 0; outputX < TPool.OutputWidth; outputX++)
                {
                    List<int> cells = [];
                    for (var i = 0; i < TPool.KernelHeight * TPool.KernelWidth; i++)
                    {
                        var y = (outputY * TPool.StrideY) - TPool.PadTop + (i / TPool.KernelWidth);
                        var x = (outputX * TPool.StrideX) - TPool.PadLeft + (i % TPool.KernelWidth);
                        if (y >= 0 && y < TPool.InputHeight && x >= 0 && x < TPool.InputWidth)
                            cells.Add((((plane * TPool.InputHeight) + y) * TPool.InputWidth) + x);
                    }

                    yield return (place++, cells);
                }
            }
        }
    }

    private static int InputSize<TPool>()
        where TPool : struct, IPool2D => TPool.Channels * TPool.InputHeight * TPool.InputWidth;

    private static int OutputSize<TPool>()
        where TPool : struct, IPool2D => TPool.Channels * TPool.OutputHeight * TPool.OutputWidth;

    private readonly struct Tiling : IPool2D
    {
        public static int Channels => 1;

        public static int InputHeight => 4;

        public static int InputWidth => 4;

        public static int OutputHeight => 2;

        public static int OutputWidth => 2;

        public static int KernelHeight => 2;

        public static int KernelWidth => 2;

        public static int StrideY => 2;

        public static int StrideX => 2;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => true;
    }

    private readonly struct Overlapping : IPool2D
    {
        public static int Channels => 3;

        public static int InputHeight => 7;

        public static int InputWidth => 5;

        public static int OutputHeight => 4;

        public static int OutputWidth => 3;

        public static int KernelHeight => 3;

        public static int KernelWidth => 3;

        public static int StrideY => 2;

        public static int StrideX => 2;

        public static int PadTop => 1;

        public static int PadLeft => 1;

        public static bool CountPadding => true;
    }

    private readonly struct RealCellsOnly : IPool2D
    {
        public static int Channels => 3;

        public static int InputHeight => 7;

        public static int InputWidth => 5;

        public static int OutputHeight => 4;

        public static int OutputWidth => 3;

        public static int KernelHeight => 3;

        public static int KernelWidth => 3;

        public static int StrideY => 2;

        public static int StrideX => 2;

        public static int PadTop => 1;

        public static int PadLeft => 1;

        public static bool CountPadding => false;
    }

    private readonly struct Oblong : IPool2D
    {
        public static int Channels => 17;

        public static int InputHeight => 5;

        public static int InputWidth => 9;

        public static int OutputHeight => 4;

        public static int OutputWidth => 4;

        public static int KernelHeight => 2;

        public static int KernelWidth => 3;

        public static int StrideY => 1;

        public static int StrideX => 2;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => true;
    }

    /// <summary>Cells between the windows.</summary>
    private readonly struct Apart : IPool2D
    {
        public static int Channels => 40;

        public static int InputHeight => 3;

        public static int InputWidth => 3;

        public static int OutputHeight => 2;

        public static int OutputWidth => 2;

        public static int KernelHeight => 1;

        public static int KernelWidth => 1;

        public static int StrideY => 2;

        public static int StrideX => 2;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => true;
    }

    /// <summary>Padding after the image only, as half of an odd padding is.</summary>
    private readonly struct StickingOut : IPool2D
    {
        public static int Channels => 3;

        public static int InputHeight => 5;

        public static int InputWidth => 5;

        public static int OutputHeight => 3;

        public static int OutputWidth => 3;

        public static int KernelHeight => 2;

        public static int KernelWidth => 2;

        public static int StrideY => 2;

        public static int StrideX => 2;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => false;
    }
}
