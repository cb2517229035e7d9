using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal readonly unsafe struct LaneDenseForward<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var keeps = TActivation.IsFromInput && kept != null;
        var z = keeps ? kept : output;
        LaneProduct<T>.Run<V, WeightOf<TDense>>(
            weight, TDense.HasBias ? bias : null, input, z, TDense.Outputs, TDense.Inputs, rows);
        if (typeof(TActivation) == typeof(NoActivation<T>))
            return;
        var length = Lanes.PanelRows(TDense.Outputs, rows) * Lanes.Width;
        for (nint i = 0; i < length; i += V.Count)
            V.Store(output + i, TActivation.Forward(V.Load(z + i)));
    }
}

internal readonly unsafe struct LaneDenseInputGradient<T, TDense, TActivation>(
    T* outputGradient, T* weight, T* saved, T* inputGradient, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        LaneProduct<T>.Run<V, TransposedWeightOf<TDense>>(
            weight, null, outputGradient, inputGradient, TDense.Inputs, TDense.Outputs, rows);
        if (typeof(TActivation) == typeof(NoActivation<T>))
            return;
        var length = Lanes.PanelRows(TDense.Inputs, rows) * Lanes.Width;
        for (nint i = 0; i < length; i += V.Count)
            V.Store(inputGradient + i, TActivation.Backward(V.Load(saved + i), V.Load(inputGradient + i)));
    }
}

/// <summary>The gradient of weight and bias.</summary>
internal readonly unsafe struct LaneDenseParameterGradient<T, TDense, TSink>(
    T* input, T* outputGradient, TSink sink, int weight, int bias, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        if (TDense.Outputs == 1)
        {
            var fullInputs = TDense.Inputs / V.Count * V.Count;
            if (fullInputs > 0)
                OneOutput<V, FullVector>(0, fullInputs);
            if (fullInputs < TDense.Inputs)
                OneOutput<V, LastInputs<TDense>>(fullInputs, TDense.Inputs);
            if (TDense.HasBias)
                BiasOfOneOutput<V>();
            return;
        }

        var full = TDense.Outputs / V.Count * V.Count;
        if (full > 0)
            Columns<V, FullVector>(0, full);
        if (full < TDense.Outputs)
            Columns<V, LastOutputs<TDense>>(full, TDense.Outputs);
    }

    /// <summary>
    /// Of an input and as many outputs as a vector has lanes, the products of all examples are summed up lane by lane;
    /// the sum of each vector's lanes is then one lane of the gradient.
    /// </summary>
    /// <param name="column">The first output.</param>
    /// <param name="end">The end of the outputs.</param>
    /// <typeparam name="V">The vectors.</typeparam>
    /// <typeparam name="TCount">How many outputs are computed together.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Columns<V, TCount>(int column, int end)
        where V : struct, ISimd<V, T>
        where TCount : struct, ILaneCount
    {
        // The bias is the weight of an input that is always 1.
        var ones = stackalloc T[Lanes.Width];
        for (var lane = 0; lane < Lanes.Width; lane += V.Count)
            V.Store(ones + lane, V.Create(T.One));
        for (; column < end; column += V.Count)
        {
            for (var i = 0; i < TDense.Inputs + (TDense.HasBias ? 1 : 0); i++)
            {
                var isWeight = i < TDense.Inputs;
                var gradient = LaneSums<T>.OfProducts<V, TCount>(
                    outputGradient + ((nint)column * Lanes.Width),
                    TDense.Outputs,
                    isWeight ? input + ((nint)i * Lanes.Width) : ones,
                    isWeight ? TDense.Inputs : 0,
                    rows);
                sink.Take((isWeight ? weight + (i * Panels.Width(TDense.Outputs)) : bias) + column, gradient);
            }
        }
    }

    /// <summary>
    /// The same with the inputs in the lanes, where there is one output and a sum for each would be a sum across.
    /// </summary>
    /// <param name="first">The first input.</param>
    /// <param name="end">The end of the inputs.</param>
    /// <typeparam name="V">The vectors.</typeparam>
    /// <typeparam name="TCount">How many inputs are computed together.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void OneOutput<V, TCount>(int first, int end)
        where V : struct, ISimd<V, T>
        where TCount : struct, ILaneCount
    {
        var gradients = stackalloc T[Lanes.Width];
        for (; first < end; first += V.Count)
        {
            V.Store(gradients, LaneSums<T>.OfProducts<V, TCount>(
                input + ((nint)first * Lanes.Width), TDense.Inputs, outputGradient, 1, rows));
            for (var i = 0; i < TCount.Of<V, T>(); i++)
                sink.Take(weight + ((first + i) * Panels.Width(1)), V.Where(V.FirstLanes(1), V.Create(gradients[i]), V.Zero));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void BiasOfOneOutput<V>()
        where V : struct, ISimd<V, T>
    {
        var sum = V.Zero;
        for (nint i = 0; i < Lanes.Blocks(rows) * Lanes.Width; i += V.Count)
            sum += V.Load(outputGradient + i);
        sink.Take(bias, V.Where(V.FirstLanes(1), V.Create(V.Sum(sum)), V.Zero));
    }
}

/// <summary>How many vectors' lanes are summed up at once, a constant to the compiler.</summary>
internal interface ILaneCount
{
    static abstract int Of<V, T>()
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>As many as a vector has lanes.</summary>
internal readonly struct FullVector : ILaneCount
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<V, T>()
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Count;
}

/// <summary>The outputs that fill no vector.</summary>
internal readonly struct LastOutputs<TDense> : ILaneCount
    where TDense : struct, IDense
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<V, T>()
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TDense.Outputs % V.Count;
}

/// <summary>The inputs that fill no vector.</summary>
internal readonly struct LastInputs<TDense> : ILaneCount
    where TDense : struct, IDense
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<V, T>()
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TDense.Inputs % V.Count;
}
