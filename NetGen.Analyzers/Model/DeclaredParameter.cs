namespace NetGen.Analyzers.Model;

/// <summary>A parameter that a custom layer declares, as its <c>LayerParameter</c> has it.</summary>
/// <param name="Name">The name within the layer.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Init">The name of the initializer: a member of <c>Init</c>.</param>
/// <param name="Scale">The scale of the initializer; NaN for the default.</param>
internal sealed record DeclaredParameter(string Name, EquatableArray<int> Shape, string Init, double Scale);
