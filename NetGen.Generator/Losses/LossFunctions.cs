using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>What every kind of loss becomes: the one list that a new one is added to.</summary>
internal static class LossFunctions
{
    private static readonly Dictionary<Type, Func<Operation?, LossFunction>> Builders = new()
    {
        [typeof(CrossEntropy)] = last => CrossEntropyFunction.After((SoftmaxOperation)last!),
        [typeof(NegativeLogLikelihood)] = last => NegativeLogLikelihoodFunction.After((SoftmaxOperation)last!),
        [typeof(BinaryCrossEntropy)] = last => BinaryCrossEntropyFunction.After((MapOperation)last!),
        [typeof(MeanSquaredError)] = MeanSquaredErrorFunction.After,
    };

    /// <summary>The loss after the network's last operation, fused with it where that is more stable or saves a pass.</summary>
    public static LossFunction After(LossSpec loss, Operation? last) => Builders[loss.GetType()](last);
}
