using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;
using NetGen.Tests.Support;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Dense layers of odd sizes against plain loops in double precision, and what their kernels promise beside: a row's
/// numbers depend neither on the other rows nor on the number of threads, not by a bit.
/// </summary>
public sealed class DenseTests
{
    private static readonly int[] RowCounts = [1, 2, 3, 7, 8, 9, 13, 49, 61, 100];

    public static TheoryData<int> Rows => [.. RowCounts];

    public static TheoryData<int, int> RowsAndThreads => Numbers.Combine(RowCounts, [2, 3, 5]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Products_are_those_of_plain_loops(int rows)
    {
        Agrees<float, From97To53>(rows);
        Agrees<float, From53To7>(rows);
        Agrees<float, From7To161>(rows);
        Agrees<double, From97To53>(rows);
        Agrees<double, From7To161>(rows);
    }

    [Theory]
    [MemberData(nameof(RowsAndThreads))]
    public void The_number_of_threads_changes_no_bit(int rows, int threads)
    {
        IsTheSame<float, From97To53>(rows, threads);
        IsTheSame<float, From53To7>(rows, threads);
        IsTheSame<float, From7To161>(rows, threads);
        IsTheSame<double, From97To53>(rows, threads);
        IsTheSame<double, From7To161>(rows, threads);
    }

    [Fact]
    public void A_row_is_the_same_alone_and_among_others()
    {
        IsIndependent<float, From97To53>();
        IsIndependent<float, From7To161>();
        IsIndependent<double, From7To161>();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void An_update_from_memory_is_the_same_on_any_number_of_threads(int threads)
    {
        const int Length = 70_016;
        float[] Update(int count)
        {
            var gradient = new Packed<float>(Numbers.Normal(1, Length));
            var parameters = new Packed<float>(Numbers.Normal(2, Length));
            var state = new Packed<float>(Numbers.Normal(3, Length));
            On(count, () => ParameterUpdate<float>.Apply(
                gradient.Address,
                Length,
                new UpdateParameters<float, Momentum<float>>(parameters.Address, state.Address, Length, default)));
            return [.. parameters.All.Concat(state.All).Select(value => (float)value)];
        }

        var alone = Update(1);
        Assert.Equal(0.5f * (float)Numbers.Normal(3, Length)[^1], alone[(2 * Length) - 1] - (float)Numbers.Normal(1, Length)[^1], 1e-5f);
        Assert.Equal(alone, Update(threads));
    }

    [Fact]
    public void A_grid_is_cut_without_gaps_and_evenly()
    {
        for (var columns = 1; columns <= 9; columns++)
        {
            for (var rows = 1; rows <= 25; rows += 6)
            {
                foreach (var (parts, threads) in ((int, int)[])[(1, 1), (2, 2), (8, 2), (7, 3), (64, 16)])
                {
                    var cut = GridCut.Of(columns, rows, parts, threads);
                    Assert.InRange(cut.Parts, 1, Math.Min(parts, columns * rows));
                    var times = new int[columns, rows];
                    for (var part = 0; part < cut.Parts; part++)
                    {
                        var ((left, right), (top, bottom)) = (cut.Columns(part), cut.Rows(part));
                        for (var column = left; column < right; column++)
                        {
                            for (var row = top; row < bottom; row++)
                                times[column, row]++;
                        }
                    }

                    Assert.All(times.Cast<int>(), count => Assert.Equal(1, count));
                }
            }
        }

        // Two threads own half of the panels each; three share what three panels do not divide among them evenly.
        var halves = GridCut.Of(4, 8, 8, 2);
        Assert.Equal(((0, 1), (2, 3)), (halves.Columns(0), halves.Columns(halves.Parts / 2)));
        Assert.Equal(12, GridCut.Of(4, 9, 12, 3).Parts);
    }

    private static void Agrees<T, TDense>(int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDense : struct, IDense
    {
        int inputs = TDense.Inputs, outputs = TDense.Outputs;
        var data = new Data(rows, inputs, outputs);
        var (x, w, b, d) = (data.X, data.W, data.B, data.D);
        var y = Each(rows, outputs, (r, o) => Math.Max(0, b[o] + Sum(inputs, i => x[(r * inputs) + i] * w[(o * inputs) + i])));
        var dx = Each(rows, inputs, (r, i) => x[(r * inputs) + i] > 0
            ? Sum(outputs, o => d[(r * outputs) + o] * w[(o * inputs) + i])
            : 0);
        var dw = Each(outputs, inputs, (o, i) => Sum(rows, r => d[(r * outputs) + o] * x[(r * inputs) + i]));
        var db = Each(1, outputs, (_, o) => Sum(rows, r => d[(r * outputs) + o]));

        var result = Compute<T, TDense>(data);
        var tolerance = 10 * Numbers.Tolerance<T>();
        Numbers.AreClose(y, result.FromRows, tolerance);
        Numbers.AreClose(y, result.FromPanels, tolerance);
        Numbers.AreClose(dx, result.InputGradient, tolerance);
        Numbers.AreClose(dw, result.Weight, tolerance);
        Numbers.AreClose(db, result.Bias, tolerance);
        Numbers.AreClose(dw, result.WeightFromRows, tolerance);

        // Half of the momentum, which was the parameter, and the gradient.
        Numbers.AreClose([.. w.Zip(dw, (p, g) => p - (0.1 * ((0.5 * p) + g)))], result.Updated, tolerance);
        Assert.All(result.Padding, value => Assert.Equal(0, value));
    }

    private static void IsTheSame<T, TDense>(int rows, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDense : struct, IDense
    {
        var data = new Data(rows, TDense.Inputs, TDense.Outputs);
        var alone = On(1, () => Compute<T, TDense>(data));
        var together = On(threads, () => Compute<T, TDense>(data));
        Assert.Equal(alone.FromRows, together.FromRows);
        Assert.Equal(alone.FromPanels, together.FromPanels);
        Assert.Equal(alone.InputGradient, together.InputGradient);
        Assert.Equal(alone.Weight, together.Weight);
        Assert.Equal(alone.WeightFromRows, together.WeightFromRows);
        Assert.Equal(alone.Bias, together.Bias);
        Assert.Equal(alone.Updated, together.Updated);
    }

    private static void IsIndependent<T, TDense>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDense : struct, IDense
    {
        const int Count = 29;
        int inputs = TDense.Inputs, outputs = TDense.Outputs;
        var data = new Data(Count, inputs, outputs);
        var all = Compute<T, TDense>(data);
        for (var row = 0; row < Count; row++)
        {
            var one = Compute<T, TDense>(data with
            {
                Rows = 1,
                X = [.. data.X.Skip(row * inputs).Take(inputs)],
                D = [.. data.D.Skip(row * outputs).Take(outputs)],
            });
            Assert.Equal(all.FromRows.Skip(row * outputs).Take(outputs), one.FromRows);
            Assert.Equal(all.FromPanels.Skip(row * outputs).Take(outputs), one.FromPanels);
            Assert.Equal(all.InputGradient.Skip(row * inputs).Take(inputs), one.InputGradient);
        }
    }

    private static Result Compute<T, TDense>(Data data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDense : struct, IDense
    {
        int rows = data.Rows, inputs = TDense.Inputs, outputs = TDense.Outputs;
        var layout = ParameterLayout.DensePanels(outputs, inputs);
        T[] values = [.. data.X.Select(T.CreateTruncating)];
        var x = new Batch<T>(Layout.Panels, rows, data.X, double.NaN);
        var d = new Batch<T>(Layout.Panels, rows, data.D, 0);
        var (w, b) = (new Packed<T>(layout, data.W), new Packed<T>(data.B));
        var (fromRows, fromPanels) = (Empty(outputs), Empty(outputs));
        Dense<T>.Forward<TDense, Positive<T>>(values, w.Address, b.Address, fromRows.Address, rows, fromRows.Capacity);
        Dense<T>.Forward<TDense, Positive<T>>(x.Address, w.Address, b.Address, fromPanels.Address, rows, x.Capacity);

        var dx = Empty(inputs);
        var transposed = new AlignedBlock<T>(Panels.PaddedFeatures(inputs) * outputs);
        Dense<T>.InputGradient<TDense, Positive<T>>(
            d.Address, w.Address, transposed.Address, x.Address, dx.Address, rows, x.Capacity);

        var (dw, dwFromRows, db) = (Weight(), Weight(), new Packed<T>(new double[outputs]));
        var bias = layout.PackedLength;
        var gradient = new AlignedBlock<T>(bias + Panels.PaddedFeatures(outputs));
        Dense<T>.ParameterGradient<TDense, StoreGradient<T>>(
            x.Address, d.Address, new(gradient.Address), 0, bias, rows, x.Capacity);
        gradient.Span[..bias].CopyTo(Span(dw, bias));
        gradient.Span[bias..].CopyTo(Span(db, gradient.Length - bias));
        Dense<T>.ParameterGradient<TDense, StoreGradient<T>>(
            values, d.Address, new(dwFromRows.Address), 0, -1, rows, x.Capacity);
        var (updated, momentum) = (new Packed<T>(layout, data.W), new Packed<T>(layout, data.W));
        Dense<T>.ParameterGradient<TDense, UpdateParameters<T, Momentum<T>>>(
            values, d.Address, new(updated.Address, momentum.Address, bias, default), 0, -1, rows, x.Capacity);
        return new(
            fromRows.Values,
            fromPanels.Values,
            dx.Values,
            dw.Values,
            dwFromRows.Values,
            db.Values,
            updated.Values,
            [.. gradient.Span.ToArray().Select(double.CreateTruncating).Except(dw.Values.Concat(db.Values))]);

        Batch<T> Empty(int features) => new(Layout.Panels, rows, features, double.NaN);

        Packed<T> Weight() => new(layout, new double[layout.Length]);
    }

    private static unsafe Span<T> Span<T>(Packed<T> packed, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(packed.Address.Pointer, length);

    private static void On(int threads, Action compute) => On(threads, () =>
    {
        compute();
        return true;
    });

    /// <summary>Computes on so many threads, with everything cut, however small.</summary>
    private static TResult On<TResult>(int threads, Func<TResult> compute)
    {
        if (threads == 1)
            return compute();
        using var cut = new EverythingCut();
        using var team = ThreadTeam.Enter(threads, long.MaxValue);
        return compute();
    }

    private static double[] Each(int rows, int columns, Func<int, int, double> value) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => value(i / columns, i % columns))];

    private static double Sum(int count, Func<int, double> value) => Enumerable.Range(0, count).Sum(value);

    private sealed record Data(int Rows, double[] X, double[] W, double[] B, double[] D)
    {
        public Data(int rows, int inputs, int outputs)
            : this(
                rows,
                Numbers.Normal(1, rows * inputs),
                [.. Numbers.Normal(2, inputs * outputs).Select(w => (double)(float)(w / Math.Sqrt(inputs)))],
                Numbers.Normal(3, outputs),
                [.. Numbers.Normal(4, rows * outputs).Select(d => (double)(float)(d / Math.Sqrt(outputs)))])
        {
        }
    }

    private sealed record Result(
        double[] FromRows,
        double[] FromPanels,
        double[] InputGradient,
        double[] Weight,
        double[] WeightFromRows,
        double[] Bias,
        double[] Updated,
        double[] Padding);

    private readonly struct From97To53 : IDense
    {
        public static int Inputs => 97;

        public static int Outputs => 53;

        public static bool HasBias => true;
    }

    private readonly struct From53To7 : IDense
    {
        public static int Inputs => 53;

        public static int Outputs => 7;

        public static bool HasBias => true;
    }

    private readonly struct From7To161 : IDense
    {
        public static int Inputs => 7;

        public static int Outputs => 161;

        public static bool HasBias => true;
    }

    private readonly struct Positive<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => V.Max(V.Zero, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V y, V gradient)
            where V : struct, ISimd<V, T> => V.Where(V.GreaterThan(y, V.Zero), gradient, V.Zero);
    }

    private readonly struct Momentum<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Update<V>(V parameter, V gradient, ref V state0, ref V state1, ref V state2)
            where V : struct, ISimd<V, T>
        {
            state0 = (V.Create(T.CreateTruncating(0.5)) * state0) + gradient;
            return parameter - (V.Create(T.CreateTruncating(0.1)) * state0);
        }
    }
}
