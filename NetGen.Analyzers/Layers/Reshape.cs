using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The same elements in another shape.</summary>
internal sealed record Reshape(int Position, string Name, TensorShape Shape) : LayerSpec(Position, Name)
{
    public static Reshape Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, new(attribute.Get<EquatableArray<int>>("shape", [])));

    public override string Display =>
        $"Reshape({string.Join(", ", Shape.Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)))})";

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs) => inputs[0].Size == Shape.Size
        ? null
        : new(
            $"takes {Shape.Size.ToString(CultureInfo.InvariantCulture)} elements",
            $"use a shape of {inputs[0].Size.ToString(CultureInfo.InvariantCulture)} elements",
            "shape");

    public override TensorShape OutputShape(TensorShape input) => Shape;

    public override long Flops(TensorShape input) => 0;
}
