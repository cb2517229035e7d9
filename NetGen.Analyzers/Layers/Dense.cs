using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A fully connected layer: <c>y = W x + b</c>, <c>W</c> of shape <c>[units, inputs]</c>.</summary>
internal sealed record Dense(
    int Position,
    string Name,
    int Units,
    bool HasBias,
    InitializerSpec WeightInitializer,
    double BiasInit) : LayerSpec(Position, Name)
{
    public static Dense Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("units", 0),
        attribute.Get("Bias", true),
        new InitializerSpec((InitializerKind)attribute.Get("Init", 0), attribute.Get("InitScale", double.NaN)),
        attribute.Get("BiasInit", 0.0));

    public override string Display =>
        $"Dense({Units.ToString(CultureInfo.InvariantCulture)}{(HasBias ? "" : ", Bias = false")})";

    public override TensorShape OutputShape(TensorShape input) => TensorShape.Vector(Units);

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input)
    {
        var inputs = (int)Math.Min(input.Size, int.MaxValue);
        var weight = new ParameterSpec(
            Name + ".weight", TensorShape.Matrix(Units, inputs), WeightInitializer, inputs, Units);
        if (!HasBias)
            return [weight];
        var bias = new ParameterSpec(
            Name + ".bias", TensorShape.Vector(Units), new(InitializerKind.Constant, BiasInit), inputs, Units);
        return [weight, bias];
    }

    public override long Flops(TensorShape input) => (2 * input.Size * Units) + (HasBias ? Units : 0);
}
