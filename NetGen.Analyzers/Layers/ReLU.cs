using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The rectifier of every element: <c>y = max(x, 0)</c>.</summary>
internal sealed record ReLU(int Position, string Name) : LayerSpec(Position, Name)
{
    public static ReLU Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "ReLU";
}
