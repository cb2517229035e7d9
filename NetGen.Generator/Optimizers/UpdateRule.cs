using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>An optimizer as expressions.</summary>
/// <param name="Name">The name of the generated type.</param>
/// <param name="Equations">The update as a reader expects it.</param>
/// <param name="StepConstants">
/// Numbers computed once a step, in double precision, from <c>learningRate</c> and <c>step</c> (1 at the first step).
/// </param>
/// <param name="State">The values kept for each parameter, with their new value: at most two, from <c>gradient</c>, the step's constants, and each other in order.</param>
/// <param name="Parameter">The new <c>parameter</c>, from the same and the new state.</param>
internal sealed record UpdateRule(
    string Name,
    EquatableArray<string> Equations,
    EquatableArray<Assignment> StepConstants,
    EquatableArray<Assignment> State,
    Expression Parameter)
{
    public static readonly Expression Weight = Scalar.Variable("parameter");

    public static readonly Expression Gradient = Scalar.Variable("gradient");

    public static readonly Expression LearningRate = Scalar.Variable("learningRate");

    public static readonly Expression Step = Scalar.Variable("step");

    /// <summary>Whether a step's constants depend on how many steps went before.</summary>
    public bool CountsSteps => StepConstants.Any(constant => Reads(constant.Value, "step"));

    private static bool Reads(Expression expression, string variable) =>
        expression.Substitute(variable, 0) != expression;
}

/// <summary>A name and what it stands for.</summary>
internal sealed record Assignment(string Name, Expression Value);
