using CsCheck;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// A valid definition put together at random from every layer, with branches and joins, one or more inputs and losses.
/// It is read from plain numbers, each a choice among what is possible where it comes to be made; so CsCheck, which
/// makes failing numbers smaller and fewer, makes failing graphs simpler.
/// </summary>
internal sealed class RandomGraph
{
    private static readonly string[] Optimizers =
    [
        "Sgd(LearningRate = 0.05)",
        "Sgd(LearningRate = 0.02, Momentum = 0.8, Nesterov = true)",
        "Sgd(LearningRate = 0.02, Momentum = 0.9, Dampening = 0.2, WeightDecay = 0.01)",
        "Adam(LearningRate = 0.01)",
        "AdamW(LearningRate = 0.01, WeightDecay = 0.1)",
        "RMSProp(LearningRate = 0.001, Momentum = 0.5, Centered = true)",
        "AdaGrad(LearningRate = 0.05, InitialAccumulator = 0.1)",
    ];

    // Mostly none: each by itself is in the tests of its own.
    private static readonly string[] Settings =
    [
        "", "", "", "", "", "[L2(0.01)] ", "[L1(0.01, Biases = true)] ", "[ClipGradient(Norm = 0.5)] ",
        "[ClipGradient(Value = 0.01)] ", "[WeightNoise(0.05)] ", "[StepDecay(2, Factor = 0.5)] ",
        "[WarmUp(3, Start = 0.001)] ",
        "[CosineDecay(4)] [ClipGradient(Norm = 1)] [L2(0.02, Normalization = true)] ",
    ];

    private RandomGraph(string attributes) => Attributes = attributes;

    /// <summary>Draws graphs.</summary>
    public static Gen<RandomGraph> Any { get; } =
        from input in Gen.Int[0, 999].Array[4]
        from layers in Gen.Int[0, 999].Array[5].Array[1, 9]
        from ends in Gen.Int[0, 999].Array[4].Array[3]
        from training in Gen.Int[0, 999].Array[2]
        select Read(input, layers, ends, training);

    /// <summary>The attributes of the network of single precision.</summary>
    public string Attributes { get; }

    /// <summary>The attributes of the network of double precision.</summary>
    public string DoubleAttributes => Attributes.StartsWith("[Network]", StringComparison.Ordinal)
        ? Attributes.Replace("[Network]", "[Network(Precision = Precision.Double)]", StringComparison.Ordinal)
        : Attributes.Insert(Attributes.IndexOf(')', StringComparison.Ordinal), ", Precision = Precision.Double");

    /// <summary>Whether examples of a batch depend on one another.</summary>
    public bool IsCoupled => Has("BatchNorm");

    /// <summary>Whether training draws random numbers.</summary>
    public bool IsRandom => Has("Dropout", "GaussianNoise", "WeightNoise")
        || Attributes.Contains("TargetNoise", StringComparison.Ordinal);

    public override string ToString() => Attributes;

    private bool Has(params string[] names) =>
        DefinitionText.Parse(Attributes).Any(attribute => names.Contains(attribute.Name));

    private static RandomGraph Read(int[] input, int[][] layers, int[][] ends, int[] training)
    {
        var writer = new RandomGraphWriter();
        writer.Begin(input);
        foreach (var layer in layers)
            writer.Layer(layer);
        writer.End(ends);
        var settings = Settings[training[0] % Settings.Length];
        var optimizer = Optimizers[training[1] % Optimizers.Length];
        return new($"{writer.Layers}{writer.Losses}{settings}[{optimizer}]");
    }
}
