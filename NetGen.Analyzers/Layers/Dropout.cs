using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Elements dropped at random in training.</summary>
internal sealed record Dropout(int Position, string Name, double Rate) : LayerSpec(Position, Name)
{
    public static Dropout Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get("rate", 0.0));

    public override string Display => $"Dropout({Rate.ToString("R", CultureInfo.InvariantCulture)})";

    public override long Flops(TensorShape input) => 0;
}
