using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradients of a convolution's parameters. Tiles sum, lane by lane, over the pixels of bands that the first-level
/// cache holds. The lanes are added up to the gradient in working memory, which at last goes to the sink.
/// </summary>
internal readonly unsafe struct ConvolutionParameterGradient<T, TConvolution, TGradient, TSink>(
    T* input, TGradient outputGradient, TSink sink, int weightOffset, int biasOffset, T* scratch, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TGradient : struct, ICorrelationSource<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var memory = new Scratch<T>(scratch);
        var plan = new ConvolutionGradientPlan<T, TConvolution>(ref memory, TGradient.IsComputed);
        plan.Prepare(V.Count);

        var operations = 2L * Lanes.Blocks(rows) * Lanes.Width * TConvolution.OutputHeight * TConvolution.OutputWidth
            * TConvolution.OutputChannels * ConvolutionWeight<TConvolution>.Inputs;
        var units = plan.Units;

        // A part copies what it reads, so there are few of them.
        var parts = ThreadTeam.Parts(operations, Math.Min(units, 2 * ThreadTeam.Threads));
        var work = new ConvolutionGradientWork<T, TConvolution, TGradient, V>(
            plan, input, outputGradient, biasOffset >= 0, Lanes.Blocks(rows), parts);
        if (parts == 1)
            work.RunUnits(0, units, plan.Own);
        else
            ThreadTeam.Run(ref work, parts);

        Take<V>(plan.Weight, weightOffset, ConvolutionWeight<TConvolution>.PackedLength);
        if (biasOffset >= 0)
            Take<V>(plan.Bias, biasOffset, Panels.PaddedFeatures(TConvolution.OutputChannels));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take<V>(T* gradient, nint offset, nint length)
        where V : struct, ISimd<V, T>
    {
        for (nint i = 0; i < length; i += V.Count)
            sink.Take(offset + i, V.Load(gradient + i));
    }
}
