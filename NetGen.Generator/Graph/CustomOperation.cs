using NetGen.Analyzers.Model;

namespace NetGen.Generator.Graph;

/// <summary>A layer of the user's own.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Type">The type with its passes, as generated code names it.</param>
/// <param name="Declared">The parameters in the order that it declares them, one after the other in the parameter block.</param>
internal sealed record CustomOperation(
    Value X, Value Output, string Name, string Type, EquatableArray<ParameterSlot> Declared) : Operation([X], Output)
{
    public override EquatableArray<ParameterSlot> Parameters => Declared;

    public override IEnumerable<Value> ReadBackward => [X, Output];

    /// <summary>The elements that its parameters take in the parameter block.</summary>
    public int PackedLength => Declared.Sum(slot => slot.PackedLength);
}
