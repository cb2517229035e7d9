namespace NetGen.Analyzers.Model;

/// <summary>A type that implements the interface of layers of one's own.</summary>
/// <param name="Name">The type's name, as a message shows it.</param>
/// <param name="DisplayName">The name with its type arguments.</param>
/// <param name="FullName">The name as generated code has it, from the global namespace on.</param>
/// <param name="IsSingle">Whether it works on single precision.</param>
/// <param name="IsDouble">Whether it works on double precision.</param>
/// <param name="Obstacle">Why generated code cannot use it, to follow "it"; <see langword="null"/> where it can.</param>
internal sealed record CustomLayerType(
    string Name, string DisplayName, string FullName, bool IsSingle, bool IsDouble, string? Obstacle) : LayerTypeSpec(Name)
{
    /// <summary>
    /// Whether it can be named anywhere in the project, and not in the network alone that has it as a layer: a network that
    /// has that one as a layer calls it, too.
    /// </summary>
    public bool IsAccessible { get; init; }

    /// <summary>Whether it works on the numbers of a network.</summary>
    public bool Implements(Precision precision) => precision == Precision.Double ? IsDouble : IsSingle;
}
