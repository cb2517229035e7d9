using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>An optimizer as expressions.</summary>
/// <param name="Name">The name of the generated type.</param>
/// <param name="Equations">The update as a reader expects it.</param>
/// <param name="StepConstants">
/// Numbers computed once a step, in double precision, from <c>learningRate</c> and <c>step</c> (1 at the first step).
/// </param>
/// <param name="State">
/// The values kept for each parameter, with their new value: at most three, from <c>gradient</c>, <c>parameter</c>, the
/// step's constants, and each other in order.
/// </param>
/// <param name="Parameter">The new <c>parameter</c>, from the same and the new state.</param>
internal sealed record UpdateRule(
    string Name,
    EquatableArray<string> Equations,
    EquatableArray<Assignment> StepConstants,
    EquatableArray<StateValue> State,
    Expression Parameter)
{
    public static readonly Expression Weight = Scalar.Variable("parameter");

    public static readonly Expression Gradient = Scalar.Variable("gradient");

    public static readonly Expression LearningRate = Scalar.Variable("learningRate");

    public static readonly Expression Step = Scalar.Variable("step");

    /// <summary>The gradient with a weight decay in it: <c>g + λ w</c>.</summary>
    public static Expression Decayed(double weightDecay) =>
        weightDecay == 0 ? Gradient : Gradient + (weightDecay * Weight);

    /// <summary>The equation of <see cref="Decayed"/>, before those that use it.</summary>
    public static EquatableArray<string> WithDecay(double weightDecay, params string[] equations) =>
        (weightDecay == 0 ? equations : ["g ← g + λ w", .. equations]).ToEquatableArray();

    /// <summary>Whether a step's constants depend on how many steps went before.</summary>
    public bool CountsSteps => StepConstants.Any(constant => constant.Value.Reads("step"));
}

/// <summary>A name and what it stands for.</summary>
internal sealed record Assignment(string Name, Expression Value);

/// <summary>A value kept for each parameter from step to step.</summary>
/// <param name="Name">Its name in expressions: the old value in its own, the new one in those after it.</param>
/// <param name="Value">Its new value.</param>
/// <param name="Initial">What it is before the first step.</param>
internal sealed record StateValue(string Name, Expression Value, double Initial = 0);
