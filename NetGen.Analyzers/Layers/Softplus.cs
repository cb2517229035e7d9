using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The smooth rectifier: <c>y = log(1 + e^(β x)) / β</c>.</summary>
internal sealed record Softplus(int Position, string Name, double Beta) : LayerSpec(Position, Name)
{
    public const double DefaultBeta = 1;

    public static Softplus Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get(nameof(Beta), DefaultBeta));

    public override string Display => Beta == DefaultBeta
        ? "Softplus"
        : $"Softplus(Beta = {Beta.ToString("R", CultureInfo.InvariantCulture)})";

    public override EquatableArray<ArgumentFault> Faults => ArgumentFault.Unless(
        Ranges.IsPositive(Beta), nameof(Beta), Beta, "it must be above 0 and finite, such as 1");
}
