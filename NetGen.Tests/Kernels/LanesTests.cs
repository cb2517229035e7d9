using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class LanesTests
{
    public static TheoryData<int, int> Sizes => Numbers.Combine<int, int>(Numbers.Rows, [1, 3, 16, 17, 40, 75]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Conversions_PutEveryValueInItsPlaceAndZerosInThePadding(int rows, int features)
    {
        Check<float>(rows, features);
        Check<double>(rows, features);
    }

    [Fact]
    public void Blocks_AreRoundedUp() => Assert.Equal([0, 1, 1, 2], new[] { 0, 1, 16, 17 }.Select(Lanes.Blocks));

    private static void Check<T>(int rows, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Numbers.Normal(1, rows * features);
        T[] source = [.. values.Select(T.CreateTruncating)];
        var lanes = new Batch<T>(Layout.Lanes, rows, features, fill: 7);
        Lanes<T>.FromRows(source, lanes.Address, features);
        Assert.Equal(values, lanes.Values);
        Assert.DoesNotContain(lanes.Padding, padding => padding != 0);

        var back = new T[source.Length];
        Lanes<T>.ToRows(lanes.Address, back, features);
        Assert.Equal(source, back);

        var panels = new Batch<T>(Layout.Panels, rows, features, fill: 7);
        Lanes<T>.ToPanels(lanes.Address, panels.Address, features, rows, panels.Capacity);
        Assert.Equal(values, panels.Values);
        Assert.DoesNotContain(panels.Padding, padding => padding != 0);

        var again = new Batch<T>(Layout.Lanes, rows, features, fill: 7);
        Lanes<T>.FromPanels(panels.Address, again.Address, features, rows, panels.Capacity);
        Assert.Equal(values, again.Values);
        Assert.DoesNotContain(again.Padding, padding => padding != 0);
    }
}
