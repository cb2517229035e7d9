using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A trainable vector for each index.</summary>
internal sealed record Embedding(int Position, string Name, int Count, int Size, InitializerSpec Initializer)
    : LayerSpec(Position, Name)
{
    public static Embedding Parse(AttributeSpec attribute, string name) => new(
        attribute.Position, name, attribute.Get("count", 0), attribute.Get("size", 0), attribute.Initializer());

    public override string Display => string.Format(CultureInfo.InvariantCulture, "Embedding({0}, {1})", Count, Size);

    public override bool TakesIndices => true;

    public override bool PassesGradient => false;

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs) => inputs[0].Rank == 1
        ? null
        : new("takes a vector of indices", "give the input one dimension");

    public override TensorShape OutputShape(TensorShape input) =>
        input.Channels == 1 ? TensorShape.Vector(Size) : TensorShape.Of(Size, input.Channels);

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input)
    {
        var isDefault = Initializer.Kind == InitializerKind.Default;
        var normal = new InitializerSpec(InitializerKind.Normal, double.IsNaN(Initializer.Scale) ? 1 : Initializer.Scale);
        return
        [
            new(Name + ".weight", TensorShape.Matrix(Count, Size), isDefault ? normal : Initializer, Count, Size)
            {
                Layout = ParameterLayout.Rows,
            },
        ];
    }

    public override long Flops(TensorShape input) => 0;
}
