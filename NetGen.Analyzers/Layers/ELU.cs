using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The exponential linear unit: <c>y = x</c> above 0, else <c>α (eˣ − 1)</c>.</summary>
internal sealed record ELU(int Position, string Name, double Alpha) : LayerSpec(Position, Name)
{
    public const double DefaultAlpha = 1;

    public static ELU Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get(nameof(Alpha), DefaultAlpha));

    public override string Display => Alpha == DefaultAlpha
        ? "ELU"
        : $"ELU(Alpha = {Alpha.ToString("R", CultureInfo.InvariantCulture)})";

    public override EquatableArray<ArgumentFault> Faults => ArgumentFault.Unless(
        Ranges.IsPositive(Alpha), nameof(Alpha), Alpha, "it must be above 0 and finite, such as 1");
}
