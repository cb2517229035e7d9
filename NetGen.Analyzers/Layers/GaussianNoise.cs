using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Noise added in training.</summary>
internal sealed record GaussianNoise(int Position, string Name, double Deviation) : LayerSpec(Position, Name)
{
    public static GaussianNoise Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get("deviation", 0.0));

    public override string Display => $"GaussianNoise({Deviation.ToString("R", CultureInfo.InvariantCulture)})";

    public override long Flops(TensorShape input) => 0;

    public override EquatableArray<ArgumentFault> Faults => ArgumentFault.Unless(
        Deviation >= 0 && Ranges.IsFinite(Deviation), "deviation", Deviation, "it must be at least 0 and finite, such as 0.1");
}
