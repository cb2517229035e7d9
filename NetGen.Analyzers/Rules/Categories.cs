namespace NetGen.Analyzers.Rules;

/// <summary>
/// The families of rules; an id's first digit says which: 0 definition, 1 shapes, 2 differentiation, 3 training.
/// </summary>
internal static class Categories
{
    public const string Definition = "NetGen.Definition";
    public const string Shapes = "NetGen.Shapes";
    public const string Differentiation = "NetGen.Differentiation";
    public const string Training = "NetGen.Training";
}
