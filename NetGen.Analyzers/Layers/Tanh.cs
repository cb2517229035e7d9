using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The hyperbolic tangent of every element.</summary>
internal sealed record Tanh(int Position, string Name) : LayerSpec(Position, Name)
{
    public static Tanh Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "Tanh";
}
