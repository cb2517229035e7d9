using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Probabilities over the features: <c>yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ)</c>.</summary>
internal sealed record Softmax(int Position, string Name) : LayerSpec(Position, Name)
{
    public static Softmax Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "Softmax";

    public override long Flops(TensorShape input) => 5 * input.Size;
}
