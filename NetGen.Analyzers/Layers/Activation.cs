using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A function of the user's, element by element; its trainable parameters are the layer's.</summary>
/// <param name="FunctionName">The function as the attribute names it.</param>
/// <param name="Function">The function; <see langword="null"/> where there is none, or an error in it.</param>
/// <param name="IsPerChannel">Whether each channel has trainable numbers of its own.</param>
internal sealed record Activation(
    int Position, string Name, string FunctionName, FunctionSpec? Function, bool IsPerChannel) : LayerSpec(Position, Name)
{
    public static Activation Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("function", ""),
        attribute.Function?.Function,
        attribute.Get("PerChannel", false));

    public override string Display => $"Activation({FunctionName}{(IsPerChannel ? ", PerChannel = true" : "")})";

    /// <summary>Whether the layer trains numbers of the function.</summary>
    public bool HasTrained => Function?.Parameters.Any(IsTrained) == true;

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input) => Function is null
        ? []
        : Function.Parameters.Where(IsTrained).Select(parameter => Number(parameter, input)).ToEquatableArray();

    /// <summary>Not through a function whose derivative is 0 everywhere.</summary>
    public override bool PassesGradient => Function?.Program.DependsOn(0) ?? true;

    /// <summary>Every instruction of the function counts as one operation, for every element.</summary>
    public override long Flops(TensorShape input) => input.Size * (Function?.Program.Instructions.Count(IsOperation) ?? 1);

    private static bool IsTrained(FunctionParameter parameter) => parameter.Role == FunctionParameterRole.Trainable;

    private static bool IsOperation(ScalarInstruction instruction) =>
        instruction.Operator is not (ScalarOperator.Constant or ScalarOperator.Parameter);

    private ParameterSpec Number(FunctionParameter parameter, TensorShape input) => new(
        $"{Name}.{parameter.Name}",
        TensorShape.Vector(IsPerChannel ? input.Channels : 1),
        new(InitializerKind.Constant, parameter.Value),
        1,
        1)
    {
        Role = ParameterRole.Slope,
        IsDeclared = true,
    };
}
