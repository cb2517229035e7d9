using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Log-probabilities over the features: <c>yᵢ = xᵢ − log Σⱼ exp(xⱼ)</c>.</summary>
internal sealed record LogSoftmax(int Position, string Name) : LayerSpec(Position, Name)
{
    public static LogSoftmax Parse(AttributeSpec attribute, string name) => new(attribute.Position, name);

    public override string Display => "LogSoftmax";

    public override long Flops(TensorShape input) => 5 * input.Size;
}
