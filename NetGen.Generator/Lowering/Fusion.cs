using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>Operations to kernels: what one pass over memory can do is one kernel.</summary>
internal static class Fusion
{
    /// <summary>
    /// Kernels for operations of the forward pass: an operation takes the activation after it along, a convolution the
    /// MaxPool2D after that, a batch normalisation or a convolution the sum before the activation, and a product the
    /// batch normalisation by running statistics, where nothing else reads what stands between.
    /// </summary>
    /// <param name="operations">The operations.</param>
    /// <param name="graph">The graph that they are from.</param>
    /// <param name="keepsInputs">
    /// Whether a backward pass follows, which reads the inputs of some activations: a kernel then writes both.
    /// </param>
    /// <param name="takesPools">Whether a convolution takes a MaxPool2D along.</param>
    public static IReadOnlyList<Kernel> Forward(
        IReadOnlyList<Operation> operations, NetworkGraph graph, bool keepsInputs, bool takesPools = true)
    {
        var kernels = new List<Kernel>();
        var fused = new HashSet<Operation>();
        for (var i = 0; i < operations.Count; i++)
        {
            var operation = operations[i];
            if (fused.Contains(operation))
                continue;
            if (takesPools && operation is ConvolutionOperation pooled
                && PooledConvolution.Of(pooled, graph, keepsInputs) is { } pool)
            {
                fused.UnionWith(((Operation?[])[pool.Norm, pool.Map, pool.Pool]).OfType<Operation>());
                kernels.Add(new ConvolutionMaxPoolForward(pool, keepsInputs));
                continue;
            }

            // What the activation is of is kept as the product gives it, with nothing folded in.
            var norm = operation is LinearOperation or ConvolutionOperation ? Norm(operation.Output) : null;
            var sum = operation is ConvolutionOperation or BatchNormOperation
                ? Sum(norm?.Output ?? operation.Output, i)
                : null;
            var map = Map(operation, sum?.Output ?? norm?.Output ?? operation.Output);
            if (Keeps(map) && operation is LinearOperation or ConvolutionOperation && (norm is not null || sum is not null))
                (norm, sum, map) = (null, null, Map(operation, operation.Output));
            fused.UnionWith(((Operation?[])[norm, sum, map]).OfType<Operation>());
            kernels.Add(operation switch
            {
                LinearOperation linear => new LinearForward(linear, norm, map, Keeps(map), IsFromRows(linear, graph)),
                ConvolutionOperation convolution => new ConvolutionForward(convolution, norm, sum, map, Keeps(map)),
                _ => new OperationForward(operation, sum, map, Keeps(map)),
            });
        }

        return kernels;

        BatchNormOperation? Norm(Value value) =>
            Next<BatchNormOperation>(value) is { IsTraining: false } norm ? norm : null;

        AddOperation? Sum(Value value, int index) =>
            Next<AddOperation>(value) is { } sum && IsThere(sum.Left == value ? sum.Right : sum.Left, index)
                ? sum
                : null;

        MapOperation? Map(Operation operation, Value value) =>
            operation is LinearOperation or ConvolutionOperation or BatchNormOperation or AddOperation or MultiplyOperation
                ? Next<MapOperation>(value)
                : null;

        bool Keeps(MapOperation? map) =>
            keepsInputs && map is { Function.FromInput: true, BlocksGradient: false, PassesGradient: false };

        // What alone reads a value, where it is of that kind.
        TOperation? Next<TOperation>(Value value)
            where TOperation : Operation =>
            graph.ReadersOf(value) == 1 && !graph.Outputs.Contains(value)
                ? operations.OfType<TOperation>().FirstOrDefault(next => next.Inputs.Contains(value))
                : null;

        bool IsThere(Value value, int index) =>
            graph.Inputs.Contains(value) || operations.Take(index).Any(before => before.Output == value);
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
    /// along, where it is the whole gradient of that activation's output; other derivatives go with the step that reads
    /// them (<see cref="GradientPaths"/>).
    /// </summary>
    /// <param name="operations">The steps.</param>
    /// <param name="graph">The graph that they are from.</param>
    /// <param name="earlier">The steps of the pass that these go on from.</param>
    /// <param name="readElsewhere">The gradients that are read after these steps.</param>
    public static IReadOnlyList<Kernel> Backward(
        IReadOnlyList<GradientOperation> operations,
        NetworkGraph graph,
        IReadOnlyList<GradientOperation> earlier,
        IEnumerable<Value> readElsewhere)
    {
        var kernels = new List<Kernel>();
        var done = new HashSet<GradientOperation>();
        var pooled = new Dictionary<ConvolutionOperation, (PooledConvolution Convolution, Value Gradient)>();
        foreach (var convolution in graph.Operations.OfType<ConvolutionOperation>())
        {
            // The kernels of the convolution take the gradient of what the windows gave, in place of its own.
            if (PooledConvolution.Of(convolution, graph, isTraining: true) is not { } pool)
                continue;
            var steps = earlier.Concat(operations).OfType<InputGradient>()
                .Where(step => step.Of == pool.Pool || step.Of == pool.Map).ToList();
            if (steps.Count == 0)
                continue;
            done.UnionWith(steps);
            pooled.Add(convolution, (pool, steps.Single(step => step.Of == pool.Pool).From));
        }

        var through = operations.OfType<InputGradient>().Select(gradient => Through(gradient, operations));
        var paths = new GradientPaths(operations, through.OfType<GradientOperation>(), readElsewhere);
        for (var i = 0; i < operations.Count; i++)
        {
            if (done.Contains(operations[i]) || paths.IsTaken(operations[i]))
                continue;
            switch (operations[i])
            {
                case InputGradient { Of: LinearOperation or ConvolutionOperation } gradient:
                    var next = Through(gradient, operations);
                    var map = (MapOperation?)next?.Of;
                    var to = next?.To ?? gradient.To;
                    if (gradient.Of is ConvolutionOperation of && pooled.TryGetValue(of, out var windows))
                        kernels.Add(new ConvolutionMaxPoolInputGradient(windows.Convolution, map, windows.Gradient, to));
                    else if (gradient.Of is LinearOperation product)
                        kernels.Add(new LinearInputGradient(product, map, gradient.From, to));
                    else
                        kernels.Add(new ConvolutionInputGradient((ConvolutionOperation)gradient.Of, map, gradient.From, to));

                    break;
                case ParameterGradient { Of: LinearOperation linear } gradient:
                    kernels.Add(new LinearParameterGradient(linear, IsFromRows(linear, graph), gradient.From, gradient.Adds));
                    break;
                case ParameterGradient { Of: ConvolutionOperation convolution } gradient
                    when pooled.TryGetValue(convolution, out var outputs):
                    kernels.Add(new ConvolutionMaxPoolParameterGradient(outputs.Convolution, outputs.Gradient, gradient.Adds));
                    break;
                case ParameterGradient { Of: ConvolutionOperation convolution } gradient:
                    kernels.Add(new ConvolutionParameterGradient(convolution, gradient.From, gradient.Adds));
                    break;
                case InputGradient { Of: PoolOperation { IsMax: true } or GlobalPoolOperation } gradient:
                    var before = Through(gradient, operations);
                    kernels.Add(new OperationBackward(
                        gradient.Of,
                        new(gradient.From),
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
                        paths.Of(gradient),
                        gradient.Index,
                        gradient.To,
                        parameters is not null,
                        parameters is { Adds: true }));
                    break;
                case ParameterGradient gradient:
                    kernels.Add(new OperationBackward(gradient.Of, paths.Of(gradient), 0, null, true, gradient.Adds));
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

    /// <summary>
    /// The activation's step of the backward pass that the step before it takes along, if any: a product's over the tile
    /// just stored, a MaxPool2D's, which reads the activation's output anyway, and that of a mean of channels.
    /// </summary>
    private static InputGradient? Through(InputGradient gradient, IReadOnlyList<GradientOperation> operations)
    {
        if (gradient.Of is not (LinearOperation or ConvolutionOperation or PoolOperation { IsMax: true } or GlobalPoolOperation))
            return null;
        var readers = operations.Where(other => other.From == gradient.To).ToList();
        var writers = operations.Count(other =>
            (other is InputGradient input && input.To == gradient.To) || (other is PassGradient pass && pass.To == gradient.To));
        return readers.Count == 1 && writers == 1 && readers[0] is InputGradient { Of: MapOperation map } next
            && map.Output == gradient.Of.Inputs[gradient.Index]
            && !(gradient.Of is PoolOperation && map.Function.FromInput)
                ? next
                : null;
    }
}
