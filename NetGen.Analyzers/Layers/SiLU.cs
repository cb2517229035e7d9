using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The sigmoid linear unit: <c>y = x / (1 + e⁻ˣ)</c>.</summary>
internal sealed record SiLU(int Position, string Name) : LayerSpec(Position, Name)
{
    public static SiLU Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "SiLU";
}
