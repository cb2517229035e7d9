using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The sigmoid linear unit with a hard sigmoid: <c>y = x min(1, max(0, x / 6 + 1 / 2))</c>.</summary>
internal sealed record HardSwish(int Position, string Name) : LayerSpec(Position, Name)
{
    public static HardSwish Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "HardSwish";
}
