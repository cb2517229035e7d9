using NetGen.Analyzers.Model;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Optimizers;

namespace NetGen.Generator.Lowering;

/// <summary>
/// All that a network's code is printed from: which kernels run in each pass, over which buffers.
/// </summary>
internal sealed record NetworkPlan
{
    /// <summary>The network as it trains.</summary>
    public required NetworkGraph Graph { get; init; }

    /// <summary>The losses in training.</summary>
    public required EquatableArray<LossStep> Losses { get; init; }

    public required UpdateRule? Update { get; init; }

    public required TrainingPlan Training { get; init; }

    /// <summary>The forward pass of training as far as the losses need it; all of it where there is none.</summary>
    public required IReadOnlyList<Kernel> Forward { get; init; }

    /// <summary>What follows <see cref="Forward"/> to the network's outputs.</summary>
    public required IReadOnlyList<Kernel> Output { get; init; }

    /// <summary>The forward pass of prediction as far as the losses need it.</summary>
    public required IReadOnlyList<Kernel> Prediction { get; init; }

    /// <summary>What follows <see cref="Prediction"/> to the network's outputs.</summary>
    public required IReadOnlyList<Kernel> PredictionOutput { get; init; }

    /// <summary>Prediction example by example; <see langword="null"/> where there is none.</summary>
    public required ExamplePlan? Example { get; init; }

    /// <summary>The graph of prediction.</summary>
    public required NetworkGraph PredictionGraph { get; init; }

    /// <summary>The outputs of prediction.</summary>
    public required EquatableArray<Value> PredictionOutputs { get; init; }

    /// <summary>The losses in prediction, whose graph may lack some of training's layers.</summary>
    public required EquatableArray<LossStep> PredictionLosses { get; init; }

    /// <summary>From the gradients of the network's outputs, which the caller gives, to where <see cref="Backward"/> starts.</summary>
    public required IReadOnlyList<Kernel> FromOutput { get; init; }

    /// <summary>From where the losses leave their gradients to those of the parameters.</summary>
    public required IReadOnlyList<Kernel> Backward { get; init; }

    /// <summary>From where <see cref="Backward"/> leaves the gradients to the network's inputs.</summary>
    public required IReadOnlyList<Kernel> ToInput { get; init; }

    /// <summary>The values and gradients of training.</summary>
    public required BufferPlan Buffers { get; init; }

    /// <summary>The columns of the values alone, which come first: what prediction needs.</summary>
    public required int ValueColumns { get; init; }

    /// <summary>The gradients between the first layers with parameters and the network's inputs.</summary>
    public required BufferPlan InputGradients { get; init; }

    /// <summary>The linear operations whose weight <see cref="Backward"/> transposes, with the place of the result.</summary>
    public required EquatableArray<TransposedPlace> Transposed { get; init; }

    /// <summary>The same for <see cref="ToInput"/>.</summary>
    public required EquatableArray<TransposedPlace> TransposedForInput { get; init; }

    public NetworkSpec Spec => Graph.Shapes.Spec;

    /// <summary>Whether prediction runs the same forward pass as training.</summary>
    public bool SharesForward => SharesOutput && Forward.SequenceEqual(Prediction);

    /// <summary>Whether prediction goes from what the loss needs to the output as training does.</summary>
    public bool SharesOutput => !Training.HasNoisyWeights && Output.SequenceEqual(PredictionOutput);

    /// <summary>The elements of what is trained, and what an update runs over.</summary>
    public int TrainedLength => Graph.Parameters.Where(p => p.IsTrained).Sum(p => p.PackedLength);

    public int ParameterBlockLength => Graph.Parameters.Sum(parameter => parameter.PackedLength);

    /// <summary>The batch normalisations by the batch's own statistics.</summary>
    public IEnumerable<BatchNormOperation> BatchNorms =>
        Graph.Operations.OfType<BatchNormOperation>().Where(norm => norm.IsTraining);

    /// <summary>
    /// Whether the examples of a batch depend on one another, so that it cannot be computed slice by slice.
    /// </summary>
    public bool IsCoupled => BatchNorms.Any();

    /// <summary>Whether any value lies in lanes.</summary>
    public bool HasLanes => Buffers.Places.Any(place => place.Value.IsInLanes);

    /// <summary>Whether training draws random numbers.</summary>
    public bool DrawsRandomly =>
        Graph.Operations.Any(operation => operation is DropoutOperation or NoiseOperation) || Training.HasNoisyWeights
        || Spec.Losses.Any(loss => loss.TargetNoise > 0);

