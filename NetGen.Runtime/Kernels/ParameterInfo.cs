using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>What generated code tells the runtime about one parameter of its network.</summary>
/// <param name="name">The name within the network: <c>dense1.weight</c>.</param>
/// <param name="shape">The shape in standard layout.</param>
/// <param name="layout">The layout in the parameter block.</param>
/// <param name="offset">The parameter's first element in the parameter block.</param>
/// <param name="isTrainable">
/// Whether training updates it by its gradient; a buffer such as a running mean, or a parameter of a frozen layer, has none
/// and lies after all that have.
/// </param>
/// <param name="isFrozen">Whether its layer is frozen.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParameterInfo(
    string name, ReadOnlySpan<int> shape, ParameterLayout layout, int offset, bool isTrainable = true, bool isFrozen = false)
{
    /// <summary>The name within the network.</summary>
    public string Name { get; } = name;

    /// <summary>The layout in the parameter block.</summary>
    public ParameterLayout Layout { get; } = layout;

    /// <summary>The parameter's first element in the parameter block.</summary>
    public int Offset { get; } = offset;

    /// <summary>Whether training updates it by its gradient.</summary>
    public bool IsTrainable { get; } = isTrainable;

    /// <summary>Whether its layer is frozen.</summary>
    public bool IsFrozen { get; } = isFrozen;

    internal int[] Shape { get; } = shape.ToArray();

    /// <summary>The same parameter by another name.</summary>
    internal ParameterInfo Named(string name) => new(name, Shape, Layout, Offset, IsTrainable, IsFrozen);
}
