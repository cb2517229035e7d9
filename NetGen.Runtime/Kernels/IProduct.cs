namespace NetGen.Kernels;

/// <summary>
/// How a tile walks through its operands. The product is <c>C[m, n] = Σₖ A[m, k] B[k, n]</c>; A's rows and steps are a
/// constant distance apart, which lets the whole tile address A from one register.
/// </summary>
internal interface IProduct
{
    /// <summary>The elements from a row m of A to the next.</summary>
    static abstract int RowStride { get; }

    /// <summary>The elements from a step k of A to the next.</summary>
    static abstract int StepStride { get; }

    /// <summary>The steps after which A goes on in its next panel; <see cref="int.MaxValue"/> where A has no panels along k.</summary>
    static abstract int Run { get; }

    /// <summary>The elements from a row of B, or of C, to the next: the width of their panels.</summary>
    static abstract int Width { get; }
}

/// <summary>A in rows back to back (<typeparamref name="TInputs"/> elements each), k along a row: the first layer's forward pass.</summary>
internal readonly struct RowsProduct<TInputs, TWidth> : IProduct
    where TInputs : struct, IConstant
    where TWidth : struct, IConstant
{
    public static int RowStride => TInputs.Value;

    public static int StepStride => 1;

    public static int Run => int.MaxValue;

    public static int Width => TWidth.Value;
}

/// <summary>A in panels, k along a row and on through the panels: the forward pass, and the input's gradient.</summary>
internal readonly struct PanelsProduct<TInputWidth, TWidth> : IProduct
    where TInputWidth : struct, IConstant
    where TWidth : struct, IConstant
{
    public static int RowStride => TInputWidth.Value;

    public static int StepStride => 1;

    public static int Run => TInputWidth.Value;

    public static int Width => TWidth.Value;
}

/// <summary>
/// A transposed: its rows m are neighbouring elements, and k goes from one example to the next,
/// <typeparamref name="TStride"/> elements on: the weight's gradient.
/// </summary>
internal readonly struct TransposedProduct<TStride, TWidth> : IProduct
    where TStride : struct, IConstant
    where TWidth : struct, IConstant
{
    public static int RowStride => 1;

    public static int StepStride => TStride.Value;

    public static int Run => int.MaxValue;

    public static int Width => TWidth.Value;
}
