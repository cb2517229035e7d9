using NetGen.Generator.Optimizers;
using NetGen.Tests.Execution;
using NetGen.Tests.Expressions;
using NetGen.Tests.Parsing;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// Every optimizer's expressions, with all combinations of its options, against the rules as PyTorch documents them.
/// </summary>
public class UpdateRuleTests
{
    public static TheoryData<string> Optimizers =>
    [
        .. Combine("Sgd(LearningRate = 0.1", "WeightDecay = 0.3"),
        .. Combine("Sgd(LearningRate = 0.1, Momentum = 0.8", "Dampening = 0.25", "WeightDecay = 0.3"),
        .. Combine("Sgd(LearningRate = 0.1, Momentum = 0.8, Dampening = 1", "WeightDecay = 0.3"),
        .. Combine("Sgd(LearningRate = 0.1, Momentum = 0.8, Nesterov = true", "WeightDecay = 0.3"),
        .. Combine("Adam(LearningRate = 0.1", "Beta1 = 0.5", "Beta2 = 0.7", "Epsilon = 0.01", "WeightDecay = 0.3"),
        .. Combine("AdamW(LearningRate = 0.1", "Beta1 = 0.5", "Beta2 = 0.7", "Epsilon = 0.01", "WeightDecay = 0.3"),
        "AdamW(LearningRate = 0.1, WeightDecay = 0)",
        .. Combine(
            "RMSProp(LearningRate = 0.1",
            "Alpha = 0.5",
            "Epsilon = 0.01",
            "WeightDecay = 0.3",
            "Momentum = 0.8",
            "Centered = true"),
        .. Combine(
            "AdaGrad(LearningRate = 0.1",
            "LearningRateDecay = 0.2",
            "WeightDecay = 0.3",
            "InitialAccumulator = 0.4",
            "Epsilon = 0.01"),
    ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Twenty_steps_are_PyTorchs(string optimizer)
    {
        var rule = RuleOf(optimizer);
        var parameter = new ReferenceParameter("w", [1], [0.7]);
        var reference = new ReferenceOptimizer($"[{optimizer}]", [parameter]);
        var (weight, state) = (0.7, rule.State.Select(value => value.Initial).ToArray());
        var (rate, random) = (0.1, new Random(5));
        for (var step = 1; step <= 20; step++)
        {
            if (step == 11)
                reference.LearningRate = rate = 0.03;
            var gradient = step == 7 ? 0 : (random.NextDouble() * 2) - 1;
            reference.Step([[gradient]]);
            weight = Apply(rule, weight, gradient, rate, step, state);
            Assert.Equal(parameter.Values[0], weight, 1e-13 * Math.Max(1, Math.Abs(weight)));
        }
    }

    [Theory]
    [InlineData("Sgd", 0, false)]
    [InlineData("Sgd(Momentum = 0.9)", 1, false)]
    [InlineData("Sgd(Momentum = 0.9, Dampening = 0.1)", 1, true)]
    [InlineData("Adam", 2, true)]
    [InlineData("AdamW", 2, true)]
    [InlineData("RMSProp", 1, false)]
    [InlineData("RMSProp(Centered = true)", 2, false)]
    [InlineData("RMSProp(Momentum = 0.9)", 2, false)]
    [InlineData("RMSProp(Momentum = 0.9, Centered = true)", 3, false)]
    [InlineData("AdaGrad", 1, false)]
    [InlineData("AdaGrad(LearningRateDecay = 0.1)", 1, true)]
    public void Only_what_is_needed_is_kept_and_counted(string optimizer, int values, bool countsSteps)
    {
        var rule = RuleOf(optimizer);
        Assert.Equal(values, rule.State.Count);
        Assert.Equal(countsSteps, rule.CountsSteps);
    }

    /// <summary>The padding of parameters is 0 and has the gradient 0; both must stay.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_parameter_of_zero_without_a_gradient_stays_zero(string optimizer)
    {
        var rule = RuleOf(optimizer);
        var state = rule.State.Select(value => value.Initial).ToArray();
        for (var step = 1; step <= 3; step++)
            Assert.Equal(0, Apply(rule, 0, 0, 0.1, step, state));
    }

    private static UpdateRule RuleOf(string optimizer) => UpdateRules.Of(Definitions.SpecOf(
        $"using NetGen; [Network(1), Dense(1), MeanSquaredError, {optimizer}] partial class Net;").Optimizer!);

    /// <summary>One step as generated code takes it: the step's constants, the state in order, the parameter.</summary>
    private static double Apply(
        UpdateRule rule, double weight, double gradient, double rate, int step, double[] state)
    {
        var perStep = rule.StepConstants.Select(constant => (
            constant.Name, constant.Value.Evaluate(("learningRate", rate), ("step", step)))).ToList();
        var variables = rule.State.Select((value, i) => (value.Name, state[i]))
            .Concat(perStep)
            .Append(("gradient", gradient))
            .Append(("parameter", weight))
            .ToArray();
        for (var i = 0; i < state.Length; i++)
            variables[i].Item2 = state[i] = rule.State[i].Value.Evaluate(variables);
        return rule.Parameter.Evaluate(variables);
    }

    /// <summary>The optimizer with every subset of its options.</summary>
    private static IEnumerable<string> Combine(string start, params string[] options) =>
        Enumerable.Range(0, 1 << options.Length).Select(subset =>
            string.Join(", ", options.Where((_, i) => ((subset >> i) & 1) != 0).Prepend(start)) + ")");
}
