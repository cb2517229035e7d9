using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

internal readonly unsafe struct LaneDenseForward<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
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
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
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

/// <summary>
/// The gradient of weight and bias. Of an input and as many outputs as a vector has lanes, the products of all examples are
/// summed up lane by lane; the sum of each vector's lanes is then one lane of the gradient.
/// </summary>
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
        var full = TDense.Outputs / V.Count * V.Count;
        if (full > 0)
            Columns<V, Two>(0, full);
        if (full < TDense.Outputs)
            Columns<V, One>(full, TDense.Outputs);
    }

    /// <param name="column">The first output.</param>
    /// <param name="end">The end of the outputs.</param>
    /// <typeparam name="V">The vectors.</typeparam>
    /// <typeparam name="TPart">One for the outputs that are left over, two for those that fill vectors.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Columns<V, TPart>(int column, int end)
        where V : struct, ISimd<V, T>
        where TPart : struct, IConstant
    {
        // The bias is the weight of an input that is always 1.
        var ones = stackalloc T[Lanes.Width];
        for (var lane = 0; lane < Lanes.Width; lane += V.Count)
            V.Store(ones + lane, V.Create(T.One));
        var vectors = Lanes.Blocks(rows) * (Lanes.Width / V.Count);
        for (; column < end; column += V.Count)
        {
            for (var i = 0; i < TDense.Inputs + (TDense.HasBias ? 1 : 0); i++)
            {
                var isWeight = i < TDense.Inputs;
                var x = isWeight ? input + ((nint)i * Lanes.Width) : ones;
                var features = isWeight ? TDense.Inputs : 0;
                var d = outputGradient + ((nint)column * Lanes.Width);
                V g0 = V.Zero, g1 = V.Zero, g2 = V.Zero, g3 = V.Zero, g4 = V.Zero, g5 = V.Zero, g6 = V.Zero, g7 = V.Zero;
                V g8 = V.Zero, g9 = V.Zero, g10 = V.Zero, g11 = V.Zero;
                V g12 = V.Zero, g13 = V.Zero, g14 = V.Zero, g15 = V.Zero;
                for (var vector = 0; vector < vectors; vector++)
                {
                    var u = V.Load(x + LaneVectors<T>.At<V>(vector, features));
                    var v = d + LaneVectors<T>.At<V>(vector, TDense.Outputs);
                    g0 = V.MultiplyAdd(V.Load(v), u, g0);
                    if (Count<V, TPart>() > 1)
                        g1 = V.MultiplyAdd(V.Load(v + (1 * Lanes.Width)), u, g1);
                    if (Count<V, TPart>() > 2)
                        g2 = V.MultiplyAdd(V.Load(v + (2 * Lanes.Width)), u, g2);
                    if (Count<V, TPart>() > 3)
                        g3 = V.MultiplyAdd(V.Load(v + (3 * Lanes.Width)), u, g3);
                    if (Count<V, TPart>() > 4)
                        g4 = V.MultiplyAdd(V.Load(v + (4 * Lanes.Width)), u, g4);
                    if (Count<V, TPart>() > 5)
                        g5 = V.MultiplyAdd(V.Load(v + (5 * Lanes.Width)), u, g5);
                    if (Count<V, TPart>() > 6)
                        g6 = V.MultiplyAdd(V.Load(v + (6 * Lanes.Width)), u, g6);
                    if (Count<V, TPart>() > 7)
                        g7 = V.MultiplyAdd(V.Load(v + (7 * Lanes.Width)), u, g7);
                    if (Count<V, TPart>() > 8)
                        g8 = V.MultiplyAdd(V.Load(v + (8 * Lanes.Width)), u, g8);
                    if (Count<V, TPart>() > 9)
                        g9 = V.MultiplyAdd(V.Load(v + (9 * Lanes.Width)), u, g9);
                    if (Count<V, TPart>() > 10)
                        g10 = V.MultiplyAdd(V.Load(v + (10 * Lanes.Width)), u, g10);
                    if (Count<V, TPart>() > 11)
                        g11 = V.MultiplyAdd(V.Load(v + (11 * Lanes.Width)), u, g11);
                    if (Count<V, TPart>() > 12)
                        g12 = V.MultiplyAdd(V.Load(v + (12 * Lanes.Width)), u, g12);
                    if (Count<V, TPart>() > 13)
                        g13 = V.MultiplyAdd(V.Load(v + (13 * Lanes.Width)), u, g13);
                    if (Count<V, TPart>() > 14)
                        g14 = V.MultiplyAdd(V.Load(v + (14 * Lanes.Width)), u, g14);
                    if (Count<V, TPart>() > 15)
                        g15 = V.MultiplyAdd(V.Load(v + (15 * Lanes.Width)), u, g15);
                }

                var gradient = LaneSums<T>.OfEach(
                    Count<V, TPart>(), g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15);
                sink.Take((isWeight ? weight + (i * Panels.Width(TDense.Outputs)) : bias) + column, gradient);
            }
        }
    }

    /// <summary>The outputs that are computed together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count<V, TPart>()
        where V : struct, ISimd<V, T>
        where TPart : struct, IConstant => TPart.Value == 1 ? TDense.Outputs % V.Count : V.Count;
}
