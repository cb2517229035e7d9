using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Batch normalisation of every feature of a vector, or of every channel of an image.</summary>
internal sealed record BatchNorm(int Position, string Name, double Momentum, double Epsilon, bool IsAffine)
    : LayerSpec(Position, Name)
{
    public static BatchNorm Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("Momentum", 0.1),
        attribute.Get("Epsilon", 1e-5),
        attribute.Get("Affine", true));

    public override string Display => IsAffine ? "BatchNorm" : "BatchNorm(Affine = false)";

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input)
    {
        var shape = TensorShape.Vector(input.Channels);
        ParameterSpec[] statistics =
        [
            Parameter("running_mean", shape, 0, ParameterRole.Statistic),
            Parameter("running_var", shape, 1, ParameterRole.Statistic),
        ];
        return IsAffine
            ?
            [
                Parameter("weight", shape, 1, ParameterRole.Normalization),
                Parameter("bias", shape, 0, ParameterRole.Normalization),
                .. statistics,
            ]
            : [.. statistics];
    }

    public override long Flops(TensorShape input) => 2 * input.Size;

    private ParameterSpec Parameter(string name, TensorShape shape, double start, ParameterRole role) =>
        new($"{Name}.{name}", shape, new(InitializerKind.Constant, start), 1, 1) { Role = role };

    public override EquatableArray<ArgumentFault> Faults =>
    [
        .. ArgumentFault.Unless(Momentum is >= 0 and <= 1, "Momentum", Momentum, "it must be from 0 to 1, such as 0.1"),
        .. ArgumentFault.Unless(Ranges.IsPositive(Epsilon), "Epsilon", Epsilon, "it must be above 0 and finite, such as 1e-5"),
    ];
}
