using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;

namespace NetGen.Analyzers;

/// <summary>Every layer, loss and optimizer, by the name of its attribute: the one list that a new one is added to.</summary>
internal static class Registry
{
    public static readonly IReadOnlyDictionary<string, Func<AttributeSpec, string, LayerSpec>> Layers =
        new Dictionary<string, Func<AttributeSpec, string, LayerSpec>>
        {
            [nameof(Dense)] = Dense.Parse,
            [nameof(Identity)] = Identity.Parse,
            [nameof(Sigmoid)] = Sigmoid.Parse,
            [nameof(Tanh)] = Tanh.Parse,
            [nameof(ReLU)] = ReLU.Parse,
            [nameof(LeakyReLU)] = LeakyReLU.Parse,
            [nameof(ELU)] = ELU.Parse,
            [nameof(SELU)] = SELU.Parse,
            [nameof(GELU)] = GELU.Parse,
            [nameof(SiLU)] = SiLU.Parse,
            [nameof(Mish)] = Mish.Parse,
            [nameof(Softplus)] = Softplus.Parse,
            [nameof(HardSigmoid)] = HardSigmoid.Parse,
            [nameof(HardSwish)] = HardSwish.Parse,
            [nameof(Softmax)] = Softmax.Parse,
            [nameof(LogSoftmax)] = LogSoftmax.Parse,
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeSpec, LossSpec>> Losses =
        new Dictionary<string, Func<AttributeSpec, LossSpec>>
        {
            [nameof(CrossEntropy)] = CrossEntropy.Parse,
            [nameof(NegativeLogLikelihood)] = NegativeLogLikelihood.Parse,
            [nameof(BinaryCrossEntropy)] = BinaryCrossEntropy.Parse,
            [nameof(MeanSquaredError)] = MeanSquaredError.Parse,
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeSpec, OptimizerSpec>> Optimizers =
        new Dictionary<string, Func<AttributeSpec, OptimizerSpec>>
        {
            [nameof(Sgd)] = Sgd.Parse,
            [nameof(Adam)] = Adam.Parse,
        };
}
