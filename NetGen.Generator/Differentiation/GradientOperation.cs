using NetGen.Generator.Graph;

namespace NetGen.Generator.Differentiation;

/// <summary>One step of the backward pass. The gradient of a value v is written ∂L/∂v.</summary>
/// <param name="From">The gradient that it reads.</param>
internal abstract record GradientOperation(Value From);

/// <summary>From ∂L/∂Y of an operation: the gradients of its parameters.</summary>
/// <param name="Of">The operation.</param>
/// <param name="Adds">Whether the parameters have a part of their gradient already, from another layer that shares them.</param>
internal sealed record ParameterGradient(Operation Of, Value From, bool Adds) : GradientOperation(From);

/// <summary>From ∂L/∂Y of an operation: ∂L/∂X of one of its inputs, by the operation's Jacobian.</summary>
/// <param name="Of">The operation.</param>
/// <param name="Index">Which of its inputs.</param>
/// <param name="To">The gradient that it writes.</param>
internal sealed record InputGradient(Operation Of, int Index, Value From, Value To) : GradientOperation(From);

/// <summary>A gradient that is another one, or a part of it: the chain rule's sum over the readers of a value.</summary>
/// <param name="To">The gradient that it writes or adds to.</param>
/// <param name="Adds">Whether it adds.</param>
internal sealed record PassGradient(Value From, Value To, bool Adds) : GradientOperation(From);
