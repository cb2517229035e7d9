namespace NetGen.Analyzers.Model;

/// <summary>A layer in the graph of layers.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Wires">What it reads: one wire, or several for a layer that joins branches.</param>
internal sealed record LayerNode(LayerSpec Layer, EquatableArray<Wire> Wires);

/// <summary>A value that a layer, a loss or an output reads.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Position">The position of the attribute that says so.</param>
/// <param name="Argument">The argument that names the source; <see langword="null"/> where it is what stands before.</param>
/// <param name="Name">The name of the source, as it is written or is.</param>
internal sealed record Wire(Source Source, int Position, string? Argument, string Name);

/// <summary>Where a value comes from.</summary>
/// <param name="Kind">What <paramref name="Index"/> counts.</param>
/// <param name="Index">The index of the input or the layer.</param>
internal readonly record struct Source(SourceKind Kind, int Index)
{
    public static Source OfInput(int index) => new(SourceKind.Input, index);

    public static Source OfLayer(int index) => new(SourceKind.Layer, index);
}

internal enum SourceKind
{
    Input,
    Layer,

    /// <summary>A layer that only comes after its reader, or is the reader: the graph would have a cycle.</summary>
    Later,

    /// <summary>There is nothing of that name.</summary>
    Unknown,
}
