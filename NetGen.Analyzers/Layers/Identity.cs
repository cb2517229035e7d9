using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The identity: <c>y = x</c>.</summary>
internal sealed record Identity(int Position, string Name) : LayerSpec(Position, Name)
{
    public static Identity Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "Identity";
}
