using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A convolution that is one kernel with its activation and its MaxPool2D: what stands between is in no buffer.
/// </summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Norm">The batch normalisation by running statistics folded into it, if any.</param>
/// <param name="Map">The activation, if any.</param>
/// <param name="Pool">The windows.</param>
internal sealed record PooledConvolution(
    ConvolutionOperation Convolution, BatchNormOperation? Norm, MapOperation? Map, PoolOperation Pool)
{
    /// <summary>The widest window that a tile of every vector width holds.</summary>
    private const int WidestWindow = 6;

    /// <summary>Where in its window each result came from, which the backward pass reads.</summary>
    public Value Places => new(Pool.Output.Name + "Places", Pool.Output.Shape);

    /// <summary>What the backward pass reads.</summary>
    public IEnumerable<Value> Kept => [Pool.Output, Places];

    /// <summary>
    /// The pair where nothing else reads what stands between, and each output of the convolution is in one window at most.
    /// </summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="graph">The graph that it is from.</param>
    /// <param name="isTraining">
    /// Whether a backward pass follows: it takes the activation's derivative from the largest of a window, and knows no
    /// normalisation.
    /// </param>
    public static PooledConvolution? Of(ConvolutionOperation convolution, NetworkGraph graph, bool isTraining)
    {
        var next = OnlyReader(convolution.Output, graph);
        var norm = isTraining ? null : next as BatchNormOperation;
        if (norm is not null)
            next = OnlyReader(norm.Output, graph);
        var map = next as MapOperation;
        if (map is not null)
        {
            if (isTraining && (map.Function.FromInput || map.BlocksGradient || map.PassesGradient))
                return null;
            next = OnlyReader(map.Output, graph);
        }

        return next is PoolOperation { IsMax: true } pool && AreSideBySide(pool.Window)
            ? new(convolution, norm, map, pool)
            : null;
    }

    private static Operation? OnlyReader(Value value, NetworkGraph graph) =>
        graph.ReadersOf(value) == 1 && !graph.Outputs.Contains(value)
            ? graph.Operations.Single(operation => operation.Inputs.Contains(value))
            : null;

    private static bool AreSideBySide(Window2D window) =>
        window is { PadTop: 0, PadLeft: 0, Dilation: 1, KernelWidth: <= WidestWindow }
        && window.StrideY == window.KernelHeight
        && window.StrideX == window.KernelWidth
        && window.OutputHeight * window.KernelHeight <= window.InputHeight
        && window.OutputWidth * window.KernelWidth <= window.InputWidth;
}
