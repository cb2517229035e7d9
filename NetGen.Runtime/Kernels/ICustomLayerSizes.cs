using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The shapes that a layer of the user's own is compiled for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICustomLayerSizes
{
    /// <summary>The shape of one example's input.</summary>
    static abstract ReadOnlySpan<int> InputShape { get; }

    /// <summary>The shape of one example's output.</summary>
    static abstract ReadOnlySpan<int> OutputShape { get; }

    /// <summary>
    /// Of each parameter the element that it starts at, counted from the first parameter, and its length.
    /// </summary>
    static abstract ReadOnlySpan<int> Places { get; }

    /// <summary>The elements of all parameters in the parameter block, padding included.</summary>
    static abstract int PackedLength { get; }
}
