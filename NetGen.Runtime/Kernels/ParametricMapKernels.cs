using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Runs of vectors that share their trained numbers.</summary>
internal static unsafe class ParametricRun<T, TActivation>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IParametricActivation<T>
{
    /// <summary>The elements from the sums of a number to those of the next.</summary>
    public const int Stride = 16;

    /// <summary>The elements that the sums of all numbers take.</summary>
    public const int SumsLength = 16 * Stride;

    /// <summary>
    /// The terms of a sum of numbers' gradients that are added in the element type before they go on in double.
    /// </summary>
    private const int Piece = 256;

    /// <summary>The trained numbers of a channel: of one, in every lane, or of as many as there are lanes.</summary>
    /// <param name="parameters">The first number, of the first channel.</param>
    /// <param name="next">The elements from a number to the next.</param>
    /// <param name="isOne">Whether one channel's numbers are for every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Coefficients<V> Load<V>(T* parameters, nint next, bool isOne)
        where V : struct, ISimd<V, T>
    {
        Coefficients<V> p = default;
        p.P0 = Number<V>(0, parameters, next, isOne);
        p.P1 = Number<V>(1, parameters, next, isOne);
        p.P2 = Number<V>(2, parameters, next, isOne);
        p.P3 = Number<V>(3, parameters, next, isOne);
        p.P4 = Number<V>(4, parameters, next, isOne);
        p.P5 = Number<V>(5, parameters, next, isOne);
        p.P6 = Number<V>(6, parameters, next, isOne);
        p.P7 = Number<V>(7, parameters, next, isOne);
        p.P8 = Number<V>(8, parameters, next, isOne);
        p.P9 = Number<V>(9, parameters, next, isOne);
        p.P10 = Number<V>(10, parameters, next, isOne);
        p.P11 = Number<V>(11, parameters, next, isOne);
        p.P12 = Number<V>(12, parameters, next, isOne);
        p.P13 = Number<V>(13, parameters, next, isOne);
        p.P14 = Number<V>(14, parameters, next, isOne);
        p.P15 = Number<V>(15, parameters, next, isOne);
        return p;
    }

    /// <summary>Nothing for a number that the function does not have: the condition is a constant to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Number<V>(int number, T* parameters, nint next, bool isOne)
        where V : struct, ISimd<V, T> =>
        TActivation.Count <= number ? V.Zero
        : isOne ? V.Create(parameters[number * next])
        : V.Load(parameters + (number * next));

    /// <summary><c>y = f(x)</c> of vectors a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<V>(T* input, T* output, in Coefficients<V> p, nint stride, nint count)
        where V : struct, ISimd<V, T>
    {
        for (nint i = 0; i < count; i++, input += stride, output += stride)
            V.Store(output, TActivation.Forward(V.Load(input), p));
    }

    /// <summary>
    /// The gradient of x, stored unless there is no place for it; <paramref name="sums"/> receives, lane by lane, the
    /// gradient of each number. Lanes that are not <paramref name="active"/> give 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward<V>(
        T* input,
        T* outputGradient,
        T* inputGradient,
        T* sums,
        in Coefficients<V> p,
        V active,
        nint stride,
        nint count)
        where V : struct, ISimd<V, T>
    {
        for (var i = 0; i < TActivation.Count; i++)
            V.Store(sums + (i * Stride), V.Zero);
        for (nint start = 0; start < count; start += Piece)
        {
            var end = Math.Min(count, start + Piece);
            Coefficients<V> piece = default;
            for (var i = start; i < end; i++)
            {
                var x = V.Load(input + (i * stride));
                var gradient = V.Where(active, V.Load(outputGradient + (i * stride)), V.Zero);
                var result = TActivation.Backward(x, gradient, p, ref piece);
                if (inputGradient != null)
                    V.Store(inputGradient + (i * stride), result);
            }

            AddTo(sums, piece);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<V>(T* sums, in Coefficients<V> piece)
        where V : struct, ISimd<V, T>
    {
        Add(sums, 0, piece.P0);
        Add(sums, 1, piece.P1);
        Add(sums, 2, piece.P2);
        Add(sums, 3, piece.P3);
        Add(sums, 4, piece.P4);
        Add(sums, 5, piece.P5);
        Add(sums, 6, piece.P6);
        Add(sums, 7, piece.P7);
        Add(sums, 8, piece.P8);
        Add(sums, 9, piece.P9);
        Add(sums, 10, piece.P10);
        Add(sums, 11, piece.P11);
        Add(sums, 12, piece.P12);
        Add(sums, 13, piece.P13);
        Add(sums, 14, piece.P14);
        Add(sums, 15, piece.P15);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<V>(T* sums, int number, V piece)
        where V : struct, ISimd<V, T>
    {
        if (TActivation.Count > number)
            V.Store(sums + (number * Stride), V.Load(sums + (number * Stride)) + piece);
    }
}

internal readonly unsafe struct ParametricForwardPanels<T, TActivation>(
    T* input, T* parameters, T* output, int channels, int features, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IParametricActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        var next = Panels.PaddedFeatures(channels);
        for (var column = 0; column < Panels.PaddedFeatures(features); column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            var p = ParametricRun<T, TActivation>.Load<V>(
                parameters + (channels == 1 ? 0 : column), next, isOne: channels == 1);
            ParametricRun<T, TActivation>.Forward(input + at, output + at, p, width, rows);
        }
    }
}

internal readonly unsafe struct ParametricForwardLanes<T, TActivation>(
    T* input, T* parameters, T* output, int channels, int positions, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IParametricActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var next = Panels.PaddedFeatures(channels);
        var length = (nint)positions * Lanes.Width;
        for (nint block = 0; block < Lanes.Blocks(rows); block++)
        {
            for (nint channel = 0; channel < channels; channel++)
            {
                var at = ((block * channels) + channel) * length;
                var p = ParametricRun<T, TActivation>.Load<V>(parameters + channel, next, isOne: true);
                ParametricRun<T, TActivation>.Forward(input + at, output + at, p, V.Count, length / V.Count);
            }
        }
    }
}

