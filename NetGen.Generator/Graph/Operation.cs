using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Graph;

/// <summary>One step of the forward pass.</summary>
internal abstract record Operation(Value Input, Value Output)
{
    /// <summary>Whether the operation has parameters to train.</summary>
    public virtual bool HasParameters => false;
}

/// <summary><c>Y = X Wᵀ + b</c>.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Weight">The weight W, of shape <c>[outputs, inputs]</c>.</param>
/// <param name="Bias">The bias b; <see langword="null"/> where there is none.</param>
internal sealed record LinearOperation(Value Input, Value Output, string Name, ParameterSlot Weight, ParameterSlot? Bias)
    : Operation(Input, Output)
{
    public override bool HasParameters => true;
}

/// <summary><c>Y = f(X)</c>, element by element.</summary>
internal sealed record MapOperation(Value Input, Value Output, ActivationFunction Function) : Operation(Input, Output);

/// <summary>Softmax over the features, or its logarithm.</summary>
internal sealed record SoftmaxOperation(Value Input, Value Output, bool IsLog) : Operation(Input, Output);

/// <summary>A parameter and its place in the parameter block.</summary>
/// <param name="Spec">The parameter as its layer states it.</param>
/// <param name="Index">Its place among the network's parameters, from 0.</param>
/// <param name="Offset">The float of the parameter block that it starts at.</param>
/// <param name="PackedLength">The floats it takes there, padding included.</param>
internal sealed record ParameterSlot(ParameterSpec Spec, int Index, int Offset, int PackedLength);

/// <summary>An elementwise function, with its backward pass.</summary>
/// <param name="Name">The name of the generated type.</param>
/// <param name="Equation">The function as a reader expects it.</param>
/// <param name="Derivative">The derivative as a reader expects it, from what <paramref name="Slope"/> reads.</param>
/// <param name="Forward">y, from <c>x</c>.</param>
/// <param name="Slope">
/// <c>dy/dx</c>: from <c>y</c>, which the backward pass has at hand, or from <c>x</c> where
/// <paramref name="FromInput"/> says so.
/// </param>
/// <param name="FromInput">
/// Whether <paramref name="Slope"/> reads <c>x</c>, because <c>y</c> does not determine it or not cheaply: the backward
/// pass then needs the function's input.
/// </param>
internal sealed record ActivationFunction(
    string Name,
    string Equation,
    string Derivative,
    Expression Forward,
    Expression Slope,
    bool FromInput = false)
{
    public static readonly Expression X = Scalar.Variable("x");

    public static readonly Expression Y = Scalar.Variable("y");
}
