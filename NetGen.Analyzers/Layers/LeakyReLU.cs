using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>
/// The rectifier that lets a part of negative inputs through: <c>y = x</c> above 0, else <c>slope x</c>.
/// </summary>
internal sealed record LeakyReLU(int Position, string Name, double Slope) : LayerSpec(Position, Name)
{
    public const double DefaultSlope = 0.01;

    public static LeakyReLU Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get(nameof(Slope), DefaultSlope));

    public override string Display => Slope == DefaultSlope
        ? "LeakyReLU"
        : $"LeakyReLU(Slope = {Slope.ToString("R", CultureInfo.InvariantCulture)})";

    public override EquatableArray<ArgumentFault> Faults => ArgumentFault.Unless(
        Ranges.IsFinite(Slope), nameof(Slope), Slope, "it must be finite in single precision");
}
