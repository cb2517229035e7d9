using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>Noise on a parameter, drawn anew for every training pass.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WeightNoise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// <c>noisy = clean + deviation n</c>, n standard normal and a number of the element's place; the padding stays 0.
    /// </summary>
    /// <param name="parameters">The block of the clean parameters.</param>
    /// <param name="noisy">The block that the noisy parameter is written to.</param>
    /// <param name="offset">The parameter's place in both.</param>
    /// <param name="layout">How the parameter lies there.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="stream">A number of the parameter's own.</param>
    /// <param name="draw">The number of the training pass.</param>
    public static void Apply(
        Address<T> parameters,
        Address<T> noisy,
        int offset,
        ParameterLayout layout,
        double deviation,
        int seed,
        int stream,
        long draw)
    {
        // A packed parameter is a whole number of runs of 16 elements, which one panel of a batch is, too.
        const int width = 16;
        var rows = layout.PackedLength / width;
        Noise<T>.GaussianPanels(
            parameters + offset, noisy + offset, width, rows, rows, 0, deviation, seed, stream, draw);
        layout.ClearPadding(new Span<T>(noisy.Pointer + offset, layout.PackedLength));
    }
}
