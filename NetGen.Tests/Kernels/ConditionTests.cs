using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Comparisons, what joins them, and the larger and smaller of two, at every width and in both precisions.</summary>
public unsafe class ConditionTests
{
    [Fact]
    public void Conditions_of_floats()
    {
        Check<OneLane<float>, float>();
        Check<Wide128<float>, float>();
        Check<Wide256<float>, float>();
        Check<Wide512<float>, float>();
    }

    [Fact]
    public void Conditions_of_doubles()
    {
        Check<OneLane<double>, double>();
        Check<Wide128<double>, double>();
        Check<Wide256<double>, double>();
        Check<Wide512<double>, double>();
    }

    private static void Check<V, T>()
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] numbers =
        [
            T.NaN, T.NegativeInfinity, -T.One, T.NegativeZero, T.Zero, T.Epsilon, T.One, T.PositiveInfinity,
        ];
        foreach (var a in numbers)
        {
            foreach (var b in numbers)
                Check<V, T>(a, b);
        }

        // One lane alone is seen, whichever it is.
        for (var lane = 0; lane < V.Count; lane++)
        {
            var only = V.And(V.FirstLanes(lane + 1), V.Not(V.FirstLanes(lane)));
            Assert.True(V.AnyTrue(only));
            Assert.Equal(Enumerable.Range(0, V.Count).Select(i => i == lane), Lanes<V, T>(only));
        }
    }

    private static void Check<V, T>(T a, T b)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = V.Create(a);
        var y = V.Create(b);
        Are(a >= b, V.GreaterThanOrEqual(x, y));
        Are(a != b, V.NotEqual(x, y));
        Are(!(a > b), V.Not(V.GreaterThan(x, y)));
        Are(a >= b && a != b, V.And(V.GreaterThanOrEqual(x, y), V.NotEqual(x, y)));
        Are(a < b || a == b, V.Or(V.LessThan(x, y), V.Equal(x, y)));

        // Where a alone is NaN the processor decides. Of zeros it is either.
        var (max, min) = (V.Max(x, y), V.Min(x, y));
        if (T.IsNaN(b))
        {
            Are(true, V.And(V.NotEqual(max, max), V.NotEqual(min, min)));
        }
        else if (!T.IsNaN(a))
        {
            Are(true, V.Equal(max, a > b ? x : y));
            Are(true, V.Equal(min, a < b ? x : y));
        }

        void Are(bool expected, V condition)
        {
            Assert.All(Lanes<V, T>(condition), lane => Assert.Equal(expected, lane));
            Assert.Equal(expected, V.AnyTrue(condition));
        }
    }

    private static bool[] Lanes<V, T>(V condition)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = new T[V.Count];
        fixed (T* destination = lanes)
            V.Store(destination, V.Where(condition, V.Create(T.One), V.Zero));
        return [.. lanes.Select(lane => lane == T.One)];
    }
}
