using NetGen.Generator.Graph;
using NetGen.Generator.Losses;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Which networks are tiny: chains of dense layers and activations no wider than a panel. Panels would compute mostly padding
/// for them, and a call of a kernel costs more than its work; their whole training step runs with the examples in lanes.
/// </summary>
internal static class LaneStrategy
{
    /// <summary>The most features that a tensor of such a network has: what one panel holds.</summary>
    public const int Widest = 32;

    /// <summary>Whether kernels in lanes can run a plan's prediction.</summary>
    public static bool Predicts(NetworkPlan plan) =>
        HasOneWay(plan)
        && plan.Prediction.Concat(plan.PredictionOutput).All(kernel => kernel switch
        {
            PackInput { Input: var input } => IsNarrow(input),
            LinearForward { Norm: null } linear =>
                IsNarrow(linear.Linear.X) && IsNarrow(linear.Linear.Output) && IsTotal(linear.Map),
            OperationForward { Of: MapOperation map, Sum: null, Map: null } => IsNarrow(map.X) && IsTotal(map),
            OperationForward { Of: SoftmaxOperation softmax, Sum: null, Map: null } => IsNarrow(softmax.X),
            _ => false,
        })
        && plan.Prediction.OfType<LinearForward>().Any();

    /// <summary>Whether kernels in lanes can run a plan's fused training step.</summary>
    public static bool Trains(NetworkPlan plan) =>
        HasOneWay(plan)
        && plan is { FusesUpdate: true, DrawsRandomly: false, IsCoupled: false, Update: not null, Losses.Count: 1 }
        && plan.Training.Penalties.Count == 0
        && plan.Losses[0].Gradient == Gradients.Of(plan.Losses[0].Start)
        && plan.Graph.Operations.All(operation =>
            IsNarrow(operation.Output) && operation.Inputs.All(IsNarrow) && Fits(operation, plan.Losses[0]))
        && plan.Forward.All(kernel =>
            kernel is PackInput or LinearForward or OperationForward { Of: MapOperation, Sum: null, Map: null })
        && plan.Backward.All(kernel => kernel is LinearInputGradient or LinearParameterGradient
            or OperationBackward { Of: MapOperation, Through: null, Path: { IsPlain: true, Sum: null } });

    private static bool HasOneWay(NetworkPlan plan) => plan is { HasLanes: false, Graph: { Inputs.Count: 1, Outputs.Count: 1 } };

    private static bool IsTotal(MapOperation? map) => map is null or { Function.IsTotal: true };

    private static bool IsNarrow(Value value) => value.Shape.Rank == 1 && value.Features <= Widest;

    /// <summary>
    /// What is computed in lanes past the last row must be finite, for it is multiplied by a gradient of 0. A softmax must be
    /// one with its loss.
    /// </summary>
    private static bool Fits(Operation operation, LossStep loss) => operation switch
    {
        LinearOperation => true,
        MapOperation map => IsTotal(map),
        SoftmaxOperation softmax => loss.Function is SoftmaxCrossEntropyLoss { Softmax: var fused } && fused == softmax,
        _ => false,
    };
}
