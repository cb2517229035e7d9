using NetGen.Tests.Execution;

namespace NetGen.Tests.Parameters;

/// <summary>
/// What the parameters of a new network are: distributions of weights with PyTorch's fans, and constants of the rest.
/// </summary>
public class StartingValuesTests
{
    // A convolution's fan in is channels in / groups × kernel, its fan out channels out × kernel, as PyTorch computes
    // them from the weight's shape [out, in / groups, height, width].
    private static readonly Dictionary<string, (string Parameter, double Variance, double? Bound)> Weights = new()
    {
        ["[Network(300)] [Dense(200), ReLU] [Dense(1)]"] = ("dense1.weight", 2.0 / 300, Math.Sqrt(6.0 / 300)),
        ["[Network(300)] [Dense(200), Tanh] [Dense(1)]"] = ("dense1.weight", 2.0 / 500, Math.Sqrt(6.0 / 500)),
        ["[Network(300)] [Dense(200), SELU] [Dense(1)]"] = ("dense1.weight", 1.0 / 300, null),
        ["[Network(32, 5, 5)] [Conv2D(64, 3), ReLU]"] = ("conv2d1.weight", 2.0 / (32 * 9), Math.Sqrt(6.0 / (32 * 9))),
        ["[Network(32, 5, 5)] [Conv2D(64, 3, 2), BatchNorm, GELU]"] =
            ("conv2d1.weight", 2.0 / (32 * 6), Math.Sqrt(6.0 / (32 * 6))),
        ["[Network(32, 5, 5)] [Conv2D(64, 3), Sigmoid]"] =
            ("conv2d1.weight", 2.0 / ((32 * 9) + (64 * 9)), Math.Sqrt(6.0 / ((32 * 9) + (64 * 9)))),
        ["[Network(32, 5, 5)] [Conv2D(128, 3, Groups = 4), ReLU]"] =
            ("conv2d1.weight", 2.0 / (8 * 9), Math.Sqrt(6.0 / (8 * 9))),
        ["[Network(32, 5, 5)] [Conv2D(128, 3, Groups = 4), Tanh]"] =
            ("conv2d1.weight", 2.0 / ((8 * 9) + (128 * 9)), Math.Sqrt(6.0 / ((8 * 9) + (128 * 9)))),
        ["[Network(64, 9)] [Conv1D(96, 3), SELU]"] = ("conv1d1.weight", 1.0 / (64 * 3), null),
        ["[Network(64, 9)] [Conv1D(96, 3), Flatten] [Dense(4), Tanh]"] =
            ("conv1d1.weight", 2.0 / ((64 * 3) + (96 * 3)), Math.Sqrt(6.0 / ((64 * 3) + (96 * 3)))),
        ["[Network(64, 9)] [Conv1D(96, 3, Init = Init.HeNormal), Tanh]"] = ("conv1d1.weight", 2.0 / (64 * 3), null),
        ["[Network(3)] [Embedding(200, 100)]"] = ("embedding1.weight", 1, null),
        ["[Network(3)] [Embedding(200, 100, InitScale = 0.1)]"] = ("embedding1.weight", 0.01, null),
        ["[Network(3)] [Embedding(200, 100, Init = Init.Uniform, InitScale = 0.3)]"] = ("embedding1.weight", 0.03, 0.3),
    };

    public static TheoryData<string> Drawn => [.. Weights.Keys];

    public static TheoryData<string, string, double> Constants => new()
    {
        { "[Network(3, 4, 4)] [Conv2D(5, 2)]", "conv2d1.bias", 0 },
        { "[Network(3, 4)] [Conv1D(5, 2, BiasInit = 0.2)]", "conv1d1.bias", 0.2 },
        { "[Network(7)] [BatchNorm]", "batchnorm1.weight", 1 },
        { "[Network(7)] [BatchNorm]", "batchnorm1.bias", 0 },
        { "[Network(3, 4, 4)] [BatchNorm]", "batchnorm1.running_mean", 0 },
        { "[Network(3, 4, 4)] [BatchNorm(Affine = false)]", "batchnorm1.running_var", 1 },
        { "[Network(7)] [LayerNorm]", "layernorm1.weight", 1 },
        { "[Network(3, 4, 4)] [LayerNorm]", "layernorm1.bias", 0 },
        { "[Network(7)] [PReLU]", "prelu1.weight", 0.25 },
        { "[Network(3, 4, 4)] [PReLU(PerChannel = true, Start = 0.1)]", "prelu1.weight", 0.1 },
    };

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Weights_have_their_moments_and_bounds(string definition)
    {
        var (name, variance, bound) = Weights[definition];
        var values = Read(definition, name);

        // Within five standard errors: the kurtosis is 3 of a normal distribution and 9/5 of a uniform one.
        var kurtosis = bound is null ? 3 : 9.0 / 5;
        Assert.Equal(0, values.Average(), 5 * Math.Sqrt(variance / values.Length));
        Assert.Equal(
            variance, values.Average(value => value * value), 5 * variance * Math.Sqrt((kurtosis - 1) / values.Length));
        if (bound is { } limit)
        {
            Assert.InRange(values.Max(), 0.99 * limit, (float)limit);
            Assert.InRange(values.Min(), -(float)limit, -0.99 * limit);
        }
    }

    [Theory]
    [MemberData(nameof(Constants))]
    public void The_rest_starts_where_its_layer_says(string definition, string parameter, double expected) =>
        Assert.All(Read(definition, parameter), value => Assert.Equal((float)expected, value));

    private static double[] Read(string definition, string parameter)
    {
        string[] definitions = [.. Weights.Keys, .. Constants.Select(row => (string)row[0])];
        var index = Array.IndexOf(definitions, definition);
        var network = NetworkHarness.Compile(definitions)[index].CreateGraph(seed: 11);
        var values = new double[network.Parameters[parameter].Length];
        network.Parameters[parameter].CopyTo(values);
        return values;
    }
}
