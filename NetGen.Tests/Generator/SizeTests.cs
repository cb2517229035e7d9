using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// The generated code grows with the layers and not with their widths, a layer has a budget, and the JIT optimises all
/// of it. Beside the text it is its IL that counts, which the JIT takes its time for.
/// </summary>
public partial class SizeTests
{
    private const string Regression = "[MeanSquaredError] [Adam]";

    private static readonly int[] Widths = [64, 97, 128, 200, 256, 512, 1000, 1024, 2048, 4096];

    /// <summary>
    /// What is repeated, with <c>#</c> for its number, between what kind of network it is and how it ends, and the most
    /// characters and bytes of IL that each repetition may add.
    /// </summary>
    private static readonly Kind[] Kinds =
    [
        new("[Network(64)]", "[Dense(64), ReLU]", Regression, 4_500, 700),
        new("[Network(64)]", "[Dense(64), Tanh]", "[MeanSquaredError] [Sgd] [ClipGradient(Norm = 1)]", 4_500, 700),
        new("[Network(64)]", "[Dense(64), Sigmoid]", "", 4_500, 700),
        new("[Network(64)]", "[Dense(64)] [BatchNorm] [ReLU]", Regression, 10_000, 1_900),
        new("[Network(64)]", "[LayerNorm] [Dense(64), GELU]", Regression, 9_000, 1_500),
        new("[Network(64)]", "[Tanh(Name = \"t#\")] [Dense(64), PReLU] [Dropout(0.5)] [Add(\"t#\")]", Regression,
            11_500, 1_800),
        new("[Network(4, 8, 8)]", "[Conv2D(4, 3, Padding = 1), ReLU]", Regression, 5_900, 750),
        new("[Network(4, 8, 8)]", "[Conv2D(4, 3, Padding = 1)] [BatchNorm] [SiLU(Name = \"s#\")] "
            + "[MaxPool2D(3, Stride = 1, Padding = 1)] [Multiply(\"s#\")]",
            Regression, 19_000, 3_100),
    ];

    /// <summary>Networks small enough to be unrolled, whose code may depend on their widths.</summary>
    private static readonly string[] Tiny =
    [
        "[Network(1)] [Dense(1)] [MeanSquaredError] [Sgd]",
        "[Network(2)] [Dense(8), Tanh] [Dense(1)] [MeanSquaredError] [Sgd]",
        "[Network(4)] [Dense(32), Tanh] [Dense(16), Tanh] [Dense(4)] [MeanSquaredError] [Adam]",
        "[Network(32)] [Dense(32), Tanh] [Dense(32), Tanh] [Dense(32)] [MeanSquaredError] [Adam]",
        "[Network(32)] [Dense(32), GELU] [Dense(32), Mish] [Dense(32), SELU] [Dense(32), Softmax] [CrossEntropy] "
            + "[AdamW]",
    ];

    private static readonly Lazy<Dictionary<string, CodeSize>> Sizes = new(() => Measure(
    [
        .. Kinds.SelectMany(kind => kind.Counts.Select(kind.Definition)),
        .. Widths.Select(DenseOfWidth),
        .. Widths.Where(width => width <= 512).Select(ImageOfChannels),
        .. Tiny,
    ]));

    public static TheoryData<int> EveryKind => [.. Enumerable.Range(0, Kinds.Length)];

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Code_is_linear_in_the_layers(int index)
    {
        var kind = Kinds[index];
        var counts = kind.Counts;
        var sizes = counts.Select(count => Sizes.Value[kind.Definition(count)]).ToList();
        Check(size => size.Characters, kind.MostCharacters);
        Check(size => size.Bytes, kind.MostBytes);

        // The first of a kind may bring functions that the others share.
        void Check(Func<CodeSize, int> of, int most)
        {
            var growth = Enumerable.Range(1, counts.Length - 1)
                .Select(i => (double)(of(sizes[i]) - of(sizes[i - 1])) / (counts[i] - counts[i - 1])).ToList();
            var text = string.Join(", ", growth.Select(each => each.ToString("f0", CultureInfo.InvariantCulture)));
            Assert.True(growth.Max() <= most, $"{kind.Layer} adds {text}; {most} are allowed.");
            Assert.True(growth.Skip(1).Max() <= 1.1 * growth.Skip(1).Min(), $"{kind.Layer} adds {text}.");
        }
    }

