using NetGen.Benchmarks.Ratio.Layers;

namespace NetGen.Benchmarks.Ratio;

/// <summary>The networks of the comparison, as <c>Networks/</c> defines them for NetGen.</summary>
internal static class Architectures
{
    public static Architecture SmallAdam { get; } = new(
        "4-32-16-4",
        [4],
        [new Dense(32), new Tanh(), new Dense(16), new Tanh(), new Dense(4)],
        Objective.Regression,
        Optimizer.Adam,
        () => new SmallAdam(seed: 1));

    public static Architecture MediumSgd { get; } = Sgd(
        "784-128-64-10",
        [784],
        [new Dense(128), new ReLU(), new Dense(64), new ReLU(), new Dense(10)],
        () => new MediumSgd(seed: 1));

    public static Architecture MediumAdam { get; } = Adam(MediumSgd, () => new MediumAdam(seed: 1));

    public static Architecture DropoutSgd { get; } = Sgd(
        "784-128-64-10 dropout",
        [784],
        [
            new Dense(128), new ReLU(), new Dropout(0.2),
            new Dense(64), new ReLU(), new Dropout(0.2),
            new Dense(10),
        ],
        () => new DropoutSgd(seed: 1));

    public static Architecture LargeSgd { get; } = Sgd(
        "784-1024-1024-10",
        [784],
        [new Dense(1024), new ReLU(), new Dense(1024), new ReLU(), new Dense(10)],
        () => new LargeSgd(seed: 1));

    public static Architecture LargeAdam { get; } = Adam(LargeSgd, () => new LargeAdam(seed: 1));

    public static Architecture LeNetSgd { get; } = Sgd(
        "LeNet-5",
        [1, 28, 28],
        [
            new Conv2D(6, 5) { Padding = 2 }, new ReLU(), new MaxPool2D(2),
            new Conv2D(16, 5), new ReLU(), new MaxPool2D(2), new Flatten(),
            new Dense(120), new ReLU(), new Dense(84), new ReLU(), new Dense(10),
        ],
        () => new LeNetSgd(seed: 1));

    public static Architecture LeNetAdam { get; } = Adam(LeNetSgd, () => new LeNetAdam(seed: 1));

    public static Architecture ColourSgd { get; } = Sgd(
        "colour conv 32-64",
        [3, 32, 32],
        [
            new Conv2D(32, 3) { Padding = 1 }, new ReLU(), new MaxPool2D(2),
            new Conv2D(64, 3) { Padding = 1 }, new ReLU(), new MaxPool2D(2), new Flatten(),
            new Dense(128), new ReLU(), new Dense(10),
        ],
        () => new ColourSgd(seed: 1));

    public static Architecture ResidualSgd { get; } = Sgd(
        "residual block",
        [3, 32, 32],
        [
            new Conv2D(32, 3) { Padding = 1, Bias = false }, new BatchNorm(), new ReLU { Name = "trunk" },
            new Conv2D(32, 3) { Padding = 1, Groups = 32, Bias = false }, new BatchNorm(), new ReLU(),
            new Conv2D(32, 1) { Bias = false }, new BatchNorm(), new Add("trunk"), new ReLU(),
            new GlobalAvgPool2D(), new Dense(10),
        ],
        () => new ResidualSgd(seed: 1));

    private static Architecture Sgd(string name, int[] input, Layer[] layers, Func<INetwork> generate)
        => new(name, input, layers, Objective.Classification, Optimizer.Sgd, generate);

    private static Architecture Adam(Architecture architecture, Func<INetwork> generate)
        => architecture with { Optimizer = Optimizer.Adam, Generate = generate };
}
