using NetGen.Benchmarks.Ratio.Layers;

namespace NetGen.Benchmarks.Ratio;

/// <summary>The networks of the comparison, as <c>Networks/</c> defines them for NetGen.</summary>
internal static class Architectures
{
    public static Architecture TinySgd { get; } = new(
        "2-8-1",
        [2],
        [new Dense(8), new Tanh(), new Dense(1)],
        Objective.Regression,
        Optimizer.Sgd,
        options => new TinySgd(options));

    public static Architecture SmallAdam { get; } = new(
        "4-32-16-4",
        [4],
        [new Dense(32), new Tanh(), new Dense(16), new Tanh(), new Dense(4)],
        Objective.Regression,
        Optimizer.Adam,
        options => new SmallAdam(options));

    public static Architecture MediumSgd { get; } =
        Perceptron("784-128-64-10", 784, 128, 64, 10, options => new MediumSgd(options));

    public static Architecture MediumAdam { get; } = Adam(MediumSgd, options => new MediumAdam(options));

    public static Architecture DropoutSgd { get; } = Sgd(
        "784-128-64-10 dropout",
        [784],
        [
            new Dense(128), new ReLU(), new Dropout(0.2),
            new Dense(64), new ReLU(), new Dropout(0.2),
            new Dense(10),
        ],
        options => new DropoutSgd(options));

    public static Architecture WideAdam { get; } = Adam(
        Perceptron("784-512-128-10", 784, 512, 128, 10, options => new WideAdam(options)));

    public static Architecture LargeSgd { get; } =
        Perceptron("784-1024-1024-10", 784, 1024, 1024, 10, options => new LargeSgd(options));

    public static Architecture LargeAdam { get; } = Adam(LargeSgd, options => new LargeAdam(options));

    public static Architecture LeNetSgd { get; } = Sgd(
        "LeNet-5",
        [1, 28, 28],
        [
            new Conv2D(6, 5) { Padding = (2, 2) }, new ReLU(), new MaxPool2D(2),
            new Conv2D(16, 5), new ReLU(), new MaxPool2D(2), new Flatten(),
            new Dense(120), new ReLU(), new Dense(84), new ReLU(), new Dense(10),
        ],
        options => new LeNetSgd(options));

    public static Architecture LeNetAdam { get; } = Adam(LeNetSgd, options => new LeNetAdam(options));

    public static Architecture ColourSgd { get; } = Sgd(
        "colour conv 32-64",
        [3, 32, 32],
        [
            new Conv2D(32, 3) { Padding = (1, 1) }, new ReLU(), new MaxPool2D(2),
            new Conv2D(64, 3) { Padding = (1, 1) }, new ReLU(), new MaxPool2D(2), new Flatten(),
            new Dense(128), new ReLU(), new Dense(10),
        ],
        options => new ColourSgd(options));

    public static Architecture ResidualSgd { get; } = Sgd(
        "residual block",
        [3, 32, 32],
        [
            new Conv2D(32, 3) { Padding = (1, 1), Bias = false }, new BatchNorm(), new ReLU { Name = "trunk" },
            new Conv2D(32, 3) { Padding = (1, 1), Groups = 32, Bias = false }, new BatchNorm(), new ReLU(),
            new Conv2D(32, 1) { Bias = false }, new BatchNorm(), new Add("trunk"), new ReLU(),
            new GlobalAvgPool2D(), new Dense(10),
        ],
        options => new ResidualSgd(options));

    public static Architecture OddSgd { get; } =
        Perceptron("97-53-31-7", 97, 53, 31, 7, options => new OddSgd(options));

    public static Architecture RoundSgd { get; } =
        Perceptron("96-64-32-8", 96, 64, 32, 8, options => new RoundSgd(options));

    public static Architecture Channels16Sgd { get; } =
        Channels("16 channels, 3x3", 16, 3, 3, options => new Channels16Sgd(options));

    public static Architecture Channels17Sgd { get; } =
        Channels("17 channels, 3x3", 17, 3, 3, options => new Channels17Sgd(options));

    public static Architecture Kernel5x5Sgd { get; } =
        Channels("16 channels, 5x5", 16, 5, 5, options => new Kernel5x5Sgd(options));

    public static Architecture Kernel5x3Sgd { get; } =
        Channels("16 channels, 5x3", 16, 5, 3, options => new Kernel5x3Sgd(options));

    private static Architecture Perceptron(
        string name, int inputs, int first, int second, int outputs, Func<NetworkOptions, INetwork> generate)
        => Sgd(
            name,
            [inputs],
            [new Dense(first), new ReLU(), new Dense(second), new ReLU(), new Dense(outputs)],
            generate);

    // Two convolutions of small images, the padding keeping the size.
    private static Architecture Channels(
        string name, int channels, int height, int width, Func<NetworkOptions, INetwork> generate)
    {
        var convolution = new Conv2D(channels, height, width) { Padding = (height / 2, width / 2) };
        return Sgd(
            name,
            [3, 24, 24],
            [
                convolution, new ReLU(), new MaxPool2D(2),
                convolution, new ReLU(), new MaxPool2D(2), new Flatten(), new Dense(10),
            ],
            generate);
    }

    private static Architecture Sgd(string name, int[] input, Layer[] layers, Func<NetworkOptions, INetwork> generate)
        => new(name, input, layers, Objective.Classification, Optimizer.Sgd, generate);

    private static Architecture Adam(Architecture architecture, Func<NetworkOptions, INetwork> generate)
        => Adam(architecture) with { Generate = generate };

    private static Architecture Adam(Architecture architecture) => architecture with { Optimizer = Optimizer.Adam };
}
