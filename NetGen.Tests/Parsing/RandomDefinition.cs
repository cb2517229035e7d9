using System.Globalization;
using System.Text;

namespace NetGen.Tests.Parsing;

/// <summary>
/// Definitions drawn at random over the whole vocabulary. Every one compiles without NetGen; most arguments are sensible,
/// so that some definitions are right, and the others are what nobody should write.
/// </summary>
internal sealed class RandomDefinition(Random random)
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 8, 16, 17, 33];

    private static readonly int[] HostileIntegers =
        [0, -1, int.MinValue, int.MinValue + 1, int.MaxValue, 65_536, 46_341, 500_000_000, 500_000_001, 1 << 20, 1 << 30];

    private static readonly string[] HostileNumbers =
    [
        "0", "-1", "1e-50", "1e-320", "1e39", "1e308", "double.NaN", "double.PositiveInfinity", "double.NegativeInfinity",
        "double.MinValue", "-0.0",
    ];

    private static readonly string[] SensibleNames = ["a", "b", "stem", "Head1", "class", "int", "value", "record", "T"];

    private static readonly string[] HostileNames =
    [
        "\"\"", "null", "\"x.y\"", "\"a b\"", "\"größe\"", "\"1a\"", "\"_\"", "\"@class\"", "\"input\"", "\"output\"",
        "\"Parameters\"", "\"Predict\"", "\"Layout\"", "\"aSize\"", "\"StepCore\"", "\"dense1\"", "\"dense01\"", "\"rows\"",
        "\"aGradient\"", "\"a\\u0000\"", "\"a\\n\"", "\"x\\\"y\"", "\"A\"", "\"ReLU\"", "\"T\"", "\"kernels\"", "\"float\"",
        "\"i\"", "\"System\"", "\"NetGen\"", "\"Parts\"", "\"Step\"", "\"Summary\"", "\"learningRate\"", "\"options\"",
        "\"seed\"", "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"",
    ];

    private readonly List<string> _known = [];
    private int _rank = 1;

    /// <summary>How often an argument is hostile, of a thousand; drawn once for a definition.</summary>
    private int _hostility;

    /// <summary>The attributes of a definition.</summary>
    public string Next()
    {
        _known.Clear();
        _hostility = random.Next(3) switch { 0 => 0, 1 => 15, _ => 120 };
        var attributes = new List<string> { Network() };
        var layers = random.Next(1, 9);
        for (var i = 0; i < layers; i++)
            attributes.Add(Layer());
        var losses = Hostile() ? random.Next(4) : random.Next(2);
        if (losses == 0 && random.Next(4) == 0)
            attributes.Add($"Output({Names(random.Next(3))})");
        for (var i = 0; i < losses; i++)
            AddLoss(attributes);
        if (losses > 0 || Hostile())
            attributes.Add(Optimizer());
        while (random.Next(3) == 0)
            attributes.Insert(Hostile() ? 0 : attributes.Count, Training());
        if (Hostile())
            (attributes[0], attributes[^1]) = (attributes[^1], attributes[0]);
        return string.Join(" ", attributes.Select(attribute => $"[{attribute}]"));
    }

    private string Network()
    {
        var precision = random.Next(4) == 0 ? "Precision = Precision.Double" : Hostile() ? "Precision = (Precision)7" : "";
        if (random.Next(5) > 0)
        {
            _known.Add("input");
            return Attribute("Network", Shape(), precision);
        }

        var inputs = new StringBuilder(Attribute("Network", precision));
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var name = Name();
            inputs.Append("] [").Append(Attribute("Input", name, Shape()));
            if (random.Next(2) == 0)
                inputs.Append("] [").Append(Layer());
            _known.Add(name.Trim('"'));
        }

        return inputs.ToString();
    }

    private string Layer()
    {
        switch (random.Next(_rank == 1 ? 24 : 30))
        {
            case < 5:
                return Weighted("Dense", Size());
            case 5:
                return Named("Embedding", Size(), Size());
            case 6:
                _rank = Hostile() ? _rank : 3;
                return Named("Reshape", _rank == 3 ? $"{Size()}, {Size()}, 1" : Shape());
            case 7:
                return Named("BatchNorm", Option("Momentum", Number("0.2")), Option("Epsilon", Number("1e-3")), Flag("Affine"));
            case 8:
                return Named("LayerNorm", Option("Epsilon", Number("1e-3")), Flag("Affine"));
            case 9:
                return Named("PReLU", Option("Start", Number("0.5")), Flag("PerChannel"));
            case 10:
                return $"From({Reference()})";
            case 11 or 12:
                return Named(Pick("Add", "Multiply", "Concat"), Names(random.Next(Hostile() ? 4 : 2) + (Hostile() ? 0 : 1)));
            case < 22:
                return Named(Activation());
            case 22:
                return Named("Dropout", Number("0.25"));
            case 23:
                return Named("GaussianNoise", Number("0.5"));
            case 24:
                _rank = 1;
                return Named(Pick("Flatten", "GlobalAvgPool2D"));
            case 25:
                return Named(
                    Pick("MaxPool2D", "AvgPool2D"),
                    Kernel(),
                    Option("Stride", Integer(2)),
                    Option("Padding", Integer(1)));
            case 26:
                return Weighted("Conv1D", $"{Size()}, {Kernel()}", Strides());
            default:
                return Weighted("Conv2D", $"{Size()}, {Kernel()}{(random.Next(3) == 0 ? ", " + Kernel() : "")}", Strides());
        }
    }

    private string Activation() => random.Next(20) switch
    {
        0 => "Identity",
        1 => "Sigmoid",
        2 => "Tanh",
        3 => "ReLU",
        4 => Attribute("LeakyReLU", Option("Slope", Number("0.2"))),
        5 => Attribute("ELU", Option("Alpha", Number("0.5"))),
        6 => "SELU",
        7 => Attribute("GELU", Flag("Approximate")),
        8 => "SiLU",
        9 => "Mish",
        10 => Attribute("Softplus", Option("Beta", Number("2"))),
        11 => "HardSigmoid",
        12 => "HardSwish",
        13 => "Softmax",
        14 => "LogSoftmax",
        15 => Attribute("Sign", Flag("StraightThrough")),
        16 => Attribute("Round", Flag("StraightThrough")),
        17 => Attribute("Threshold", random.Next(2) == 0 ? Number("0.5") : "", Flag("StraightThrough")),
        18 => Attribute("ArgMax", Flag("OneHot"), Flag("StraightThrough")),
        _ => "Identity",
    };

    private void AddLoss(List<string> attributes)
    {
        var loss = Pick(
            "MeanSquaredError", "MeanAbsoluteError", "Huber", "CrossEntropy", "NegativeLogLikelihood", "BinaryCrossEntropy");
        if (!Hostile() && !TakesAny(loss))
        {
            attributes.Add(loss switch
            {
                "CrossEntropy" => "Softmax",
                "NegativeLogLikelihood" => "LogSoftmax",
                _ => "Sigmoid",
            });
        }

        var of = Hostile() ? "Of = " + Reference() : "";
        string[] options = loss switch
        {
            "CrossEntropy" =>
            [
                Option("ClassWeights", ClassWeights()),
                Option("LabelSmoothing", Number("0.1")),
                Option("IgnoreIndex", Integer(1)),
            ],
            "NegativeLogLikelihood" => [Option("ClassWeights", ClassWeights()), Option("IgnoreIndex", Integer(1))],
            "BinaryCrossEntropy" => [Option("PositiveWeight", Number("2")), Option("TargetNoise", Number("0.1"))],
            "Huber" => [Option("Delta", Number("0.5")), Option("TargetNoise", Number("0.1"))],
            _ => [Option("TargetNoise", Number("0.1"))],
        };
        attributes.Add(Attribute(loss, [of, Option("Weight", Number("0.5")), .. options]));
    }

    private static bool TakesAny(string loss) => loss is "MeanSquaredError" or "MeanAbsoluteError" or "Huber";

    private string ClassWeights() => Hostile()
        ? "null"
        : $"new double[] {{ {string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Number("0.5")))} }}";

    private string Optimizer() => random.Next(5) switch
    {
        0 => Attribute("Sgd", Option("Momentum", Number("0.9")), Option("LearningRate", Number("0.1"))),
        1 => Attribute("Adam", Option("Beta1", Number("0.8")), Option("WeightDecay", Number("0.1"))),
        2 => Attribute("AdamW", Option("Beta2", Number("0.8")), Option("Epsilon", Number("0.1"))),
        3 => Attribute("RMSProp", Flag("Centered"), Option("Momentum", Number("0.5"))),
        _ => Attribute("AdaGrad", Option("InitialAccumulator", Number("1"))),
    };

    private string Training() => random.Next(10) switch
    {
        0 => Attribute("ClipGradient", Pick("Norm", "Value") + " = " + Number("1")),
        1 => Attribute("StepDecay", Integer(7), Option("Factor", Number("0.5"))),
        2 => Attribute("ExponentialDecay", Number("0.5")),
        3 => Attribute("CosineDecay", Integer(9)),
        4 => Attribute("WarmUp", Integer(9), Option("Start", Number("0.0001"))),
        5 => Attribute("OneCycle", Number("0.5"), Integer(9)),
        6 => Attribute("L1", Number("0.01"), Flag("Biases")),
        7 => Attribute("L2", Number("0.01"), Flag("Normalization")),
        8 => Attribute("WeightNoise", Number("0.1")),
        _ => Attribute("ReduceOnPlateau", Option("Patience", Integer(3))),
    };

    private string Weighted(string name, string arguments, string more = "") => Named(
        name,
        arguments,
        more,
        Flag("Bias"),
        Option("Init", Hostile() ? "(Init)(-7)" : "Init." + Pick("HeNormal", "GlorotUniform", "Orthogonal", "Constant")),
        Option("InitScale", Number("0.5")),
        Hostile() ? "BiasInit = " + Number("0.5") : "",
        random.Next(12) == 0 ? "MaxNorm = " + Number("2") : "",
        random.Next(12) == 0 ? "L1 = " + Number("0.1") : "",
        random.Next(12) == 0 ? "L2 = " + Number("0.1") : "",
        random.Next(12) == 0 ? "SharesWith = " + Reference() : "");

    private string Strides() => string.Join(
        ", ",
        ((string[])
        [
            Option("Stride", Integer(2)),
            Option("Padding", random.Next(3) == 0 ? "Padding.Same" : Integer(1)),
            Option("Dilation", Integer(2)),
            Option("Groups", Integer(1)),
        ]).Where(argument => argument.Length > 0));

    /// <summary>A layer that may have a name of its own.</summary>
    private string Named(string attribute, params string[] arguments)
    {
        var kind = attribute.Split('(')[0];
        _known.Add(kind.ToLowerInvariant() + "1");
        var name = random.Next(4) == 0 ? Name() : null;
        if (name is not null)
            _known.Add(name.Trim('"'));
        var given = name is null ? "" : "Name = " + name;
        return attribute.EndsWith(')')
            ? given.Length == 0 ? attribute : $"{attribute[..^1]}, {given})"
            : Attribute(attribute, [.. arguments, given]);
    }

    private static string Attribute(string name, params string[] arguments)
    {
        var given = arguments.Where(argument => argument.Length > 0).ToList();
        return given.Count == 0 ? name : $"{name}({string.Join(", ", given)})";
    }

    private string Shape()
    {
        _rank = Hostile() ? random.Next(8) : random.Next(1, 4);
        return string.Join(", ", Enumerable.Range(0, _rank).Select(_ => Size()));
    }

    private string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => Reference()));

    /// <summary>Something that is named, or is not.</summary>
    private string Reference() => Hostile() || _known.Count == 0
        ? Pick(HostileNames)
        : $"\"{_known[random.Next(_known.Count)]}\"";

    private string Name() => Hostile()
        ? Pick(HostileNames)
        : $"\"{Pick(SensibleNames)}{random.Next(10).ToString(CultureInfo.InvariantCulture)}\"";

    private string Option(string name, string value) => random.Next(3) == 0 ? $"{name} = {value}" : "";

    private string Flag(string name) => random.Next(3) == 0 ? $"{name} = {Pick("true", "false")}" : "";

    private string Number(string sensible) => Hostile() ? Pick(HostileNumbers) : sensible;

    private string Integer(int sensible) =>
        (Hostile() ? HostileIntegers[random.Next(HostileIntegers.Length)] : sensible).ToString(CultureInfo.InvariantCulture);

    private string Size() => Integer(Sizes[random.Next(Sizes.Length)]);

    private string Kernel() => Integer(random.Next(1, 4));

    private bool Hostile() => random.Next(1000) < _hostility;

    private string Pick(params string[] options) => options[random.Next(options.Length)];
}