    /// <summary>
    /// Whether a step can update each parameter as soon as its gradient is there: nothing needs the whole gradient first.
    /// </summary>
    public bool FusesUpdate =>
        !Training.NeedsGradient && Backward.All(kernel => kernel is not (LinearParameterGradient { Adds: true }
            or ConvolutionParameterGradient { Adds: true } or ConvolutionMaxPoolParameterGradient { Adds: true }
            or OperationBackward { Adds: true }));

    /// <summary>Whether the fused training step of this network, a tiny one, runs with the examples in lanes.</summary>
    public bool TrainsInLanes => LaneStrategy.Trains(this);

    /// <summary>Whether prediction with this network, a tiny one, runs with the examples in lanes.</summary>
    public bool PredictsInLanes => LaneStrategy.Predicts(this);

    /// <summary>
    /// The rows of prediction that are computed at a time: few enough that their values stay in the second-level cache.
    /// </summary>
    public int PredictionRows => HasLanes
        ? Clamp(128 * 1024 / Math.Max(1, ValueColumns) / 16 * 16, 16, 480)
        : Clamp(128 * 1024 / Math.Max(1, ValueColumns) / 24 * 24, 24, 480);

    /// <summary>The rows of an evaluation that are computed at a time: so few that threads find enough of them.</summary>
    public int EvaluationRows => Math.Min(PredictionRows, 96);

    private static int Clamp(int value, int low, int high) => Math.Max(low, Math.Min(high, value));

    public static NetworkPlan Of(NetworkSpec spec)
    {
        var functions = new OwnFunctions();
        var graph = GraphBuilder.Build(spec, isTraining: true, functions);
        var prediction = GraphBuilder.Build(spec, isTraining: false, functions);
        var losses = LossStep.Of(spec, graph, functions);
        var predictionLosses = LossStep.Of(spec, prediction, functions);

        // The operations that are one with their loss, which then gives the gradient of their input.
        var tails = losses.Select(loss => loss.Function.Fused).OfType<Operation>()
            .Where(tail => IsReadByItsLossAlone(tail, graph, losses)).ToList();
        IReadOnlyList<Operation> core = [.. graph.Operations.Where(operation => !tails.Contains(operation))];
        var starts = losses.Count > 0 ? losses.Select(loss => loss.Start).ToList() : [.. graph.Outputs];
        var differentiable = graph.Inputs.Where((_, i) => !MemberNames.TakesIndices(spec, i)).ToList();
        var pass = BackwardPass.Through(core, starts, differentiable);

        var (forward, output) = Passes(graph, losses, keepsInputs: true);
        var (predictionForward, predictionOutput) = Passes(prediction, predictionLosses, keepsInputs: false);
        var inputGradients = differentiable.Select(pass.Of).OfType<Value>().ToList();
        var backward = Fusion.Backward(
            pass.ToParameters, graph, [], pass.ToInputs.Select(step => step.From).Concat(inputGradients));
        var fromOutput = PlanFromOutput(graph, losses);
        IReadOnlyList<Kernel> toInput =
        [
            .. Fusion.Backward(pass.ToInputs, graph, pass.ToParameters, inputGradients),
            .. differentiable.Select(input => new UnpackInputGradient(input, pass.Of(input))),
        ];
        var values = forward.Concat(output).Concat(predictionForward).Concat(predictionOutput)
            .SelectMany(kernel => kernel.Writes)
            .Concat(losses.Concat(predictionLosses).Where(loss => loss.IsRelaidOut).Select(loss => loss.KernelRead))
            .Distinct().ToList();
        var given = losses.SelectMany(loss => (Value[])[loss.Gradient, loss.KernelGradient])
            .Concat(starts.Select(Gradients.Of)).Distinct().ToList();
        var (buffers, valueColumns) = PlanTraining(values, given, fromOutput, backward, toInput);
        return new()
        {
            Graph = graph,
            Losses = losses,
            Update = spec.Optimizer is null ? null : UpdateRules.Of(spec.Optimizer),
            Training = TrainingPlan.Of(graph),
            Forward = forward,
            Output = output,
            Prediction = predictionForward,
            PredictionOutput = predictionOutput,
            Example = ExamplePlan.Of(prediction),
            PredictionGraph = prediction,
            PredictionOutputs = prediction.Outputs,
            PredictionLosses = predictionLosses,
            FromOutput = fromOutput,
            Backward = backward,
            ToInput = toInput,
            Buffers = buffers,
            ValueColumns = valueColumns,
            InputGradients = PlanInputGradients(toInput, given, fromOutput, backward),
            Transposed = PlanTransposed(backward),
            TransposedForInput = PlanTransposed(toInput),
        };
    }

