using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The logistic function in three straight pieces: <c>y = min(1, max(0, x / 6 + 1 / 2))</c>.</summary>
internal sealed record HardSigmoid(int Position, string Name) : LayerSpec(Position, Name)
{
    public static HardSigmoid Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "HardSigmoid";
}
