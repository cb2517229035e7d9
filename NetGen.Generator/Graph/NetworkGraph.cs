using NetGen.Analyzers.Model;

namespace NetGen.Generator.Graph;

/// <summary>A network as operations on values, in an order that computes every value before it is read.</summary>
/// <param name="Shapes">The definition with its shapes.</param>
/// <param name="Inputs">The network's inputs.</param>
/// <param name="Outputs">The network's outputs.</param>
/// <param name="Operations">The forward pass.</param>
/// <param name="Parameters">The parameters, in definition order.</param>
internal sealed record NetworkGraph(
    ShapedNetwork Shapes,
    EquatableArray<Value> Inputs,
    EquatableArray<Value> Outputs,
    EquatableArray<Operation> Operations,
    EquatableArray<ParameterSlot> Parameters)
{
    /// <summary>The operation that computes a value; <see langword="null"/> for an input.</summary>
    public Operation? SourceOf(Value value) => Operations.FirstOrDefault(operation => operation.Output == value);

    /// <summary>How many operations read a value, each as often as it does.</summary>
    public int ReadersOf(Value value) => Operations.Sum(operation => operation.Inputs.Count(input => input == value));
}
