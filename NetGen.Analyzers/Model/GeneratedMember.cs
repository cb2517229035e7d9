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
    private const string Input = "System.ReadOnlySpan<float>";
    private const string ClassTarget = "System.ReadOnlySpan<int>";

    /// <summary>The constants, which other definitions may be tempted to read.</summary>
    public static readonly IReadOnlyCollection<string> Constants = ["InputSize", "OutputSize", "ParameterCount"];

    /// <summary>The members that only the generated part uses, whatever the network.</summary>
    public static readonly IReadOnlyCollection<string> Hidden =
    [
        "_parameters", "_transposed", "_state", "_training", "_trainingInput", "_inputGradient", "_prediction", "_turn",
        "_output", "_forwardRows", "_learningRate", "_step", "BackwardCore", "StepCore", "EvaluateCore", "ForwardPass",
        "OutputPass", "LossPass", "OutputGradientPass", "BackwardPass", "GradientPass", "InputGradientPass",
    ];

    /// <summary>Every name that the generated part of some network declares in its class.</summary>
    public static readonly IReadOnlyCollection<string> Names =
        new HashSet<string>(All(takesLoss: true, takesClassIndex: true, takesOptimizer: true).Select(m => m.Name));

    /// <summary>The members generated for a network with that loss and that optimizer.</summary>
    public static IEnumerable<GeneratedMember> Of(LossSpec? loss, OptimizerSpec? optimizer) =>
        All(loss is not null, loss is { TakesClassIndex: true }, optimizer is not null);

    /// <summary>The member as a message shows it: <c>Step()</c>.</summary>
    public string Display =>
        Signature is null ? Name : $"{Name}({Signature.Replace("System.", "").Replace("NetGen.", "")})";

    private static IEnumerable<GeneratedMember> All(bool takesLoss, bool takesClassIndex, bool takesOptimizer)
    {
        foreach (var constant in Constants)
            yield return new(constant, null);
        foreach (var hidden in Hidden)
            yield return new(hidden, null);
        foreach (var property in (string[])["InputShape", "OutputShape", "Parameters", "Summary"])
        {
            yield return new(property, null);
            yield return new("get_" + property, "");
        }

        yield return new(MemberFact.ConstructorName, "int");
        yield return new(MemberFact.ConstructorName, "NetGen.NetworkOptions");
        yield return new("Predict", $"{Input}, System.Span<float>");
        yield return new("Forward", Input);
        yield return new("BackwardFrom", $"{Input}, System.Span<float>");

        foreach (var target in takesClassIndex ? [Input, ClassTarget] : (string[])[Input])
        {
            if (takesLoss)
            {
                yield return new("Backward", target);
                yield return new("Evaluate", $"{Input}, {target}");
            }

            if (takesLoss && takesOptimizer)
                yield return new("Step", $"{Input}, {target}");
        }

        if (takesOptimizer)
        {
            yield return new("Step", "");
            yield return new("LearningRate", null);
            yield return new("get_LearningRate", "");
            yield return new("set_LearningRate", "float");
        }
    }
}
