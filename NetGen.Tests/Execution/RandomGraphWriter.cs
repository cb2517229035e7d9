using System.Globalization;
using System.Text;

namespace NetGen.Tests.Execution;

/// <summary>
/// Writes a definition, choice by choice, and keeps track of shapes and of what nothing reads yet. A choice is a
/// number, of which the remainder counts.
/// </summary>
internal sealed class RandomGraphWriter
{
    private static readonly string[] Activations =
    [
        "Tanh", "Sigmoid", "ReLU", "LeakyReLU(Slope = 0.2)", "PReLU", "PReLU(PerChannel = true)", "ELU(Alpha = 0.8)", "SELU",
        "GELU", "GELU(Approximate = true)", "SiLU", "Mish", "Softplus(Beta = 2)", "HardSigmoid", "HardSwish", "Identity",
        "Softmax", "LogSoftmax", """Activation(typeof(Own), "Silu")""", """Activation(typeof(Own), "Wave")""",
        """Activation(typeof(Own), "Scaled", PerChannel = true)""",
    ];

    private static readonly string[] Steps = ["Sign", "Round", "Threshold(0.1)", "ArgMax(OneHot = true)", "ArgMax"];

    // Penalties and bounds, which stay with the layer that owns the parameters.
    private static readonly string[] Owned = [", L2 = 0.02", ", MaxNorm = 0.9", ", L1 = 0.01, BiasInit = 0.1"];

    private readonly StringBuilder _text = new();

    private readonly StringBuilder _losses = new();

    private readonly List<Value> _values = [];

    private readonly List<(string Kind, string Arguments, int[] From, string Name)> _weights = [];

    // What the next layer reads.
    private int _current;

    /// <summary>The attributes of the inputs and the layers, a space after each.</summary>
    public string Layers => _text.ToString();

    /// <summary>The attributes of the losses, a space after each.</summary>
    public string Losses => _losses.ToString();

    private int[] Shape => _values[_current].Shape;

    /// <summary>One input or two, of numbers of any rank or of indices.</summary>
    public void Begin(int[] choices)
    {
        if (choices[0] % 4 != 3)
        {
            var shape = InputShape(choices[1], choices[2]);
            _text.Append(CultureInfo.InvariantCulture, $"[Network({string.Join(", ", shape)})] ");
            Define("input", shape);
            if (choices[0] % 8 == 6)
                Embed(choices[2], choices[3]);
            return;
        }

        _text.Append("[Network] ");
        Input("left", InputShape(choices[1], choices[2]), choices[2]);
        if (choices[3] % 3 == 0)
            Embed(choices[1], choices[3]);
        Input("right", InputShape(choices[3], choices[1]), choices[1]);
        if (choices[3] % 3 == 1)
            Embed(choices[2], choices[3]);
    }

    /// <summary>A layer that can take what stands before it, or a branch; nothing where neither is possible.</summary>
    public void Layer(int[] choices)
    {
        switch (choices[0] % 14)
        {
            case 0 or 1 or 2:
                Weights(choices);
                break;
            case 3 or 4 when choices[4] % 3 == 0:
                Step(Steps[choices[2] % Steps.Length]);
                break;
            case 3 or 4 or 12 or 13:
                Activate(Activations[choices[1] % Activations.Length]);
                break;
            case 5:
                Normalise(choices);
                break;
            case 6:
                Pool(choices);
                break;
            case 7:
                Reshape(choices[1]);
                break;
            case 8:
                Same(choices[1] % 2 == 0 ? "Dropout(0.3)" : "GaussianNoise(0.1)");
                break;
            case 9:
                From(choices[1] % _values.Count);
                break;
            case 10:
                Join(choices);
                break;
            default:
                Share(choices[1]);
                break;
        }
    }

    /// <summary>
    /// Losses for what stands last and for some of what nothing reads; the rest is joined before. Each has choices of
    /// its own.
    /// </summary>
    public void End(int[][] choices)
    {
        var last = _current;
        var open = Enumerable.Range(0, _values.Count).Where(i => !_values[i].IsRead && i != last).ToList();
        var losses = 0;
        foreach (var value in open)
        {
            if (losses < choices.Length - 1 && choices[losses][0] % 2 == 0)
            {
                From(value);
                Head(choices[losses++]);
                continue;
            }

            From(last);
            Flatten();
            var flat = _current;
            From(value);
            Flatten();
            Concat(flat);
            last = _current;
        }

        From(last);
        Head(choices[^1]);
    }

    private static int[] InputShape(int rank, int size) => (rank % 3) switch
    {
        0 => [((int[])[1, 3, 5, 6, 17])[size % 5]],
        1 => [1 + (size % 3), 4 + (size % 5)],
        _ => [1 + (size % 3), 3 + (size % 4), 3 + (size % 3)],
    };

    private void Input(string name, int[] shape, int size)
    {
        _text.Append(CultureInfo.InvariantCulture, $"[Input(\"{name}\", {string.Join(", ", shape)})] ");
        Define(name, shape);

        // A layer of its own: two inputs and nothing else to join would be all the same graphs.
        if (shape.Length == 1 && size % 2 == 0)
            Add("Dense(4)", [4]);
    }

