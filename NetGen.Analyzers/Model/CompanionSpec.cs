namespace NetGen.Analyzers.Model;

/// <summary>The companion of a differentiable method: what returns its value and its derivatives.</summary>
/// <param name="Type">The type that declares both.</param>
/// <param name="HintName">The name of the file that holds it, without its ending.</param>
/// <param name="Accessibility">The modifiers of the method that say who may call it.</param>
/// <param name="ReturnsDouble">Whether the method returns a <see cref="double"/>, and not a <see cref="float"/>.</param>
/// <param name="IsExtension">Whether the method extends the type of its first parameter: <c>this float x</c>.</param>
/// <param name="Defaults">What the method's parameters are where a caller leaves them out.</param>
/// <param name="Function">What the method computes.</param>
internal sealed record CompanionSpec(
    TypeSpec Type,
    string HintName,
    string Accessibility,
    bool ReturnsDouble,
    bool IsExtension,
    EquatableArray<DefaultValue> Defaults,
    FunctionSpec Function)
{
    /// <summary>What follows the method's name in that of its companion.</summary>
    public const string Ending = "WithGradient";

    /// <summary>The companion's name.</summary>
    public string Name => Function.Name + Ending;
}

/// <summary>What a parameter is where a caller leaves it out.</summary>
/// <param name="Exists">Whether a caller may leave it out.</param>
/// <param name="Bits">The bits of the value as a double, so that −0 differs from 0.</param>
internal readonly record struct DefaultValue(bool Exists, long Bits)
{
    public double Value => BitConverter.Int64BitsToDouble(Bits);
}
