using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class JoinTests
{
    public static TheoryData<Layout, int> Cases =>
        Numbers.Combine<Layout, int>([Layout.Panels, Layout.Lanes], [1, 3, 16, 17, 32, 40, 75]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Elements_AreJoinedEachByItself(Layout layout, int features)
    {
        foreach (var rows in Numbers.Rows)
        {
            Check<float>(layout, features, rows);
            Check<double>(layout, features, rows);
        }
    }

    [Theory]
    [InlineData(1, 0, 1, 0, 1)]
    [InlineData(10, 0, 30, 0, 10)]
    [InlineData(20, 0, 30, 10, 20)]
    [InlineData(30, 10, 20, 0, 20)]
    [InlineData(70, 5, 40, 3, 37)]
    [InlineData(40, 0, 100, 57, 40)]
    [InlineData(64, 0, 128, 64, 64)]
    [InlineData(75, 74, 16, 15, 1)]
    public void Columns_AreCopiedOrAddedAndNothingElseIsTouched(
        int sourceFeatures, int sourceFirst, int features, int first, int count)
    {
        foreach (var rows in Numbers.Rows)
        {
            foreach (var layout in new[] { Layout.Panels, Layout.Lanes })
            {
                foreach (var add in new[] { false, true })
                {
                    Copy<float>(layout, rows, sourceFeatures, sourceFirst, features, first, count, add);
                    Copy<double>(layout, rows, sourceFeatures, sourceFirst, features, first, count, add);
                }
            }
        }
    }

    [Fact]
    public void Elementwise_LanesAreMappedEachByItself()
    {
        foreach (var rows in Numbers.Rows)
        {
            var x = Numbers.Normal(1, rows * 51);
            var input = new Batch<double>(Layout.Lanes, rows, x, fill: 1);
            var output = new Batch<double>(Layout.Lanes, rows, 51, fill: 7);
            Elementwise<double>.ForwardLanes<Square<double>>(input.Address, output.Address, 51, rows);
            Assert.Equal(x.Select(value => value * value), output.Values);

            var gradient = new Batch<double>(Layout.Lanes, rows, Numbers.Normal(2, x.Length), fill: 0);
            double[] expected = [.. gradient.Values.Zip(x, (g, value) => g * value * 2)];
            Elementwise<double>.BackwardLanes<Square<double>>(
                input.Address, gradient.Address, default, default, gradient.Address, 51, rows);
            Assert.Equal(expected, gradient.Values);
            Assert.DoesNotContain(gradient.Padding, padding => padding != 0);
        }
    }

    private static void Check<T>(Layout layout, int features, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a = Numbers.Normal(1, rows * features);
        var b = Numbers.Normal(2, rows * features);
        var c = Numbers.Normal(3, rows * features);
        var isPanels = layout == Layout.Panels;
        Expect((x, y, _) => x + y, (x, y, z, capacity) =>
        {
            if (isPanels)
                Join<T>.AddPanels<NoActivation<T>>(x, y, default, z, features, rows, capacity);
            else
                Join<T>.AddLanes<NoActivation<T>>(x, y, default, z, features, rows);
        });
        Expect((x, y, _) => x * y, (x, y, z, capacity) =>
        {
            if (isPanels)
                Join<T>.MultiplyPanels<NoActivation<T>>(x, y, default, z, features, rows, capacity);
            else
                Join<T>.MultiplyLanes<NoActivation<T>>(x, y, default, z, features, rows);
        });
        Expect((x, _, z) => z + x, (x, _, z, capacity) =>
        {
            if (isPanels)
                Join<T>.AccumulatePanels(x, z, features, rows, capacity);
            else
                Join<T>.AccumulateLanes(x, z, features, rows);
        });
        Expect((x, y, z) => z + (x * y), (x, y, z, capacity) =>
        {
            if (isPanels)
                Join<T>.MultiplyAccumulatePanels(x, y, z, features, rows, capacity);
            else
                Join<T>.MultiplyAccumulateLanes(x, y, z, features, rows);
        });
        Expect((x, _, _) => x, (x, _, z, capacity) =>
        {
            if (isPanels)
                Join<T>.CopyPanels(x, z, features, rows, capacity);
            else
                Join<T>.CopyLanes(x, z, features, rows);
        });

        void Expect(
            Func<double, double, double, double> expected, Action<Address<T>, Address<T>, Address<T>, int> join)
        {
            var fill = isPanels ? 7 : 0;
            var left = new Batch<T>(layout, rows, a, fill);
            var right = new Batch<T>(layout, rows, b, fill);
            var result = new Batch<T>(layout, rows, c, fill);
            join(left.Address, right.Address, result.Address, left.Capacity);
            Numbers.AreClose([.. a.Select((x, i) => expected(x, b[i], c[i]))], result.Values, Numbers.Tolerance<T>());
            Assert.DoesNotContain(result.Padding, padding => padding != 0);
        }
    }

    private static void Copy<T>(
        Layout layout, int rows, int sourceFeatures, int sourceFirst, int features, int first, int count, bool add)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Numbers.Normal(1, rows * sourceFeatures);
        var expected = Numbers.Normal(2, rows * features);
        var source = new Batch<T>(layout, rows, values, fill: 7);
        var destination = new Batch<T>(layout, rows, expected, fill: add ? 0 : 7);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < count; i++)
            {
                ref var element = ref expected[(row * features) + first + i];
                element = values[(row * sourceFeatures) + sourceFirst + i] + (add ? element : 0);
            }
        }

        if (layout == Layout.Panels)
        {
            Concat<T>.CopyColumnsPanels(
                source.Address, sourceFeatures, sourceFirst, destination.Address, features, first, count, rows,
                source.Capacity, add);
            if (add || first + count == features)
                Assert.DoesNotContain(destination.Padding, padding => padding != 0);
        }
        else
        {
            Concat<T>.CopyFeaturesLanes(
                source.Address, sourceFeatures, sourceFirst, destination.Address, features, first, count, rows, add);
        }

        Numbers.AreClose(expected, destination.Values, Numbers.Tolerance<T>());
    }

    private readonly struct Square<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => x * x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V y, V gradient)
            where V : struct, ISimd<V, T> => gradient * y * V.Create(T.CreateTruncating(2));
    }
}
