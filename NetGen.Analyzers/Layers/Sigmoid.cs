using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The logistic function of every element: <c>y = 1 / (1 + e⁻ˣ)</c>.</summary>
internal sealed record Sigmoid(int Position, string Name) : LayerSpec(Position, Name)
{
    public static Sigmoid Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "Sigmoid";
}
