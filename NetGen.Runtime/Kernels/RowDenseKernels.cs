using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal readonly unsafe struct RowDenseForward<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
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
                var even = V.Create(input[i]);
                var odd = V.Create(input[i + 1]);
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
                var last = V.Create(input[TDense.Inputs - 1]);
                s0 = V.MultiplyAdd(last, V.Load(w), s0);
                if (hasSecond)
                    s1 = V.MultiplyAdd(last, V.Load(w + V.Count), s1);
            }

            // Functions of double precision are calls: a sum that waits for one would be on the stack all along.
            if (typeof(T) == typeof(double) && hasSecond)
            {
                V.Store(output + column + V.Count, s1 + t1);
                Store(column, s0 + t0);
                Store(column + V.Count, V.Load(output + column + V.Count));
                continue;
            }

            Store(column, s0 + t0);
            if (hasSecond)
                Store(column + V.Count, s1 + t1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(int column, V z)
        where V : struct, ISimd<V, T>
    {
        if (TActivation.IsFromInput && kept != null)
            V.Store(kept + column, z);
        V.Store(output + column, TActivation.Forward(z));
    }
}

internal readonly unsafe struct RowDenseInputGradient<T, TDense, TActivation>(
    T* outputGradient, T* weight, T* saved, T* inputGradient) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        if (TDense.Outputs == 1)
        {
            OfOneOutput<V>();
            return;
        }

        // As many inputs at a time as a vector has lanes. The conditions are constants: what they leave out is not compiled.
        var input = 0;
        if (TDense.Inputs >= V.Count)
        {
            for (; input + V.Count <= TDense.Inputs; input += V.Count)
                Store(input, Gradients<V>(input, V.Count));
        }

        if (TDense.Inputs % V.Count != 0)
        {
            Store(input, Gradients<V>(input, TDense.Inputs % V.Count));
            input += V.Count;
        }

        for (; input < Panels.Width(TDense.Inputs); input += V.Count)
            V.Store(inputGradient + input, V.Zero);
    }

    /// <summary>The weights of one output, which lie a panel's width apart, times its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OfOneOutput<V>()
        where V : struct, ISimd<V, T>
    {
        for (var i = 0; i < TDense.Inputs; i++)
            inputGradient[i] = weight[i * Panels.Width(1)];
        for (var i = TDense.Inputs; i < Panels.Width(TDense.Inputs); i++)
            inputGradient[i] = T.Zero;
        var gradient = V.Create(*outputGradient);
        for (var i = 0; i < TDense.Inputs; i += V.Count)
            Store(i, V.Load(inputGradient + i) * gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(int input, V gradient)
        where V : struct, ISimd<V, T>
    {
        if (typeof(TActivation) != typeof(NoActivation<T>))
            gradient = TActivation.Backward(V.Load(saved + input), gradient);
        V.Store(inputGradient + input, gradient);
    }

    /// <summary>The products of some inputs' weights with the gradient, one in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Gradients<V>(int input, int count)
        where V : struct, ISimd<V, T>
    {
        var row = weight + ((nint)input * Panels.Width(TDense.Outputs));
        return LaneSums<T>.OfEach(
            count,
            Product<V>(row, 0, count), Product<V>(row, 1, count), Product<V>(row, 2, count), Product<V>(row, 3, count),
            Product<V>(row, 4, count), Product<V>(row, 5, count), Product<V>(row, 6, count), Product<V>(row, 7, count),
            Product<V>(row, 8, count), Product<V>(row, 9, count), Product<V>(row, 10, count), Product<V>(row, 11, count),
            Product<V>(row, 12, count), Product<V>(row, 13, count), Product<V>(row, 14, count), Product<V>(row, 15, count));
    }

    /// <summary>The terms of an input's gradient, in lanes: W[o, i] ∂L/∂y[o].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Product<V>(T* row, int input, int count)
        where V : struct, ISimd<V, T>
    {
        if (input >= count)
            return V.Zero;
        row += input * Panels.Width(TDense.Outputs);
        var sum = V.Load(row) * V.Load(outputGradient);
        if (TDense.Outputs > V.Count)
        {
            for (var column = V.Count; column < TDense.Outputs; column += V.Count)
                sum = V.MultiplyAdd(V.Load(row + column), V.Load(outputGradient + column), sum);
        }

        return sum;
    }
}

internal readonly unsafe struct RowDenseParameterGradient<T, TDense, TSink>(
    T* input, T* outputGradient, TSink sink, int weight, int bias) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < TDense.Outputs; column += V.Count)
        {
            var gradient = V.Load(outputGradient + column);
            for (var i = 0; i < TDense.Inputs; i++)
                sink.Take(weight + (i * Panels.Width(TDense.Outputs)) + column, V.Create(input[i]) * gradient);
            if (TDense.HasBias)
                sink.Take(bias + column, gradient);
        }
    }
}
