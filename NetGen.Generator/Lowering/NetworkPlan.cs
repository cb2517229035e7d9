using NetGen.Analyzers.Model;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Losses;
using NetGen.Generator.Optimizers;

namespace NetGen.Generator.Lowering;

/// <summary>
/// All that a network's code is printed from: which kernels run in each pass, over which buffers.
/// </summary>
internal sealed record NetworkPlan
{
    public required NetworkGraph Graph { get; init; }

    public required LossFunction? Loss { get; init; }

    public required UpdateRule? Update { get; init; }

    /// <summary>The forward pass as far as the loss needs it; all of it where there is no loss.</summary>
    public required IReadOnlyList<Kernel> Forward { get; init; }

    /// <summary>What follows <see cref="Forward"/> to the network's output.</summary>
    public required IReadOnlyList<Kernel> Output { get; init; }

    /// <summary>From the gradient of the network's output, which the caller gives, to <see cref="Start"/>.</summary>
    public required IReadOnlyList<Kernel> FromOutput { get; init; }

    /// <summary>From <see cref="Start"/> to the gradients of the parameters.</summary>
    public required IReadOnlyList<Kernel> Backward { get; init; }

    /// <summary>From where <see cref="Backward"/> leaves the gradient to the network's input.</summary>
    public required IReadOnlyList<Kernel> ToInput { get; init; }

    /// <summary>What the loss reads.</summary>
    public required Value LossInput { get; init; }

    /// <summary>The gradient that the loss leaves and the backward pass starts from.</summary>
    public required Value Start { get; init; }

    /// <summary>The values and gradients of training.</summary>
    public required BufferPlan Training { get; init; }

    /// <summary>The columns of the values alone, which come first: what prediction needs.</summary>
    public required int ValueColumns { get; init; }

    /// <summary>The gradients between the first layer with parameters and the network's input.</summary>
    public required BufferPlan InputGradients { get; init; }

    /// <summary>The linear operations whose weight <see cref="Backward"/> transposes, with the place of the result.</summary>
    public required EquatableArray<TransposedPlace> Transposed { get; init; }

    /// <summary>The operation whose weight <see cref="ToInput"/> transposes, if any.</summary>
    public LinearOperation? TransposedForInput => ToInput.OfType<Transpose>().Select(t => t.Linear).SingleOrDefault();

    public int TransposedLength => Transposed.Sum(place => TransposedPlace.Length(place.Linear));

    public int ParameterBlockLength => Graph.Parameters.Sum(parameter => parameter.PackedLength);

    /// <summary>
    /// The rows of prediction that are computed at a time: few enough that their values stay in the second-level cache.
    /// </summary>
    public int PredictionRows => Clamp(128 * 1024 / Math.Max(1, ValueColumns) / 24 * 24, 24, 480);

    private static int Clamp(int value, int low, int high) => Math.Max(low, Math.Min(high, value));