internal readonly unsafe struct ParametricBackwardPanels<T, TActivation, TSink>(
    T* input,
    T* outputGradient,
    T* parameters,
    T* inputGradient,
    TSink sink,
    int offset,
    int channels,
    int features,
    int rows,
    int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IParametricActivation<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(features);
        var next = Panels.PaddedFeatures(channels);
        var shared = stackalloc double[TActivation.Count];
        var sums = stackalloc T[ParametricRun<T, TActivation>.SumsLength];
        for (var column = 0; column < Panels.PaddedFeatures(features); column += V.Count)
        {
            var at = ((nint)(column & -width) * capacity) + (column & (width - 1));
            var p = ParametricRun<T, TActivation>.Load<V>(
                parameters + (channels == 1 ? 0 : column), next, isOne: channels == 1);
            ParametricRun<T, TActivation>.Backward(
                input + at,
                outputGradient + at,
                inputGradient == null ? null : inputGradient + at,
                sums,
                p,
                V.FirstLanes(features - column),
                width,
                rows);
            for (var i = 0; i < TActivation.Count; i++)
            {
                var sum = V.Load(sums + (i * ParametricRun<T, TActivation>.Stride));
                if (channels == 1)
                    shared[i] += Number<T>.ToDouble(V.Sum(sum));
                else
                    sink.Take(offset + (i * (nint)next) + column, sum);
            }
        }

        for (var i = 0; channels == 1 && i < TActivation.Count; i++)
        {
            var gradient = V.Create(Number<T>.FromDouble(shared[i]));
            for (var first = 0; first < next; first += V.Count)
                sink.Take(offset + (i * next) + first, V.Where(V.FirstLanes(1 - first), gradient, V.Zero));
        }
    }
}

internal readonly unsafe struct ParametricBackwardLanes<T, TActivation, TSink>(
    T* input,
    T* outputGradient,
    T* parameters,
    T* inputGradient,
    TSink sink,
    int offset,
    int channels,
    int positions,
    int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IParametricActivation<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var next = Panels.PaddedFeatures(channels);
        var gradients = stackalloc T[ParametricRun<T, TActivation>.SumsLength];
        var sums = stackalloc T[ParametricRun<T, TActivation>.SumsLength];
        var totals = stackalloc double[TActivation.Count];
        for (var first = 0; first < next; first += V.Count)
        {
            new Span<T>(gradients, TActivation.Count * ParametricRun<T, TActivation>.Stride).Clear();
            for (var lane = 0; lane < V.Count && first + lane < channels; lane++)
                Channel<V>(first + lane, next, sums, totals, gradients + lane);
            for (var i = 0; i < TActivation.Count; i++)
                sink.Take(offset + (i * next) + first, V.Load(gradients + (i * ParametricRun<T, TActivation>.Stride)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Channel<V>(int channel, int next, T* sums, double* totals, T* gradients)
        where V : struct, ISimd<V, T>
    {
        var all = V.Equal(V.Zero, V.Zero);
        var p = ParametricRun<T, TActivation>.Load<V>(parameters + channel, next, isOne: true);
        var length = (nint)positions * Lanes.Width;
        new Span<double>(totals, TActivation.Count).Clear();
        for (nint block = 0; block < Lanes.Blocks(rows); block++)
        {
            // Lanes past the last row add nothing: their ∂L/∂y is 0.
            var at = ((block * channels) + channel) * length;
            ParametricRun<T, TActivation>.Backward(
                input + at,
                outputGradient + at,
                inputGradient == null ? null : inputGradient + at,
                sums,
                p,
                all,
                V.Count,
                length / V.Count);
            for (var i = 0; i < TActivation.Count; i++)
                totals[i] += Number<T>.ToDouble(V.Sum(V.Load(sums + (i * ParametricRun<T, TActivation>.Stride))));
        }

        for (var i = 0; i < TActivation.Count; i++)
            gradients[i * ParametricRun<T, TActivation>.Stride] = Number<T>.FromDouble(totals[i]);
    }
}
