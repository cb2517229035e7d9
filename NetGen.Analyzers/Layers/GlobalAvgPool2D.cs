using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The mean of each channel of an image.</summary>
internal sealed record GlobalAvgPool2D(int Position, string Name) : LayerSpec(Position, Name)
{
    public static GlobalAvgPool2D Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "GlobalAvgPool2D";

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs) => inputs[0].Rank == 3
        ? null
        : new("takes an image of shape channels x height x width", inputs[0].Rank == 1 ? "remove it" : "add [Reshape(channels, height, width)] before it");

    public override TensorShape OutputShape(TensorShape input) => TensorShape.Vector(input.Channels);

    public override long Flops(TensorShape input) => input.Size;
}