    // Only straight after an input of one dimension.
    private void Embed(int count, int size)
    {
        var value = _values[_current];
        if (!value.IsInput || value.Shape.Length != 1)
            return;
        var (rows, features) = (2 + (count % 6), 1 + (size % 5));
        value.IsIndices = true;
        Add($"Embedding({rows}, {features})", value.Shape[0] == 1 ? [features] : [features, value.Shape[0]]);
    }

    private void Weights(int[] choices)
    {
        if (Shape.Length == 1)
        {
            int[] units = [1, 2, 3, 4, 5, 7, 17, 33];
            var count = units[choices[1] % units.Length];
            string[] option = ["", "", "", ", Bias = false", .. Owned];
            AddWeights($"Dense({count}{option[choices[2] % option.Length]}", [count]);
            return;
        }

        var channels = choices[1] % 7 == 0 ? 17 : 1 + (choices[1] % 6);
        var (stride, dilation, padding) = (1 + (choices[2] % 2), 1 + (choices[3] % 5 / 4), choices[4] % 3);
        int[] kernel = Shape.Length == 2 ? [1 + (choices[3] % 3)] : [1 + (choices[3] % 3), 1 + (choices[4] % 3)];
        var inputs = Shape[0];
        int[] groups = [.. ((int[])[1, 2, inputs]).Where(g => inputs % g == 0 && channels % g == 0)];
        var padText = padding == 2 ? "Padding.Same" : Text(padding);
        int[] output =
        [
            channels,
            .. Shape.Skip(1).Select((cells, axis) => padding == 2
                ? (cells + stride - 1) / stride
                : Cells(cells, kernel[axis], stride, padding, dilation)),
        ];
        if (output.Any(cells => cells < 1))
            return;
        var bias = choices[2] % 3 == 0 ? ", Bias = false" : "";
        AddWeights(
            $"Conv{Shape.Length - 1}D({channels}, {string.Join(", ", kernel)}, Stride = {stride}, Padding = {padText}, "
            + $"Dilation = {dilation}, Groups = {groups[choices[4] % groups.Length]}{bias}",
            output);
    }

    private static int Cells(int cells, int kernel, int stride, int padding, int dilation)
    {
        var free = cells + (2 * padding) - (dilation * (kernel - 1)) - 1;
        return free < 0 ? 0 : (free / stride) + 1;
    }

    // Without the closing parenthesis.
    private void AddWeights(string attribute, int[] shape)
    {
        var from = Shape;
        Add(attribute + ")", shape);
        var kind = attribute[..attribute.IndexOf('(', StringComparison.Ordinal)];

        var shared = attribute;
        foreach (var option in Owned)
            shared = shared.Replace(option, "", StringComparison.Ordinal);
        _weights.Add((kind, shared, from, _values[_current].Name));
    }

    private void Share(int choice)
    {
        var alike = _weights.Where(owner => owner.From.SequenceEqual(Shape)).ToList();
        if (alike.Count == 0)
            return;
        var (_, arguments, _, name) = alike[choice % alike.Count];
        var shape = _values.First(value => value.Name == name).Shape;
        Add($"{arguments}, SharesWith = \"{name}\")", shape);
    }

    private void Activate(string attribute)
    {
        var isSoftmax = attribute is "Softmax" or "LogSoftmax";
        if (isSoftmax && (Shape[0] == 1 || _values[_current].IsSoftmax))
            return;
        var wasSoftmax = _values[_current].IsSoftmax;
        Same(attribute);
        _values[_current].IsSoftmax = isSoftmax || (attribute == "Identity" && wasSoftmax);
    }

    private void Step(string attribute) => Add(attribute, attribute == "ArgMax" ? [1, .. Shape.Skip(1)] : Shape);

    private void Normalise(int[] choices)
    {
        var option = choices[2] % 4 == 0 ? "Affine = false" : choices[2] % 4 == 1 ? "Epsilon = 0.01" : "Epsilon = 0.001";
        Same(choices[1] % 3 == 0 ? $"BatchNorm({option}, Momentum = 0.3)" : $"LayerNorm({option})");
    }

    private void Pool(int[] choices)
    {
        if (Shape.Length != 3)
            return;
        if (choices[1] % 5 == 0)
        {
            Add("GlobalAvgPool2D", [Shape[0]]);
            return;
        }

        var (height, width, stride) = (1 + (choices[2] % 3), 2, 1 + (choices[3] % 2));
        var padding = height > 1 ? choices[4] % 2 : 0;
        int[] output = [Shape[0], Cells(Shape[1], height, stride, padding, 1), Cells(Shape[2], width, stride, padding, 1)];
        if (output.Any(cells => cells < 1))
            return;
        var kind = (choices[1] % 5) switch { 1 or 2 => "MaxPool2D", _ => "AvgPool2D" };
        var count = choices[1] % 5 == 3 ? ", CountPadding = false" : "";
        Add($"{kind}({height}, {width}, Stride = {stride}, Padding = {padding}{count})", output);
    }

