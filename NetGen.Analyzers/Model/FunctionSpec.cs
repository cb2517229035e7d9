namespace NetGen.Analyzers.Model;

/// <summary>A differentiable function that a user wrote.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="DisplayName">The name as a reader finds it: that of its class before it, <c>Curve.Bent</c>.</param>
/// <param name="Parameters">The method's parameters.</param>
/// <param name="Program">What it computes.</param>
internal sealed record FunctionSpec(
    string Name, string DisplayName, EquatableArray<FunctionParameter> Parameters, ScalarProgram Program);

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDouble">Whether it is a <see cref="double"/>, and not a <see cref="float"/>.</param>
/// <param name="Role">What a layer or a loss does with it.</param>
/// <param name="Value">What a trainable one starts from, or what a constant one is.</param>
internal sealed record FunctionParameter(string Name, bool IsDouble, FunctionParameterRole Role, double Value);

/// <summary>What a layer or a loss does with a parameter of its function.</summary>
internal enum FunctionParameterRole
{
    /// <summary>The caller gives it: the layer's input, a loss's output or target.</summary>
    Variable,

    /// <summary>It is trained.</summary>
    Trainable,

    /// <summary>It has a default value, which it then has.</summary>
    Constant,
}
