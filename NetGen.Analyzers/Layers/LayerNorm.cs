using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Layer normalisation: of all features of an example together.</summary>
internal sealed record LayerNorm(int Position, string Name, double Epsilon, bool IsAffine) : LayerSpec(Position, Name)
{
    public static LayerNorm Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get("Epsilon", 1e-5), attribute.Get("Affine", true));

    public override string Display => IsAffine ? "LayerNorm" : "LayerNorm(Affine = false)";

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input) =>
        IsAffine ? [Parameter("weight", input, 1), Parameter("bias", input, 0)] : [];

    public override long Flops(TensorShape input) => 7 * input.Size;

    private ParameterSpec Parameter(string name, TensorShape shape, double start) =>
        new($"{Name}.{name}", shape, new(InitializerKind.Constant, start), 1, 1)
        {
            Role = ParameterRole.Normalization,
            Layout = ParameterLayout.Vector,
        };

    public override EquatableArray<ArgumentFault> Faults =>
        ArgumentFault.Unless(Ranges.IsPositive(Epsilon), "Epsilon", Epsilon, "it must be above 0 and finite, such as 1e-5");
}
