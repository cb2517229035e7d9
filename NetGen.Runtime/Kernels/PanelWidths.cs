using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A product whose operand and result are in panels.</summary>
internal interface IPanelsKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<V, TInputWidth, TWidth>()
        where V : struct, ISimd<V, T>
        where TInputWidth : struct, IConstant
        where TWidth : struct, IConstant;
}

/// <summary>
/// Chooses the panel widths of a product by the features of its operand and of its result, both constants to the caller.
/// All layers then share the tiles of at most four combinations.
/// </summary>
internal static class PanelWidths
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, V, TKernel>(TKernel kernel, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : struct, ISimd<V, T>
        where TKernel : struct, IPanelsKernel<T>
    {
        if (Panels.Width(inputs) == 16 && Panels.Width(outputs) == 16)
            kernel.Run<V, Sixteen, Sixteen>();
        else if (Panels.Width(inputs) == 16)
            kernel.Run<V, Sixteen, ThirtyTwo>();
        else if (Panels.Width(outputs) == 16)
            kernel.Run<V, ThirtyTwo, Sixteen>();
        else
            kernel.Run<V, ThirtyTwo, ThirtyTwo>();
    }
}
