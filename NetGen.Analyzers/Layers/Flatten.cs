using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>An image or a sequence as a vector.</summary>
internal sealed record Flatten(int Position, string Name) : LayerSpec(Position, Name)
{
    public static Flatten Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "Flatten";

    public override TensorShape OutputShape(TensorShape input) =>
        TensorShape.Vector((int)Math.Min(input.Size, int.MaxValue));

    public override long Flops(TensorShape input) => 0;
}