    private void Reshape(int choice)
    {
        var size = Size(Shape);
        int[] shape = (choice % 4) switch
        {
            0 when size % 2 == 0 => [2, size / 2],
            1 when size % 3 == 0 => [size / 3, 3],
            2 when size % 4 == 0 => [size / 4, 2, 2],
            _ => [size],
        };
        if (shape.Length == 1)
            Flatten();
        else
            Add($"Reshape({string.Join(", ", shape)})", shape);
    }

    private void Flatten()
    {
        if (Shape.Length > 1)
            Add("Flatten", [Size(Shape)]);
    }

    private void Join(int[] choices)
    {
        var others = Enumerable.Range(0, _values.Count).Where(i => !_values[i].IsIndices).ToList();
        if (_values[_current].IsIndices)
            return;
        var alike = others.Where(i => _values[i].Shape.SequenceEqual(Shape)).ToList();
        var rows = others.Where(i => _values[i].Shape.Skip(1).SequenceEqual(Shape.Skip(1))).ToList();
        var other = alike[choices[2] % alike.Count];
        switch (choices[1] % 3)
        {
            case 0:
                Joined($"Add({Quoted(other)})", Shape, other);
                break;
            case 1:
                Joined($"Multiply({Quoted(other)})", Shape, other);
                break;
            default:
                Concat(rows[choices[2] % rows.Count]);
                break;
        }
    }

    private void Concat(int other)
    {
        int[] shape = [Shape[0] + _values[other].Shape[0], .. Shape.Skip(1)];
        Joined($"Concat({Quoted(other)})", shape, other);
    }

    private void Joined(string attribute, int[] shape, int other)
    {
        _values[other].IsRead = true;
        Add(attribute, shape);
    }

    /// <summary>A layer that makes an output of what stands before it, and its loss.</summary>
    private void Head(int[] choices)
    {
        if (Shape.Length > 1 && choices[1] % 3 != 0)
            Flatten();
        if (Shape.Length == 1)
            Add("Dense(3)", [3]);
        else
            Add($"Conv{Shape.Length - 1}D(2, 1)", [2, .. Shape.Skip(1)]);
        var weight = choices[2] % 2 == 0 ? "" : ", Weight = 0.7";
        switch (choices[3] % 9)
        {
            case 0:
                Same("Softmax");
                Loss("CrossEntropy", choices[2] % 3 == 0 ? ", LabelSmoothing = 0.1" : weight);
                break;
            case 1:
                Same("LogSoftmax");
                Loss("NegativeLogLikelihood", weight);
                break;
            case 2:
                Same("Sigmoid");
                Loss("BinaryCrossEntropy", ", PositiveWeight = 1.5" + weight);
                break;
            case 3:
                Loss("Huber", ", Delta = 0.5" + weight);
                break;
            case 4:
                Loss("MeanAbsoluteError", weight);
                break;
            case 5:
                Loss("MeanSquaredError", ", TargetNoise = 0.1" + weight);
                break;
            case 6:
                Loss("""Loss(typeof(Own), "Charbonnier")""", weight);
                break;
            default:
                Same(choices[2] % 3 == 0 ? "Tanh" : "Identity");
                Loss("MeanSquaredError", weight);
                break;
        }
    }

    private void Loss(string name, string options)
    {
        _values[_current].IsRead = true;
        _losses.Append(CultureInfo.InvariantCulture, $"[{Opened(name)}Of = {Quoted(_current)}{options})] ");
    }

    private void Same(string attribute) => Add(attribute, Shape);

    private void From(int index)
    {
        if (!_values[index].IsIndices)
            _current = index;
    }

    /// <summary>Adds a layer under a name of its own.</summary>
    private void Add(string attribute, int[] shape)
    {
        _values[_current].IsRead = true;
        if (_current != _values.Count - 1)
            _text.Append(CultureInfo.InvariantCulture, $"[From({Quoted(_current)})] ");
        var name = string.Create(CultureInfo.InvariantCulture, $"v{_values.Count}");
        _text.Append(CultureInfo.InvariantCulture, $"[{Opened(attribute)}Name = \"{name}\")] ");
        _values.Add(new(name, shape));
        _current = _values.Count - 1;
    }

    /// <summary>An attribute as far as its next argument.</summary>
    private static string Opened(string attribute) => attribute.EndsWith(')') ? attribute[..^1] + ", " : attribute + "(";

    private void Define(string name, int[] shape)
    {
        _values.Add(new(name, shape) { IsInput = true });
        _current = _values.Count - 1;
    }

    private string Quoted(int index) => $"\"{_values[index].Name}\"";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Size(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    /// <summary>An input, or the output of a layer.</summary>
    private sealed class Value(string name, int[] shape)
    {
        public string Name => name;

        public int[] Shape => shape;

        public bool IsInput { get; init; }

        public bool IsIndices { get; set; }

        public bool IsSoftmax { get; set; }

        public bool IsRead { get; set; }
    }
}
