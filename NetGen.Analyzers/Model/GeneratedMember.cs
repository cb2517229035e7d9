namespace NetGen.Analyzers.Model;

/// <summary>
/// A member that the generator adds to a network's class, and that the class must therefore not have.
/// </summary>
/// <param name="Name">The name; <c>.ctor</c> for a constructor.</param>
/// <param name="Signature">
/// A method's or constructor's parameter types, fully qualified and separated by ", ";
/// <see langword="null"/> for a member that shares its name with no other.
/// </param>
internal sealed record GeneratedMember(string Name, string? Signature)
{
    /// <summary>The constants, which other definitions may be tempted to read.</summary>
    public static readonly IReadOnlyCollection<string> Constants = ["InputSize", "OutputSize", "ParameterCount"];

    /// <summary>The members that only the generated part uses, whatever the network.</summary>
    public static readonly IReadOnlyCollection<string> Hidden =
    [
        "_parameters", "_transposed", "_state", "_statistics", "_training", "_inputGradient", "_prediction", "_turn",
        "_forwardRows", "_backwardLoss", "_learningRate", "_step", "_draw", "_seed", "_noisy", "_targetNoise", "_schedule", "_plateau",
        "_threads", "PredictRows", "PredictionWork", "EvaluateRows", "EvaluationWork",
        "BackwardCore", "StepCore", "EvaluateCore", "PredictExamples", "ExamplePass", "PredictionPass", "PredictionOutputPass",
        "ForwardPass", "OutputPass", "LossPass", "LossValuePass",
        "OutputGradientPass", "BackwardPass", "GradientPass", "InputGradientPass", "PenaltyPass", "UpdatePass",
        "_laneTraining", "LaneForwardPass", "RowForwardPass", "LanePass", "RowTrainingPass", "LaneStep", "LaneGradient",
    ];

    private const string OutputField = "_output";
    private const string InputField = "_trainingInput";

    private static readonly HashSet<string> Fixed =
    [
        .. Constants, .. Hidden, "InputShape", "OutputShape", "Parameters", "get_Parameters", "Summary", "get_Summary", "Predict",
        "Forward", "Backward", "BackwardFrom", "Step", "Evaluate", "LearningRate", "get_LearningRate", "set_LearningRate",
    ];

    /// <summary>Whether the generated part of some network declares a member of that name in its class.</summary>
    public static bool MayBe(string name) =>
        Fixed.Contains(name) || IsHidden(name)
        || name.EndsWith("Size", StringComparison.Ordinal) || name.EndsWith("Shape", StringComparison.Ordinal);

    /// <summary>Whether a member of that name is one that only the generated part uses.</summary>
    public static bool IsHidden(string name) =>
        Hidden.Contains(name) || name.StartsWith(OutputField, StringComparison.Ordinal)
        || name.StartsWith(InputField, StringComparison.Ordinal);

    /// <summary>The field that keeps an input from a forward pass to the backward pass.</summary>
    public static string InputFieldOf(NetworkSpec spec, int input) =>
        InputField + (spec.Inputs.Count == 1 ? "" : MemberNames.OfInput(spec, input));

    /// <summary>The field that keeps an output that a forward pass returned.</summary>
    public static string OutputFieldOf(NetworkSpec spec, int output) =>
        OutputField + (spec.Outputs.Count == 1 ? "" : MemberNames.OfOutput(spec, output));

    /// <summary>The member as a message shows it: <c>Step()</c>.</summary>
    public string Display =>
        Signature is null ? Name : $"{Name}({Signature.Replace("System.", "").Replace("NetGen.", "")})";

    /// <summary>The members generated for a network.</summary>
    public static IEnumerable<GeneratedMember> Of(NetworkSpec spec)
    {
        var element = MemberNames.Element(spec);
        var inputs = spec.Inputs.Select((_, i) => ReadOnly(MemberNames.TakesIndices(spec, i) ? "int" : element)).ToList();
        var outputs = spec.Outputs.Select(_ => $"System.Span<{element}>").ToList();

        foreach (var hidden in Hidden)
            yield return new(hidden, null);
        for (var i = 0; i < inputs.Count; i++)
        {
            yield return new(InputFieldOf(spec, i), null);
            foreach (var member in SizeAndShape(MemberNames.OfInput(spec, i)))
                yield return member;
        }

        for (var i = 0; i < outputs.Count; i++)
        {
            yield return new(OutputFieldOf(spec, i), null);
            foreach (var member in SizeAndShape(MemberNames.OfOutput(spec, i)))
                yield return member;
        }

        yield return new("ParameterCount", null);
        foreach (var property in (string[])["Parameters", "Summary"])
        {
            yield return new(property, null);
            yield return new("get_" + property, "");
        }

        foreach (var network in spec.Networks.Where(network => network.IsOwn))
        {
            yield return new(MemberNames.Pascal(network.Name), null);
            yield return new("get_" + MemberNames.Pascal(network.Name), "");
        }

        yield return new(MemberFact.ConstructorName, "int");
        yield return new(MemberFact.ConstructorName, "NetGen.NetworkOptions");
        yield return new("Predict", Join([.. inputs, .. outputs]));
        yield return new(
            "Forward", Join(outputs.Count == 1 ? inputs : [.. inputs, .. outputs.Select(_ => ReadOnly(element))]));
        yield return new(
            "BackwardFrom",
            Join(
            [
                .. outputs.Select(_ => ReadOnly(element)),
                .. spec.Inputs.Where((_, i) => !MemberNames.TakesIndices(spec, i)).Select(_ => $"System.Span<{element}>"),
            ]));

        foreach (var targets in TargetTypes(spec))
        {
            var list = targets.Select(ReadOnly).ToList();
            yield return new("Backward", Join(list));
            yield return new("Evaluate", Join([.. inputs, .. list]));
            if (spec.Optimizer is not null)
                yield return new("Step", Join([.. inputs, .. list]));
        }

        if (spec.Optimizer is not null)
        {
            yield return new("Step", "");
            yield return new("LearningRate", null);
            yield return new("get_LearningRate", "");
            yield return new("set_LearningRate", element);
        }
    }

    /// <summary>
    /// The types of a target for each loss, once for each overload: class indices where losses take them, then values.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> TargetTypes(NetworkSpec spec)
    {
        var element = MemberNames.Element(spec);
        if (spec.Losses.Any(loss => loss.TakesClassIndex))
            yield return [.. spec.Losses.Select(loss => loss.TakesClassIndex ? "int" : element)];
        if (spec.Losses.Count > 0)
            yield return [.. spec.Losses.Select(_ => element)];
    }

    private static IEnumerable<GeneratedMember> SizeAndShape(string prefix) =>
        [new(prefix + "Size", null), new(prefix + "Shape", null), new($"get_{prefix}Shape", "")];

    private static string ReadOnly(string type) => $"System.ReadOnlySpan<{type}>";

    private static string Join(IEnumerable<string> types) => string.Join(", ", types);
}
