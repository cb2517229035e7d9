using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>
/// What an example costs by itself, and what a block of sixteen in lanes costs however few of them are there, both in
/// floating-point operations of a product that keeps the multipliers busy. The factors were measured with vectors of
/// sixteen numbers; with narrower ones an example by itself wastes fewer lanes and costs a little less.
/// </summary>
internal static class ExampleCost
{
    private const int Lanes = 16;

    /// <summary>The elements of a vector of channels.</summary>
    private const int Vector = 16;

    /// <summary>A tile of one vector of channels loads nearly as much as it multiplies.</summary>
    private const double OneVector = 1.25;

    /// <summary>A depthwise convolution has few products for each pixel that it loads and stores.</summary>
    private const double Depthwise = 3;

    /// <summary>One row of a dense layer waits for its weights, which the rows of a block share.</summary>
    private const double OneRow = 4;

    /// <summary>Writing a channel of a vector that holds those of several groups.</summary>
    private const double PickedChannel = 100;

    /// <summary>Reading or writing an element that the second-level cache does not hold.</summary>
    private const double FarElement = 24;

    /// <summary>The bytes of a kernel's input and output from which on a common second-level cache does not hold them.</summary>
    private const long NearBytes = 1024 * 1024;

    /// <summary>
    /// The examples from which on blocks of sixteen are faster than as many examples one by one;
    /// <see cref="int.MaxValue"/> where full blocks are not faster either.
    /// </summary>
    public static int BatchRows(NetworkGraph graph)
    {
        var alone = graph.Operations.Sum(Alone);
        var inBlock = graph.Operations.Sum(InBlock);
        var rows = alone == 0 ? 0 : Math.Ceiling(Lanes * inBlock / alone);
        return rows > Lanes ? int.MaxValue : Math.Max(2, (int)rows);
    }

    /// <summary>What an operation costs with one example alone.</summary>
    private static double Alone(Operation operation)
    {
        switch (operation)
        {
            case LinearOperation linear:
                return OneRow * 2.0 * linear.X.Features * Padded(linear.Output.Features);
            case ConvolutionOperation { Groups: 1 } convolution:
                var vectors = Padded(convolution.Output.Channels) / Vector;
                return Products(convolution) * vectors * Vector * (vectors == 1 ? OneVector : 1);
            case ConvolutionOperation convolution when IsDepthwise(convolution):
                return Products(convolution) * Padded(convolution.Output.Channels) * Depthwise;
            case ConvolutionOperation convolution:
                var outputs = convolution.Output.Channels / convolution.Groups;
                return (Products(convolution) * Padded(outputs) * convolution.Groups * OneVector)
                    + (PickedChannel * convolution.Output.Features);
            default:
                return 0;
        }
    }

    /// <summary>What it costs an example of a full block.</summary>
    private static double InBlock(Operation operation) => operation switch
    {
        LinearOperation linear => 2.0 * linear.X.Features * Padded(linear.Output.Features),
        ConvolutionOperation convolution => (Products(convolution) * convolution.Output.Channels) + Traffic(convolution),
        _ => 0,
    };

    /// <summary>The operations of an output channel.</summary>
    private static double Products(ConvolutionOperation convolution) =>
        2.0 * convolution.Output.Positions * convolution.X.Channels / convolution.Groups
            * convolution.Window.KernelHeight * convolution.Window.KernelWidth;

    private static double Traffic(ConvolutionOperation convolution)
    {
        var elements = (long)convolution.X.Features + convolution.Output.Features;
        return elements * Lanes * sizeof(float) > NearBytes ? FarElement * elements : 0;
    }

    private static bool IsDepthwise(ConvolutionOperation convolution) =>
        convolution.Groups == convolution.X.Channels && convolution.Groups == convolution.Output.Channels;

    private static int Padded(int channels) => (channels + Vector - 1) / Vector * Vector;
}
