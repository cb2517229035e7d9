using NetGen.Analyzers.Model;

namespace NetGen.Generator.Graph;

/// <summary>A network as operations on values, in an order that computes every value before it is read.</summary>
/// <param name="Shapes">The definition with its shapes.</param>
/// <param name="Input">The network's input.</param>
/// <param name="Output">The network's output.</param>
/// <param name="Operations">The forward pass.</param>
/// <param name="Parameters">The parameters, in definition order.</param>
internal sealed record NetworkGraph(
    ShapedNetwork Shapes,
    Value Input,
    Value Output,
    EquatableArray<Operation> Operations,
    EquatableArray<ParameterSlot> Parameters);