    [Fact]
    public void Code_does_not_grow_with_the_widths()
    {
        AssertSame(Widths.Select(width => Sizes.Value[DenseOfWidth(width)]));
        AssertSame(Widths.Where(width => width <= 512).Select(channels => Sizes.Value[ImageOfChannels(channels)]));

        static void AssertSame(IEnumerable<CodeSize> networks)
        {
            var sizes = networks.ToList();
            Assert.Single(sizes.Select(size => size.CharactersWithoutDigits).Distinct());

            // A constant of more than seven bits takes three bytes more.
            Assert.InRange(sizes.Max(size => size.Bytes), 0, sizes.Min(size => size.Bytes) * 11 / 10);
        }
    }

    [Fact]
    public void A_tiny_network_stays_readable() =>
        Assert.All(Tiny, definition => Assert.InRange(Sizes.Value[definition].Characters, 0, 100_000));

    [Fact]
    public void No_generated_method_is_too_large_for_the_JIT_to_optimise()
    {
        Assert.All(Sizes.Value.Values, size => Assert.True(size.Largest.IsOptimized, size.Largest.ToString()));
        var others = MethodSize.Read(NetworkCatalogue.Get(NetworkCatalogue.OddWidths).Image);
        Assert.All(others, method => Assert.True(method.IsOptimized, method.ToString()));
    }

    [Fact]
    public void No_kernel_is_too_large_for_the_JIT_to_optimise()
    {
        var kernels = MethodSize.Read(File.ReadAllBytes(typeof(NetworkAttribute).Assembly.Location));
        Assert.Contains(kernels, method => method is { Name: "Multiply", Type: "NetGen.Kernels.Tile`1", Blocks: > 20 });
        Assert.All(kernels, method => Assert.True(method.IsOptimized, method.ToString()));
    }

    private static string DenseOfWidth(int width) => string.Create(
        CultureInfo.InvariantCulture,
        $"[Network({width})] [Dense({width}), ReLU] [Dense({width}), Softmax] [CrossEntropy] [Adam]");

    private static string ImageOfChannels(int channels) => string.Create(
        CultureInfo.InvariantCulture,
        $"[Network({channels}, 12, 12)] [Conv2D({channels}, 3), ReLU] [MaxPool2D(2)] [Flatten] [Dense({channels})] "
            + $"{Regression}");

    /// <summary>The sizes of networks, which are compiled together.</summary>
    private static Dictionary<string, CodeSize> Measure(IReadOnlyList<string> definitions)
    {
        var generated = new UserProject().Generate(
            definitions.Select((text, i) => new NetworkDefinition(text).Source($"Sized.N{i}")));
        var methods = MethodSize.Read(generated.Emit().Image).ToLookup(method => NumberOf(method.Type));
        var texts = generated.Result.GeneratedSources.ToDictionary(
            file => NumberOf(file.HintName), file => file.SourceText.ToString());
        return definitions.Select((text, i) => (text, Size: new CodeSize(
            texts[i].Length,
            Number().Replace(texts[i], "0").Length,
            methods[i].Sum(method => method.Bytes),
            methods[i].MaxBy(method => method.Bytes)!)))
            .ToDictionary(pair => pair.text, pair => pair.Size);
    }

    /// <summary>Which of the networks a type or a file belongs to.</summary>
    private static int NumberOf(string name)
    {
        var match = Place().Match(name);
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : -1;
    }

    [GeneratedRegex(@"Sized[._]N(\d+)")]
    private static partial Regex Place();

    /// <summary>A number, with what aligns it.</summary>
    [GeneratedRegex(@"\ *\d[\d,_]*\ *|-{3,}|\ {2,}")]
    private static partial Regex Number();

    private sealed record Kind(string Start, string Layer, string End, int MostCharacters, int MostBytes)
    {
        /// <summary>How often it is repeated: up to some 32 layers.</summary>
        public int[] Counts { get; } =
            [.. ((int[])[1, 2, 4, 8, 16, 32]).Where(count => count * DefinitionText.Parse(Layer).Count <= 40)];

        public string Definition(int count)
        {
            var layers = Enumerable.Range(1, count).Select(number =>
                Layer.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            return $"{Start} {string.Join(' ', layers)} {End}";
        }
    }

    /// <summary>How much code a network is.</summary>
    /// <param name="Characters">The characters of the generated file.</param>
    /// <param name="CharactersWithoutDigits">The same, every number being one digit.</param>
    /// <param name="Bytes">The IL of its methods.</param>
    /// <param name="Largest">The method with the most.</param>
    private sealed record CodeSize(int Characters, int CharactersWithoutDigits, int Bytes, MethodSize Largest);
}
