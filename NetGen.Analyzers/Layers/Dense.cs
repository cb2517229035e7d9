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
    double BiasInit) : WeightedLayerSpec(Position, Name, Units, HasBias, WeightInitializer, BiasInit)
{
    public static Dense Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("units", 0),
        attribute.Get("Bias", true),
        attribute.Initializer(),
        attribute.Get("BiasInit", 0.0));

    public override string Display =>
        $"Dense({Units.ToString(CultureInfo.InvariantCulture)}{(HasBias ? "" : ", Bias = false")})";

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs) =>
        inputs[0].Rank == 1 ? null : new("takes a vector", "add [Flatten] before it", Fix: "Flatten");

    public override TensorShape OutputShape(TensorShape input) => TensorShape.Vector(Units);

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input)
    {
        var inputs = (int)Math.Min(input.Size, int.MaxValue);
        return Weights(TensorShape.Matrix(Units, inputs), inputs, Units);
    }

    public override long Flops(TensorShape input) => (2 * input.Size * Units) + (HasBias ? Units : 0);
}
