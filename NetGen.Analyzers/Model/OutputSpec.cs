namespace NetGen.Analyzers.Model;

/// <summary>An output of a network.</summary>
/// <param name="Wire">What it gives; its name is the output's.</param>
internal sealed record OutputSpec(Wire Wire)
{
    public string Name => Wire.Name;
}