    public static NetworkPlan Of(NetworkSpec spec)
    {
        var graph = GraphBuilder.Build(spec);
        IReadOnlyList<Operation> all = [.. graph.Operations];
        var last = all.Count == 0 ? null : all[all.Count - 1];
        var loss = spec.Loss is null ? null : LossFunctions.After(spec.Loss, last);

        // The last operation, where its backward pass is not part of the ordinary one: the loss does it, or the caller's
        // gradient is taken through it first.
        var tail = loss is null ? (last is LinearOperation ? null : last) : loss.Fused;
        IReadOnlyList<Operation> core = tail is null ? all : [.. all.Take(all.Count - 1)];
        var coreOutput = tail?.Input ?? graph.Output;
        var readsOutput = loss is null or { ReadsOutput: true };

        IReadOnlyList<Kernel> pack = all.Count > 0 && all[0] is LinearOperation ? [] : [new PackInput(graph.Input)];
        IReadOnlyList<Kernel> forward = [.. pack, .. Fusion.Forward(readsOutput ? all : core, graph.Input)];
        IReadOnlyList<Kernel> output = readsOutput ? [] : Fusion.Forward([tail!], graph.Input);
        var backward = Fusion.Backward(BackwardPass.ToParameters(core), graph.Input);
        var start = Gradients.Of(coreOutput);
        IReadOnlyList<Kernel> fromOutput =
        [
            new PackOutputGradient(Gradients.Of(graph.Output)),
            .. tail is null ? [] : Fusion.Backward([new InputGradient(tail)], graph.Input),
        ];
        IReadOnlyList<Kernel> toInput =
        [
            .. Fusion.Backward(BackwardPass.ToInput(core), graph.Input),
            new UnpackInputGradient(Gradients.Of(graph.Input)),
        ];

        var (training, valueColumns) = PlanTraining(forward, output, fromOutput, backward, toInput, start);
        return new()
        {
            Graph = graph,
            Loss = loss,
            Update = spec.Optimizer is null ? null : UpdateRules.Of(spec.Optimizer),
            Forward = forward,
            Output = output,
            FromOutput = fromOutput,
            Backward = backward,
            ToInput = toInput,
            LossInput = readsOutput ? graph.Output : coreOutput,
            Start = start,
            Training = training,
            ValueColumns = valueColumns,
            InputGradients = PlanInputGradients(toInput, start, backward),
            Transposed = PlanTransposed(backward),
        };
    }

    /// <summary>
    /// Every value of the forward pass keeps a place of its own, so that a second backward pass of the same batch finds
    /// them as the first did; gradients share places among themselves.
    /// </summary>
    private static (BufferPlan Plan, int ValueColumns) PlanTraining(
        IReadOnlyList<Kernel> forward,
        IReadOnlyList<Kernel> output,
        IReadOnlyList<Kernel> fromOutput,
        IReadOnlyList<Kernel> backward,
        IReadOnlyList<Kernel> toInput,
        Value start)
    {
        var values = forward.Concat(output).Select(kernel => kernel.Writes!).Distinct().ToList();
        IReadOnlyList<Kernel> all = [.. fromOutput, .. backward];
        var gradients = all.Select(kernel => kernel.Writes).OfType<Value>().Append(start).Distinct().ToList();
        var lateReads = toInput.SelectMany(kernel => kernel.Reads).ToList();
        var valuePlan = BufferPlan.Of([], values, values);
        var gradientPlan = BufferPlan.Of(all, gradients, lateReads);
        var places = valuePlan.Places
            .Concat(gradientPlan.Places.Select(place => place with { Column = place.Column + valuePlan.Columns }));
        return (new(places.ToEquatableArray(), valuePlan.Columns + gradientPlan.Columns), valuePlan.Columns);
    }

    private static BufferPlan PlanInputGradients(IReadOnlyList<Kernel> toInput, Value start, IReadOnlyList<Kernel> backward)
    {
        var placed = backward.Select(kernel => kernel.Writes).OfType<Value>().Append(start).ToList();
        var values = toInput.Select(kernel => kernel.Writes).OfType<Value>().Except(placed);
        return BufferPlan.Of(toInput, values, []);
    }

    private static EquatableArray<TransposedPlace> PlanTransposed(IReadOnlyList<Kernel> backward)
    {
        var places = new List<TransposedPlace>();
        var offset = 0;
        foreach (var transpose in backward.OfType<Transpose>())
        {
            places.Add(new(transpose.Linear, offset));
            offset += TransposedPlace.Length(transpose.Linear);
        }

        return places.ToEquatableArray();
    }
}

/// <summary>Where a transposed weight lies in the block of transposed weights.</summary>
internal sealed record TransposedPlace(LinearOperation Linear, int Offset)
{
    public static int Length(LinearOperation linear) =>
        PanelLayout.PaddedFeatures(linear.Input.Features) * linear.Output.Features;
}
