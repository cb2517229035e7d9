using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal readonly unsafe struct RowDenseForward<T, TDense, TActivation>(
    T* input, int stride, T* weight, T* bias, T* kept, T* output, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var row = 0; row < rows; row++)
            Row<V>(input + ((nint)row * stride), (nint)row * Panels.Width(TDense.Outputs));
    }

    /// <summary>One example.</summary>
    /// <param name="x">Its input.</param>
    /// <param name="at">The place of its output.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row<V>(T* x, nint at)
        where V : struct, ISimd<V, T>
    {
        // Two vectors at a time where there are: the sums over even and odd inputs of both are four chains of additions.
        var width = Panels.Width(TDense.Outputs);
        for (var column = 0; column < TDense.Outputs; column += 2 * V.Count)
        {
            var hasSecond = width > V.Count;
            V s0 = V.Zero, s1 = V.Zero, t0 = V.Zero, t1 = V.Zero;
            if (TDense.HasBias)
            {
                s0 = V.Load(bias + column);
                if (hasSecond)
                    s1 = V.Load(bias + column + V.Count);
            }

            var w = weight + column;
            for (var i = 0; i < TDense.Inputs - 1; i += 2)
            {
                var even = V.Create(x[i]);
                var odd = V.Create(x[i + 1]);
                s0 = V.MultiplyAdd(even, V.Load(w), s0);
                t0 = V.MultiplyAdd(odd, V.Load(w + width), t0);
                if (hasSecond)
                {
                    s1 = V.MultiplyAdd(even, V.Load(w + V.Count), s1);
                    t1 = V.MultiplyAdd(odd, V.Load(w + width + V.Count), t1);
                }

                w += 2 * width;
            }

            if (TDense.Inputs % 2 != 0)
            {
                var last = V.Create(x[TDense.Inputs - 1]);
                s0 = V.MultiplyAdd(last, V.Load(w), s0);
                if (hasSecond)
                    s1 = V.MultiplyAdd(last, V.Load(w + V.Count), s1);
            }

            // Functions of double precision are calls: a sum that waits for one would be on the stack all along.
            if (typeof(T) == typeof(double) && hasSecond)
            {
                V.Store(output + at + column + V.Count, s1 + t1);
                Store(at + column, s0 + t0);
                Store(at + column + V.Count, V.Load(output + at + column + V.Count));
                continue;
            }

            Store(at + column, s0 + t0);
            if (hasSecond)
                Store(at + column + V.Count, s1 + t1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(nint place, V z)
        where V : struct, ISimd<V, T>
    {
        if (TActivation.IsFromInput && kept != null)
            V.Store(kept + place, z);
        V.Store(output + place, TActivation.Forward(z));
    }
}

internal readonly unsafe struct RowDenseInputGradient<T, TDense, TActivation>(
    T* outputGradient, T* weight, T* saved, T* inputGradient, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        // What fills vectors and what is left over are methods of their own: both in one would be more than the JIT
        // inlines into a method.
        var full = TDense.Inputs / V.Count * V.Count;
        if (full > 0)
            Inputs<V, FullVector>(0, full);
        if (full < TDense.Inputs)
            Inputs<V, LastInputs<TDense>>(full, TDense.Inputs);
        for (var i = (TDense.Inputs + V.Count - 1) / V.Count * V.Count; i < Panels.Width(TDense.Inputs); i += V.Count)
        {
            for (var row = 0; row < rows; row++)
                V.Store(inputGradient + ((nint)row * Panels.Width(TDense.Inputs)) + i, V.Zero);
        }
    }

    /// <summary>As many inputs at a time as a vector has lanes.</summary>
    /// <param name="first">The first input.</param>
    /// <param name="end">The end of the inputs.</param>
    /// <typeparam name="V">The vectors.</typeparam>
    /// <typeparam name="TCount">How many inputs are computed together.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Inputs<V, TCount>(int first, int end)
        where V : struct, ISimd<V, T>
        where TCount : struct, ILaneCount
    {
        for (; first < end; first += V.Count)
        {
            for (var row = 0; row < rows; row++)
            {
                var gradient = Gradients<V, TCount>(
                    weight + ((nint)first * Panels.Width(TDense.Outputs)),
                    outputGradient + ((nint)row * Panels.Width(TDense.Outputs)));
                var at = ((nint)row * Panels.Width(TDense.Inputs)) + first;
                if (typeof(TActivation) != typeof(NoActivation<T>))
                    gradient = TActivation.Backward(V.Load(saved + at), gradient);
                V.Store(inputGradient + at, gradient);
            }
        }
    }

    /// <summary>The products of some inputs' weights with the gradient, one in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Gradients<V, TCount>(T* w, T* d)
        where V : struct, ISimd<V, T>
        where TCount : struct, ILaneCount => LaneSums<T>.OfEach(
            TCount.Of<V, T>(),
            Product<V, TCount>(w, d, 0), Product<V, TCount>(w, d, 1), Product<V, TCount>(w, d, 2), Product<V, TCount>(w, d, 3),
            Product<V, TCount>(w, d, 4), Product<V, TCount>(w, d, 5), Product<V, TCount>(w, d, 6), Product<V, TCount>(w, d, 7),
            Product<V, TCount>(w, d, 8), Product<V, TCount>(w, d, 9), Product<V, TCount>(w, d, 10), Product<V, TCount>(w, d, 11),
            Product<V, TCount>(w, d, 12), Product<V, TCount>(w, d, 13), Product<V, TCount>(w, d, 14), Product<V, TCount>(w, d, 15));

    /// <summary>The terms of an input's gradient, in lanes: W[o, i] ∂L/∂y[o].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Product<V, TCount>(T* w, T* d, int input)
        where V : struct, ISimd<V, T>
        where TCount : struct, ILaneCount
    {
        if (input >= TCount.Of<V, T>())
            return V.Zero;
        w += input * Panels.Width(TDense.Outputs);
        var sum = V.Load(w) * V.Load(d);
        if (TDense.Outputs > V.Count)
        {
            for (var column = V.Count; column < TDense.Outputs; column += V.Count)
                sum = V.MultiplyAdd(V.Load(w + column), V.Load(d + column), sum);
        }

        return sum;
    }
}

internal readonly unsafe struct RowDenseParameterGradient<T, TDense, TSink>(
    T* input, int stride, T* outputGradient, TSink sink, int weight, int bias, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < TDense.Outputs; column += V.Count)
        {
            for (var i = 0; i < TDense.Inputs; i++)
                sink.Take(weight + (i * Panels.Width(TDense.Outputs)) + column, OfInput<V>(i, column));
            if (TDense.HasBias)
                sink.Take(bias + column, Sum<V>(column));
        }
    }

    /// <summary>The gradient of the weights of an input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V OfInput<V>(int i, int column)
        where V : struct, ISimd<V, T>
    {
        var sum = V.Create(input[i]) * V.Load(outputGradient + column);
        for (var row = 1; row < rows; row++)
        {
            var gradient = V.Load(outputGradient + ((nint)row * Panels.Width(TDense.Outputs)) + column);
            sum = V.MultiplyAdd(V.Create(input[((nint)row * stride) + i]), gradient, sum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Sum<V>(int column)
        where V : struct, ISimd<V, T>
    {
        var sum = V.Load(outputGradient + column);
        for (var row = 1; row < rows; row++)
            sum += V.Load(outputGradient + ((nint)row * Panels.Width(TDense.Outputs)) + column);
        return sum;
    }
}
