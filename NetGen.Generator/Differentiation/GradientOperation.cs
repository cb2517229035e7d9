using NetGen.Generator.Graph;

namespace NetGen.Generator.Differentiation;

/// <summary>One step of the backward pass. The gradient of a value v is written ∂L/∂v.</summary>
internal abstract record GradientOperation;

/// <summary>From ∂L/∂Y of a linear operation: <c>∂L/∂W = ∂L/∂Yᵀ X</c> and <c>∂L/∂b = Σ ∂L/∂Y</c> over the rows.</summary>
internal sealed record ParameterGradient(LinearOperation Of) : GradientOperation;

/// <summary>
/// From ∂L/∂Y of an operation: ∂L/∂X, by the operation's Jacobian. For a linear operation <c>∂L/∂X = ∂L/∂Y W</c>, for a
/// map <c>∂L/∂X = f′ ⊙ ∂L/∂Y</c>, for softmax <c>∂L/∂xᵢ = yᵢ (∂L/∂yᵢ − Σⱼ yⱼ ∂L/∂yⱼ)</c>.
/// </summary>
internal sealed record InputGradient(Operation Of) : GradientOperation;
