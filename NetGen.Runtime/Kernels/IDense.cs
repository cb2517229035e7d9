using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The dimensions of a dense layer, as constants that its kernels are specialised for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDense
{
    /// <summary>The features of the input.</summary>
    static abstract int Inputs { get; }

    /// <summary>The features of the output.</summary>
    static abstract int Outputs { get; }

    /// <summary>Whether the layer adds a bias.</summary>
    static abstract bool HasBias { get; }
}

/// <summary>A dense layer's input size as a constant.</summary>
internal readonly struct InputsOf<TDense> : IConstant
    where TDense : struct, IDense
{
    public static int Value => TDense.Inputs;
}
