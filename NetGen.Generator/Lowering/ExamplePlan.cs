using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Prediction of one example by itself: images have their channels in lanes, where the passes of a batch have sixteen
/// examples, of which fifteen would be nothing.
/// </summary>
/// <param name="Kernels">What runs.</param>
/// <param name="Buffers">Where values lie, in elements: they share memory where they are not alive together.</param>
/// <param name="Packed">The inputs that are images and read by other than convolutions, in the order of the network's.</param>
/// <param name="BatchRows">The examples from which on sixteen at a time are faster.</param>
internal sealed record ExamplePlan(
    IReadOnlyList<Kernel> Kernels, BufferPlan Buffers, EquatableArray<Value> Packed, int BatchRows)
{
    /// <summary>
    /// The plan for a graph of prediction; <see langword="null"/> where it has no images to gain from, or an operation on
    /// images that only batches have a kernel for.
    /// </summary>
    public static ExamplePlan? Of(NetworkGraph graph)
    {
        if (!graph.Operations.Any(operation => operation is ConvolutionOperation or PoolOperation or GlobalPoolOperation)
            || !graph.Operations.All(HasKernel) || HasImagesOfTwoShapes(graph))
        {
            return null;
        }

        var packed = graph.Inputs.Where(input => IsPacked(input, graph)).ToEquatableArray();
        IReadOnlyList<Kernel> kernels =
        [
            .. packed.Select(input => new PackInput(input)),
            .. Fusion.Forward(graph.Operations, graph, keepsInputs: false, takesPools: false),
        ];
        var buffers = BufferPlan.Of(
            kernels, kernels.SelectMany(kernel => kernel.Writes).Distinct(), [.. graph.Outputs], columns: Elements);
        return new(kernels, buffers, packed, ExampleCost.BatchRows(graph));
    }

    /// <summary>Whether a convolution reads the network's input as the caller gave it.</summary>
    public bool IsFromRows(ConvolutionOperation convolution, NetworkGraph graph) =>
        graph.Inputs.Contains(convolution.X) && !Packed.Contains(convolution.X);

    private static bool HasKernel(Operation operation) =>
        (!operation.Output.IsInLanes && !operation.Inputs.Any(input => input.IsInLanes))
        || operation is not (LayerNormOperation or CustomOperation or DropoutOperation or NoiseOperation);

    /// <summary>An image that another takes for one of other channels has the same elements elsewhere.</summary>
    private static bool HasImagesOfTwoShapes(NetworkGraph graph) => graph.Operations
        .SelectMany(operation => operation.Inputs.Append(operation.Output))
        .Concat(graph.Inputs).Concat(graph.Outputs)
        .Where(value => value.IsInLanes)
        .GroupBy(value => value.Name)
        .Any(image => image.Select(value => value.Channels).Distinct().Count() > 1);

    /// <summary>Whether an input is copied before the pass: one that only products read, or a look-up, is not.</summary>
    private static bool IsPacked(Value input, NetworkGraph graph) =>
        graph.Outputs.Contains(input) || graph.Operations.Any(operation => operation.Inputs.Contains(input)
            && operation is not (LinearOperation or EmbeddingOperation or ConvolutionOperation { Groups: 1 }));

    private static int Elements(Value value) => value.IsInLanes
        ? checked(PanelLayout.PaddedFeatures(value.Channels) * value.Positions)
        : PanelLayout.PaddedFeatures(value.Features);
}
