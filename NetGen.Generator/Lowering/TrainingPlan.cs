using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;
using NetGen.Generator.Graph;
using NetGen.Generator.Training;

namespace NetGen.Generator.Lowering;

/// <summary>What a training step does besides passing forward and backward: regularisation, clipping, schedules.</summary>
/// <param name="Clip">The limit on the gradient, if any.</param>
/// <param name="Penalties">The parameters with a penalty.</param>
/// <param name="Bounds">The weights with a bound on the length of a unit's.</param>
/// <param name="WeightNoise">The standard deviation of the noise on weights; 0 for none.</param>
/// <param name="NoisyWeights">The weights that it is on.</param>
/// <param name="Schedule">The learning-rate schedule as C#, or <see langword="null"/>.</param>
/// <param name="Plateau">The plateau that losses are handed to, as C#, or <see langword="null"/>.</param>
internal sealed record TrainingPlan(
    ClipGradient? Clip,
    EquatableArray<ParameterPenalty> Penalties,
    EquatableArray<ParameterBound> Bounds,
    double WeightNoise,
    EquatableArray<ParameterSlot> NoisyWeights,
    string? Schedule,
    string? Plateau)
{
    /// <summary>The name of the plateau in generated code.</summary>
    public const string PlateauField = "_plateau";

    public bool HasNoisyWeights => NoisyWeights.Count > 0;

    /// <summary>
    /// The penalty, where all parameters that have one have the same and lie at the start of the parameter block.
    /// </summary>
    public CommonPenalty? CommonPenalty { get; } = CommonPenalty.Of(Penalties);

    /// <summary>Whether a step needs the whole gradient before it updates, or does something after.</summary>
    public bool NeedsGradient =>
        Clip is not null || Bounds.Count > 0 || (Penalties.Count > 0 && CommonPenalty is null);

    public static TrainingPlan Of(NetworkGraph graph)
    {
        var spec = graph.Shapes.Spec;
        var rate = spec.Optimizer?.LearningRate ?? 0;
        var noise = spec.Training.OfType<WeightNoise>().Sum(setting => setting.Deviation);
        return new(
            spec.Optimizer is null ? null : spec.Training.OfType<ClipGradient>().FirstOrDefault(),
            PenaltiesOf(graph).ToEquatableArray(),
            BoundsOf(graph).ToEquatableArray(),
            noise,
            noise == 0 ? [] : TrainedWeights(graph).ToEquatableArray(),
            spec.Optimizer is null ? null : Schedules.Of(spec.Training, rate, PlateauField),
            spec.Optimizer is null ? null : Schedules.PlateauOf(spec.Training, rate));
    }

    private static IEnumerable<ParameterPenalty> PenaltiesOf(NetworkGraph graph)
    {
        var spec = graph.Shapes.Spec;
        foreach (var slot in graph.Parameters.Where(slot => slot.IsTrained))
        {
            var layer = spec.Nodes.First(node => node.Layer.Name == LayerOf(slot)).Layer;
            var (l1, l2) = PenaltyFactors.Of(spec, layer, slot.Spec.Role);
            if (l1 != 0 || l2 != 0)
                yield return new(slot, l1, l2);
        }
    }

    private static IEnumerable<ParameterBound> BoundsOf(NetworkGraph graph)
    {
        foreach (var slot in TrainedWeights(graph))
        {
            var layer = graph.Shapes.Spec.Nodes.First(node => node.Layer.Name == LayerOf(slot)).Layer;
            if (layer.MaxNorm > 0)
                yield return new(slot, layer.MaxNorm);
        }
    }

    private static IEnumerable<ParameterSlot> TrainedWeights(NetworkGraph graph) =>
        graph.Parameters.Where(slot => slot is { IsTrained: true, Spec.Role: ParameterRole.Weight });

    private static string LayerOf(ParameterSlot slot) => slot.Spec.Name.Substring(0, slot.Spec.Name.LastIndexOf('.'));
}

/// <summary>A penalty on a parameter: L1 Σ|w| + L2 Σ w².</summary>
internal sealed record ParameterPenalty(ParameterSlot Slot, double L1, double L2);

/// <summary>One penalty on all parameters that have any.</summary>
/// <param name="Length">The elements that it is on, from the parameter block's start.</param>
internal sealed record CommonPenalty(int Length, double L1, double L2)
{
    public static CommonPenalty? Of(EquatableArray<ParameterPenalty> penalties)
    {
        var length = penalties.Sum(penalty => penalty.Slot.PackedLength);
        return penalties.Count > 0 && penalties.All(penalty =>
            (penalty.L1, penalty.L2) == (penalties[0].L1, penalties[0].L2)
            && penalty.Slot.Offset + penalty.Slot.PackedLength <= length)
            ? new(length, penalties[0].L1, penalties[0].L2)
            : null;
    }
}

/// <summary>The length that a unit's weights may have.</summary>
internal sealed record ParameterBound(ParameterSlot Slot, double Length);
