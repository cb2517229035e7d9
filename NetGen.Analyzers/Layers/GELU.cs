using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The Gaussian error linear unit: <c>y = x Φ(x)</c>, or its approximation by a hyperbolic tangent.</summary>
internal sealed record GELU(int Position, string Name, bool Approximate) : LayerSpec(Position, Name)
{
    public static GELU Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get(nameof(Approximate), false));

    public override string Display => Approximate ? "GELU(Approximate = true)" : "GELU";
}
