using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <content>Kernels that one example has for itself.</content>
internal sealed partial class KernelPrinter
{
    private string ExampleAt(Value value) =>
        $"slice.At(Parts::{ExampleLayout.Name}.{Names.Of(value)}, {Int(Features(value))})";

    /// <summary>The call of a kernel that one example has for itself; <see langword="null"/> for any other.</summary>
    private string? ExampleCall(Kernel kernel)
    {
        switch (kernel)
        {
            case PackInput { Input: { IsInLanes: true } input }:
                return Statement(
                    Kernel("Pixels", "FromRow"), [Names.Parameter(input.Name), At(input), .. Image(input)]);
            case ConvolutionForward k:
                return Statement(
                    Kernel(
                        "PixelConvolution",
                        $"Forward<{Names.Part(Names.SizesOf(k.Convolution.Name))}, {Names.TypeOf(k.Map, Element)}>"),
                    example!.IsFromRows(k.Convolution, plan.PredictionGraph)
                        ? Names.Parameter(k.Convolution.X.Name)
                        : At(k.Convolution.X),
                    Parameter(k.Convolution.Weight),
                    Parameter(k.Convolution.Bias),
                    Folded(k.Norm),
                    AtOrNull(k.Residual),
                    At(k.Output),
                    "slice.Scratch");
            case OperationForward { Of: PoolOperation pool }:
                return Statement(
                    Kernel("PixelPool", $"{(pool.IsMax ? "Max" : "Mean")}<{Names.Part(Names.SizesOf(pool.Name))}>"),
                    At(pool.X),
                    At(pool.Output));
            case OperationForward { Of: GlobalPoolOperation pool }:
                return Statement(Kernel("PixelPool", "MeanOfAll"), [At(pool.X), At(pool.Output), .. Image(pool.X)]);
            case OperationForward { Of: RelayoutOperation { Output: var output } relayout }:
                return Statement(
                    Kernel("Pixels", output.IsInLanes ? "FromVector" : "ToVector"),
                    [At(relayout.X), At(output), .. Image(output.IsInLanes ? output : relayout.X)]);
            case OperationForward { Of: EmbeddingOperation embedding }:
                // A row of the result is what one index names.
                return Statement(
                    Kernel("Embedding", "Forward"),
                    Names.Parameter(embedding.X.Name),
                    Parameter(embedding.Table),
                    At(embedding.Output),
                    Int(embedding.Count),
                    Int(embedding.Size),
                    "1",
                    Int(embedding.Length),
                    Int(embedding.Length));
            default:
                return null;
        }
    }

    private static string[] Image(Value value) => [Int(value.Channels), Int(value.Positions)];
}
