using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Generator.Layers;

namespace NetGen.Tests.Layers;

/// <summary>What Init.Default stands for.</summary>
public class DefaultInitializerTests
{
    private static readonly InitializerSpec Default = new(InitializerKind.Default, double.NaN);

    public static TheoryData<string> Rectifiers => [.. Kin.Keys];

    private static readonly Dictionary<string, LayerSpec> Kin = new()
    {
        ["ReLU"] = new ReLU(0, "relu1"),
        ["ELU"] = new ELU(0, "elu1", 1),
        ["GELU"] = new GELU(0, "gelu1", false),
        ["SiLU"] = new SiLU(0, "silu1"),
        ["Mish"] = new Mish(0, "mish1"),
        ["Softplus"] = new Softplus(0, "softplus1", 1),
        ["HardSwish"] = new HardSwish(0, "hardswish1"),
    };

    [Theory]
    [MemberData(nameof(Rectifiers))]
    public void Rectifiers_and_their_kin_take_Hes(string name) => Assert.Equal(
        new InitializerSpec(InitializerKind.HeUniform, double.NaN), DefaultInitializer.Of(Default, Kin[name]));

    [Fact]
    public void What_a_leaky_rectifier_lets_through_is_taken_into_account()
    {
        var leaky = new LeakyReLU(0, "leakyrelu1", 0.75);
        Assert.Equal(new(InitializerKind.HeUniform, 0.8), DefaultInitializer.Of(Default, leaky));
        Assert.Equal(
            new(InitializerKind.HeUniform, 0.4), DefaultInitializer.Of(Default with { Scale = 0.5 }, leaky));
        Assert.Equal(
            DefaultInitializer.Of(Default, leaky), DefaultInitializer.Of(Default, new PReLU(0, "prelu1", 0.75, false)));
    }

    [Fact]
    public void Self_normalizing_units_take_LeCuns_and_the_rest_Glorots()
    {
        Assert.Equal(InitializerKind.LeCunNormal, DefaultInitializer.Of(Default, new SELU(0, "selu1")).Kind);
        LayerSpec?[] others =
        [
            new Tanh(0, "tanh1"), new Sigmoid(0, "sigmoid1"), new HardSigmoid(0, "hardsigmoid1"), new Softmax(0, "softmax1"),
            null,
        ];
        Assert.All(others, next =>
            Assert.Equal(InitializerKind.GlorotUniform, DefaultInitializer.Of(Default, next).Kind));
    }
}
