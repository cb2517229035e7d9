using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The rectifier with a trainable slope.</summary>
internal sealed record PReLU(int Position, string Name, double Start, bool IsPerChannel) : LayerSpec(Position, Name)
{
    public static PReLU Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get("Start", 0.25), attribute.Get("PerChannel", false));

    public override string Display => IsPerChannel ? "PReLU(PerChannel = true)" : "PReLU";

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input) =>
    [
        new(
            Name + ".weight",
            TensorShape.Vector(IsPerChannel ? input.Channels : 1),
            new(InitializerKind.Constant, Start),
            1,
            1)
        {
            Role = ParameterRole.Slope,
        },
    ];

    public override EquatableArray<ArgumentFault> Faults =>
        ArgumentFault.Unless(Ranges.IsFinite(Start), "Start", Start, "it must be finite, such as 0.25");
}
