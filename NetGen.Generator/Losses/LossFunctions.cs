using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Losses;

/// <summary>What every kind of loss becomes: the one list that a new one is added to.</summary>
internal static class LossFunctions
{
    private static readonly Dictionary<Type, Func<LossSpec, Operation?, LossFunction>> Builders = new()
    {
        [typeof(CrossEntropy)] = (loss, last) => CrossEntropyFunction.After((CrossEntropy)loss, (SoftmaxOperation)last!),
        [typeof(NegativeLogLikelihood)] = (loss, last) =>
            NegativeLogLikelihoodFunction.After((NegativeLogLikelihood)loss, (SoftmaxOperation)last!),
        [typeof(BinaryCrossEntropy)] = (loss, last) =>
            BinaryCrossEntropyFunction.After((BinaryCrossEntropy)loss, (MapOperation)last!),
        [typeof(MeanSquaredError)] = (_, last) => MeanSquaredErrorFunction.After(last),
        [typeof(MeanAbsoluteError)] = (_, last) => MeanAbsoluteErrorFunction.After(last),
        [typeof(Huber)] = (loss, last) => HuberFunction.After((Huber)loss, last),
    };

    /// <summary>The loss after the network's last operation, fused with it where that is more stable or saves a pass.</summary>
    public static LossFunction After(LossSpec loss, Operation? last, OwnFunctions functions) =>
        loss is Loss own ? functions.Of(own) : Builders[loss.GetType()](loss, last);
}
