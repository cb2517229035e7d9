using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>Operations to kernels: what one pass over memory can do is one kernel.</summary>
internal static class Fusion
{
    /// <summary>
    /// Kernels for operations of the forward pass: a product takes the activation after it along, where nothing else reads
    /// what stands between the two.
    /// </summary>
    /// <param name="operations">The operations.</param>
    /// <param name="graph">The graph that they are from.</param>
    /// <param name="keepsInputs">
    /// Whether a backward pass follows, which reads the inputs of some activations: a product then writes both.
    /// </param>
    public static IReadOnlyList<Kernel> Forward(
        IReadOnlyList<Operation> operations, NetworkGraph graph, bool keepsInputs)
    {
        var kernels = new List<Kernel>();
        var fused = new HashSet<Operation>();
        foreach (var operation in operations)
        {
            if (fused.Contains(operation))
                continue;
            MapOperation? map = null;
            if (operation is LinearOperation or ConvolutionOperation
                && graph.ReadersOf(operation.Output) == 1 && !graph.Outputs.Contains(operation.Output))
            {
                map = operations.OfType<MapOperation>().FirstOrDefault(next => next.X == operation.Output);
                if (map is not null)
                    fused.Add(map);
            }

            var keeps = keepsInputs
                && map is { Function.FromInput: true, BlocksGradient: false, PassesGradient: false };
            kernels.Add(operation switch
            {
                LinearOperation linear => new LinearForward(linear, map, keeps, IsFromRows(linear, graph)),
                ConvolutionOperation convolution => new ConvolutionForward(convolution, map, keeps),
                _ => new OperationForward(operation),
            });
        }

        return kernels;
    }

    /// <summary>
    /// The inputs that must be packed before the forward pass: all but those that only products read, in rows. One that is
    /// an output, too, where nothing but identities stands between, is written out as any other.
    /// </summary>
    public static IEnumerable<Value> Packed(NetworkGraph graph) => graph.Inputs.Where(input =>
        graph.Outputs.Contains(input) || graph.Operations.Any(operation => operation.Inputs.Contains(input)
            && operation is not (LinearOperation or EmbeddingOperation)));

    /// <summary>
    /// Kernels for the backward pass: the gradient of a product's input takes the derivative of the activation before it
    /// along, where it is the whole gradient of that activation's output.
    /// </summary>
    public static IReadOnlyList<Kernel> Backward(IReadOnlyList<GradientOperation> operations, NetworkGraph graph)
    {
        var kernels = new List<Kernel>();
        var done = new HashSet<GradientOperation>();
        for (var i = 0; i < operations.Count; i++)
        {
            if (done.Contains(operations[i]))
                continue;
            switch (operations[i])
            {
                case InputGradient { Of: LinearOperation or ConvolutionOperation } gradient:
                    var through = Through(gradient, operations);
                    if (through is not null)
                        done.Add(through);
                    var map = (MapOperation?)through?.Of;
                    var to = through?.To ?? gradient.To;
                    if (gradient.Of is LinearOperation product)
                    {
                        kernels.Add(new Transpose(product));
                        kernels.Add(new LinearInputGradient(product, map, gradient.From, to));
                    }
                    else
                    {
                        kernels.Add(new ConvolutionInputGradient((ConvolutionOperation)gradient.Of, map, gradient.From, to));
                    }

                    break;
                case ParameterGradient { Of: LinearOperation linear } gradient:
                    kernels.Add(new WeightGradient(linear, IsFromRows(linear, graph), gradient.From, gradient.Adds));
                    if (linear.Bias is not null)
                        kernels.Add(new BiasGradient(linear, gradient.From, gradient.Adds));
                    break;
                case ParameterGradient { Of: ConvolutionOperation convolution } gradient:
                    kernels.Add(new ConvolutionParameterGradient(convolution, gradient.From, gradient.Adds));
                    break;
                case InputGradient { Of: PoolOperation { IsMax: true } } gradient:
                    // It reads the activation's output anyway, in which it looks for the largest.
                    var before = Through(gradient, operations);
                    if (before is { Of: MapOperation { Function.FromInput: false } })
                        done.Add(before);
                    else
                        before = null;
                    kernels.Add(new OperationBackward(
                        gradient.Of,
                        gradient.From,
                        gradient.Index,
                        before?.To ?? gradient.To,
                        GivesParameters: false,
                        Adds: false,
                        (MapOperation?)before?.Of));
                    break;
                case InputGradient gradient:
                    // Normalisations and the like give both gradients in one pass.
                    var parameters = operations.OfType<ParameterGradient>().FirstOrDefault(p => p.Of == gradient.Of);
                    if (parameters is not null)
                        done.Add(parameters);
                    kernels.Add(new OperationBackward(
                        gradient.Of,
                        gradient.From,
                        gradient.Index,
                        gradient.To,
                        parameters is not null,
                        parameters is { Adds: true }));
                    break;
                case ParameterGradient gradient:
                    kernels.Add(new OperationBackward(gradient.Of, gradient.From, 0, null, true, gradient.Adds));
                    break;
                case PassGradient pass:
                    kernels.Add(new PassOn(pass.From, pass.To, pass.Adds));
                    break;
            }
        }

        return kernels;
    }

    private static bool IsFromRows(LinearOperation linear, NetworkGraph graph) =>
        graph.Inputs.Contains(linear.X) && !Packed(graph).Contains(linear.X);

    /// <summary>The activation's step of the backward pass that a product's can take along, if any.</summary>
    private static InputGradient? Through(InputGradient gradient, IReadOnlyList<GradientOperation> operations)
    {
        var readers = operations.Where(other => other.From == gradient.To).ToList();
        var writers = operations.Count(other =>
            (other is InputGradient input && input.To == gradient.To) || (other is PassGradient pass && pass.To == gradient.To));
        return readers.Count == 1 && writers == 1 && readers[0] is InputGradient { Of: MapOperation map } next
            && map.Output == gradient.Of.Inputs[gradient.Index]
                ? next
                : null;
    }
}
