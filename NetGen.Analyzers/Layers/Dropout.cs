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

    public override EquatableArray<ArgumentFault> Faults => ArgumentFault.Unless(
        Rate is >= 0 && (float)Rate < 1, "rate", Rate, "it must be at least 0 and below 1, such as 0.2");
}