    /// <summary>Whether the output of an operation that is one with its loss is read by no operation and no other loss.</summary>
    private static bool IsReadByItsLossAlone(Operation tail, NetworkGraph graph, EquatableArray<LossStep> losses) =>
        graph.ReadersOf(tail.Output) == 0
        && losses.All(loss => loss.Function.Fused == tail || (loss.Read != tail.Output && loss.Start != tail.Output));

    /// <summary>The forward pass, and what of it the losses do not need.</summary>
    private static (IReadOnlyList<Kernel> Forward, IReadOnlyList<Kernel> Output) Passes(
        NetworkGraph graph, EquatableArray<LossStep> losses, bool keepsInputs)
    {
        var late = losses
            .Where(loss => !loss.Function.ReadsOutput && IsReadByItsLossAlone(loss.Function.Fused!, graph, losses))
            .Select(loss => loss.Function.Fused!).ToList();
        IReadOnlyList<Operation> early = [.. graph.Operations.Where(operation => !late.Contains(operation))];
        return (
            [.. Fusion.Packed(graph).Select(input => new PackInput(input)), .. Fusion.Forward(early, graph, keepsInputs)],
            Fusion.Forward(late, graph, keepsInputs));
    }

    private static List<Kernel> PlanFromOutput(NetworkGraph graph, EquatableArray<LossStep> losses)
    {
        var kernels = new List<Kernel>();
        for (var i = 0; i < graph.Outputs.Count; i++)
        {
            var output = graph.Outputs[i];
            if (losses.Count == 0)
            {
                kernels.Add(new PackOutputGradient(output, Gradients.Of(output)));
                continue;
            }

            var loss = losses[i];
            if (loss.Function.Fused is { } tail)
            {
                // Not into ∂L/∂output where another loss leaves its gradient there.
                var packed = losses.Any(other => other.Start == output) ? Gradients.PartOf(output, 200 + i) : Gradients.Of(output);
                kernels.Add(new PackOutputGradient(output, packed));
                kernels.AddRange(Fusion.Backward([new InputGradient(tail, 0, packed, loss.Gradient)], graph, [], []));
            }
            else
            {
                kernels.Add(new PackOutputGradient(output, loss.Gradient));
            }

            if (loss.Gradient != Gradients.Of(loss.Start))
                kernels.Add(new PassOn(loss.Gradient, Gradients.Of(loss.Start), Adds: true));
        }

        return kernels;
    }

    /// <summary>
    /// Every value of the forward pass keeps a place of its own, so that a second backward pass of the same batch finds
    /// them as the first did; gradients share places among themselves.
    /// </summary>
    private static (BufferPlan Plan, int ValueColumns) PlanTraining(
        IReadOnlyList<Value> values,
        IReadOnlyList<Value> given,
        IReadOnlyList<Kernel> fromOutput,
        IReadOnlyList<Kernel> backward,
        IReadOnlyList<Kernel> toInput)
    {
        IReadOnlyList<Kernel> all = [.. fromOutput, .. backward];
        var gradients = all.SelectMany(kernel => kernel.Writes).Concat(given).Distinct().ToList();
        var valuePlan = BufferPlan.Of([], values, values);
        var gradientPlan = BufferPlan.Of(
            all, gradients, present: [.. given], outlives: [.. toInput.SelectMany(kernel => kernel.Reads)]);
        var places = valuePlan.Places
            .Concat(gradientPlan.Places.Select(place => place with { Column = place.Column + valuePlan.Columns }));
        return (new(places.ToEquatableArray(), valuePlan.Columns + gradientPlan.Columns), valuePlan.Columns);
    }

    private static BufferPlan PlanInputGradients(
        IReadOnlyList<Kernel> toInput, IReadOnlyList<Value> given, IReadOnlyList<Kernel> fromOutput, IReadOnlyList<Kernel> backward)
    {
        var placed = fromOutput.Concat(backward).SelectMany(kernel => kernel.Writes).Concat(given);
        var values = toInput.SelectMany(kernel => kernel.Writes).Distinct().Except(placed);
        return BufferPlan.Of(toInput, values, []);
    }

    private static EquatableArray<TransposedPlace> PlanTransposed(IReadOnlyList<Kernel> backward)
    {
        var places = new List<TransposedPlace>();
        var offset = 0;
        foreach (var gradient in backward.OfType<LinearInputGradient>())
        {
            places.Add(new(gradient.Linear, offset));
            offset += TransposedPlace.Length(gradient.Linear);
        }

        return places.ToEquatableArray();
    }
}

/// <summary>Where a transposed weight lies in the block of transposed weights.</summary>
internal sealed record TransposedPlace(LinearOperation Linear, int Offset)
{
    public int End => Offset + Length(Linear);

    public static int Length(LinearOperation linear) =>
        PanelLayout.PaddedFeatures(linear.X.Features) * linear.Output.Features;
}
