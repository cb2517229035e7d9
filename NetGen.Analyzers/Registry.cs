using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers;

/// <summary>
/// Every layer, loss, optimizer and setting of training, by the name of its attribute: the one list that a new one is
/// added to.
/// </summary>
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
            [nameof(Conv1D)] = Conv1D.Parse,
            [nameof(Conv2D)] = Conv2D.Parse,
            [nameof(MaxPool2D)] = MaxPool2D.Parse,
            [nameof(AvgPool2D)] = AvgPool2D.Parse,
            [nameof(GlobalAvgPool2D)] = GlobalAvgPool2D.Parse,
            [nameof(Flatten)] = Flatten.Parse,
            [nameof(Reshape)] = Reshape.Parse,
            [nameof(BatchNorm)] = BatchNorm.Parse,
            [nameof(LayerNorm)] = LayerNorm.Parse,
            [nameof(Embedding)] = Embedding.Parse,
            [nameof(PReLU)] = PReLU.Parse,
            [nameof(Dropout)] = Dropout.Parse,
            [nameof(GaussianNoise)] = GaussianNoise.Parse,
            [nameof(ArgMax)] = ArgMax.Parse,
            [nameof(Sign)] = Sign.Parse,
            [nameof(Round)] = Round.Parse,
            [nameof(Threshold)] = Threshold.Parse,
            [nameof(Activation)] = Activation.Parse,
            [nameof(Add)] = Add.Parse,
            [nameof(Multiply)] = Multiply.Parse,
            [nameof(Concat)] = Concat.Parse,
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeSpec, LossSpec>> Losses =
        new Dictionary<string, Func<AttributeSpec, LossSpec>>
        {
            [nameof(CrossEntropy)] = CrossEntropy.Parse,
            [nameof(NegativeLogLikelihood)] = NegativeLogLikelihood.Parse,
            [nameof(BinaryCrossEntropy)] = BinaryCrossEntropy.Parse,
            [nameof(MeanSquaredError)] = MeanSquaredError.Parse,
            [nameof(MeanAbsoluteError)] = MeanAbsoluteError.Parse,
            [nameof(Huber)] = Huber.Parse,
            [nameof(Loss)] = Loss.Parse,
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeSpec, OptimizerSpec>> Optimizers =
        new Dictionary<string, Func<AttributeSpec, OptimizerSpec>>
        {
            [nameof(Sgd)] = Sgd.Parse,
            [nameof(Adam)] = Adam.Parse,
            [nameof(AdamW)] = AdamW.Parse,
            [nameof(RMSProp)] = RMSProp.Parse,
            [nameof(AdaGrad)] = AdaGrad.Parse,
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeSpec, TrainingSpec>> Training =
        new Dictionary<string, Func<AttributeSpec, TrainingSpec>>
        {
            ["L1"] = L1Penalty.Parse,
            ["L2"] = L2Penalty.Parse,
            [nameof(WeightNoise)] = WeightNoise.Parse,
            [nameof(ClipGradient)] = ClipGradient.Parse,
            [nameof(StepDecay)] = StepDecay.Parse,
            [nameof(ExponentialDecay)] = ExponentialDecay.Parse,
            [nameof(CosineDecay)] = CosineDecay.Parse,
            [nameof(WarmUp)] = WarmUp.Parse,
            [nameof(OneCycle)] = OneCycle.Parse,
            [nameof(ReduceOnPlateau)] = ReduceOnPlateau.Parse,
        };

    /// <summary>The attributes that say how layers are connected.</summary>
    public static readonly IReadOnlyCollection<string> Graph = ["Input", "From", "Output"];
}
