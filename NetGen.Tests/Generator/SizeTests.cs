using System.Globalization;
using System.Reflection;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// The generated code grows with the layers and not with their widths, and the JIT optimises all of it.
/// </summary>
public class SizeTests
{
    /// <summary>Beyond these a method is compiled without optimisation (the JIT's DEFAULT_MIN_OPTS_* limits).</summary>
    private const int MaxMethodBytes = 60_000, MaxLocals = 2_000;

    [Theory]
    [InlineData("Dense(200), ReLU", "[Dense(10), Softmax] [CrossEntropy] [Adam]")]
    [InlineData("Dense(200), Tanh", "[Dense(10)] [MeanSquaredError] [Sgd(Momentum = 0.9)]")]
    [InlineData("Dense(8), Tanh", "[Dense(1)] [MeanSquaredError] [Sgd]")]
    [InlineData("Dense(64), Sigmoid", "")]
    public void Code_is_linear_in_the_layers(string layer, string end)
    {
        var lengths = ((int[])[2, 10, 18, 26]).Select(count =>
            Length($"[Network(32)] {string.Concat(Enumerable.Repeat($"[{layer}] ", count))} {end}")).ToList();
        var growth = lengths.Zip(lengths.Skip(1), (a, b) => (double)(b - a)).ToList();
        Assert.All(growth, bytes => Assert.InRange(bytes / growth[0], 0.8, 1.25));
        Assert.True(growth[0] / 8 < 20_000, $"{growth[0] / 8} characters a layer");
    }

    [Theory]
    [InlineData(64, 4096)]
    [InlineData(100, 1000)]
    [InlineData(97, 997)]
    public void Code_does_not_grow_with_the_widths(int narrow, int wide)
    {
        var ratio = (double)Length(Definition(wide)) / Length(Definition(narrow));
        Assert.InRange(ratio, 0.9, 1.1);

        static string Definition(int width) => string.Create(
            CultureInfo.InvariantCulture,
            $"[Network({width})] [Dense({width}), ReLU] [Dense({width}), Softmax] [CrossEntropy] [Adam]");
    }

    [Fact]
    public void A_tiny_network_stays_readable()
    {
        var length = Length("[Network(32)] [Dense(32), Tanh] [Dense(32), Tanh] [Dense(32)] [MeanSquaredError] [Adam]");
        Assert.True(length < 100_000, $"{length} characters");
    }

    [Fact]
    public void No_method_is_too_large_for_the_JIT_to_optimise()
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
            | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var network = NetworkCatalogue.Get(NetworkCatalogue.OddWidths);
        var types = network.Factory.GetType().Assembly.GetTypes();
        var bodies = types
            .SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
            .Select(method => (Method: method, Body: method.GetMethodBody()))
            .Where(pair => pair.Body is not null).ToList();
        Assert.NotEmpty(bodies);
        Assert.All(bodies, pair =>
        {
            var what = $"{pair.Method.DeclaringType}.{pair.Method.Name}";
            Assert.True(pair.Body!.GetILAsByteArray()!.Length < MaxMethodBytes, what);
            Assert.True(pair.Body.LocalVariables.Count < MaxLocals, what);
        });
    }

    private static int Length(string attributes) =>
        new UserProject().Generate(new NetworkDefinition(attributes).Source("Sized")).Result
            .GeneratedSources.Sum(file => file.SourceText.Length);
}
