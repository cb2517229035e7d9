using NetGen.Tests.Support;
using static TorchSharp.torch;

namespace NetGen.Golden;

/// <summary>Optimizers by TorchSharp's own.</summary>
internal static class TorchOptimizers
{
    public static optim.Optimizer Create(DefinitionAttribute attribute, TorchParameters parameters)
    {
        var all = parameters.ForOptimizer();
        double Number(string argument, double otherwise) => attribute.Number(argument, otherwise);
        return attribute.Name switch
        {
            "Sgd" => optim.SGD(
                all,
                Rate(attribute),
                Number("Momentum", 0),
                Number("Dampening", 0),
                Number("WeightDecay", 0),
                attribute.Flag("Nesterov", false)),
            "Adam" => optim.Adam(
                all,
                Rate(attribute),
                Number("Beta1", 0.9),
                Number("Beta2", 0.999),
                Number("Epsilon", 1e-8),
                Number("WeightDecay", 0)),
            "AdamW" => optim.AdamW(
                all,
                Rate(attribute),
                Number("Beta1", 0.9),
                Number("Beta2", 0.999),
                Number("Epsilon", 1e-8),
                Number("WeightDecay", 0.01)),
            "RMSProp" => optim.RMSProp(
                all,
                Rate(attribute),
                Number("Alpha", 0.99),
                Number("Epsilon", 1e-8),
                Number("WeightDecay", 0),
                Number("Momentum", 0),
                attribute.Flag("Centered", false)),
            "AdaGrad" => optim.Adagrad(
                all,
                Rate(attribute),
                Number("LearningRateDecay", 0),
                Number("WeightDecay", 0),
                Number("InitialAccumulator", 0),
                Number("Epsilon", 1e-10)),
            var name => throw new NotSupportedException($"The optimizer {name} has no torch counterpart here."),
        };
    }

    /// <summary>The learning rate that the attribute sets.</summary>
    public static double Rate(DefinitionAttribute attribute)
        => attribute.Number("LearningRate", attribute.Name is "Adam" or "AdamW" ? 1e-3 : 0.01);
}
