namespace NetGen.Tests.Support;

/// <summary>
/// The graph that a definition's text describes: its inputs, its layers with what each reads, its outputs and losses.
/// Shapes are not worked out.
/// </summary>
internal sealed class DefinitionGraph
{
    private static readonly HashSet<string> LossNames =
    [
        "MeanSquaredError", "MeanAbsoluteError", "Huber", "CrossEntropy", "NegativeLogLikelihood", "BinaryCrossEntropy",
        "Loss",
    ];

    private static readonly HashSet<string> OptimizerNames = ["Sgd", "Adam", "AdamW", "RMSProp", "AdaGrad"];

    private static readonly HashSet<string> TrainingNames =
    [
        "ClipGradient", "L1", "L2", "WeightNoise", "StepDecay", "ExponentialDecay", "CosineDecay", "WarmUp", "OneCycle",
        "ReduceOnPlateau",
    ];

    private readonly List<DefinitionInput> _inputs = [];

    private readonly List<DefinitionLayer> _layers = [];

    private readonly List<DefinitionLoss> _losses = [];

    private readonly List<DefinitionAttribute> _training = [];

    private DefinitionGraph(IReadOnlyList<DefinitionAttribute> attributes)
    {
        var current = "";
        var outputs = new List<string>();
        foreach (var attribute in attributes)
        {
            switch (attribute.Name)
            {
                case "Network":
                    IsDouble = attribute.Is("Precision", "Precision.Double");
                    if (attribute.Positional.Count > 0)
                        _inputs.Add(new(current = "input", attribute.Integers));
                    break;
                case "Input":
                    current = (string)attribute.Positional[0];
                    _inputs.Add(new(current, [.. attribute.Positional.Skip(1).Cast<int>()]));
                    break;
                case "From":
                    current = attribute.Texts[0];
                    break;
                case "Output":
                    outputs.AddRange(attribute.Texts);
                    break;
                case var name when LossNames.Contains(name):
                    _losses.Add(new(attribute, attribute.Text("Of") ?? _layers[^1].Name));
                    break;
                case var name when OptimizerNames.Contains(name):
                    Optimizer = attribute;
                    break;
                case var name when TrainingNames.Contains(name):
                    _training.Add(attribute);
                    break;
                default:
                    current = AddLayer(attribute, current);
                    break;
            }
        }

        if (_losses.Count > 0)
            outputs = [.. _losses.Select(loss => loss.Of)];
        Outputs = outputs.Count > 0 || _layers.Count == 0 ? outputs : [_layers[^1].Name];
    }

    /// <summary>The inputs, in order.</summary>
    public IReadOnlyList<DefinitionInput> Inputs => _inputs;

    /// <summary>The layers, each after those that it reads.</summary>
    public IReadOnlyList<DefinitionLayer> Layers => _layers;

    /// <summary>
    /// The names of the layers whose outputs are the network's, in the order of the losses if there are any.
    /// </summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The losses: none, or one for each output.</summary>
    public IReadOnlyList<DefinitionLoss> Losses => _losses;

    /// <summary>Whether some loss takes class indices.</summary>
    public bool HasIndexTarget => _losses.Any(loss => loss.TakesIndices);

    public DefinitionAttribute? Optimizer { get; }

    /// <summary>The other settings of training: clipping, penalties, schedules.</summary>
    public IReadOnlyList<DefinitionAttribute> Training => _training;

    /// <summary>Whether the network's numbers are of double precision.</summary>
    public bool IsDouble { get; }

    public static DefinitionGraph Read(string definition) => new(DefinitionText.Parse(definition));

    /// <summary>What stands before <c>Size</c> and <c>Shape</c> in the members that belong to an input.</summary>
    public string InputMember(int input) => _inputs.Count == 1 ? "Input" : Pascal(_inputs[input].Name);

    /// <summary>What stands before <c>Size</c> and <c>Shape</c> in the members that belong to an output.</summary>
    public string OutputMember(int output) => Outputs.Count == 1 ? "Output" : Pascal(Outputs[output]);

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    // By the attribute, or by the type in angle brackets, its own type arguments left out; the first of a type has no number.
    private string DefaultName(DefinitionAttribute attribute)
    {
        var number = _layers.Count(layer => layer.Attribute.Name == attribute.Name && layer.Attribute.Type == attribute.Type) + 1;
        if (attribute.Type is null)
            return $"{attribute.Name.ToLowerInvariant()}{number}";
        var type = attribute.Type.Split('<')[0].Split('.')[^1];
        return char.ToLowerInvariant(type[0]) + type[1..] + (number == 1 ? "" : number);
    }

    private string AddLayer(DefinitionAttribute attribute, string current)
    {
        var name = attribute.Text("Name") ?? DefaultName(attribute);
        string[] others = attribute.Name is "Add" or "Multiply" or "Concat" ? attribute.Texts : [];
        _layers.Add(new(name, attribute, [current, .. others]));
        if (attribute.Name == "Embedding")
        {
            var input = _inputs.FindIndex(input => input.Name == current);
            _inputs[input] = _inputs[input] with { Count = attribute.Integers[0] };
        }

        return name;
    }
}

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name; <c>input</c> for the only one.</param>
/// <param name="Shape">The shape of one example.</param>
internal sealed record DefinitionInput(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>How many different indices it takes; <see langword="null"/> for an input of numbers.</summary>
    public int? Count { get; init; }

    /// <summary>The elements of one example.</summary>
    public int Size => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>A layer of a network.</summary>
/// <param name="Name">Its name, given or by default.</param>
/// <param name="Attribute">The attribute that adds it.</param>
/// <param name="Sources">The names of the inputs and layers that it reads, in order.</param>
internal sealed record DefinitionLayer(string Name, DefinitionAttribute Attribute, IReadOnlyList<string> Sources);

/// <summary>A loss of a network.</summary>
/// <param name="Attribute">The attribute that sets it.</param>
/// <param name="Of">The name of the layer whose output it takes.</param>
internal sealed record DefinitionLoss(DefinitionAttribute Attribute, string Of)
{
    /// <summary>Whether its target may be class indices.</summary>
    public bool TakesIndices => Attribute.Name is "CrossEntropy" or "NegativeLogLikelihood";

    /// <summary>The factor that it counts with.</summary>
    public double Weight => Attribute.Number("Weight", 1);

    /// <summary>The index of a target that does not count.</summary>
    public int IgnoreIndex => Attribute.Integer("IgnoreIndex", -100);
}
