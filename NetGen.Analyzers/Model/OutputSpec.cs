namespace NetGen.Analyzers.Model;

/// <summary>An output of a network.</summary>
/// <param name="Wire">What it gives.</param>
internal sealed record OutputSpec(Wire Wire)
{
    /// <summary>The name as generated code has it: <c>encoderDense1</c> for the layer <c>encoder.dense1</c>.</summary>
    public string Name => MemberNames.Camel(Wire.Name);
}
