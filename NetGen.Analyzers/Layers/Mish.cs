using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The self-gated rectifier: <c>y = x tanh(log(1 + eˣ))</c>.</summary>
internal sealed record Mish(int Position, string Name) : LayerSpec(Position, Name)
{
    public static Mish Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "Mish";
}
