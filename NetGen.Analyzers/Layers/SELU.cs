using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The self-normalizing exponential linear unit: <c>y = λ x</c> above 0, else <c>λ α (eˣ − 1)</c>.</summary>
internal sealed record SELU(int Position, string Name) : LayerSpec(Position, Name)
{
    public static SELU Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "SELU";
}
