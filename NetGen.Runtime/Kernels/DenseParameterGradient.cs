using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradients of a dense layer's weight and bias from an input of rows back to back.</summary>
internal readonly unsafe struct DenseParameterGradientRows<T, TDense, TSink>(
    T* input, T* outputGradient, TSink sink, int weight, int bias, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        if (Panels.Width(TDense.Outputs) == 16)
            Run<V, TransposedProduct<InputsOf<TDense>, Sixteen>>();
        else
            Run<V, TransposedProduct<InputsOf<TDense>, ThirtyTwo>>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run<V, TProduct>()
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct =>
        new DenseParameterGradient<T, V, TDense, TProduct, TSink>(
            input, TDense.Inputs, 0, outputGradient, sink, weight, bias, rows, capacity).Run();
}

/// <summary>The gradients of a dense layer's weight and bias from an input in panels.</summary>
internal readonly unsafe struct DenseParameterGradientPanels<T, TDense, TSink>(
    T* input, T* outputGradient, TSink sink, int weight, int bias, int rows, int capacity)
    : IKernel<T>, IPanelsKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T> =>
        PanelWidths.Run<T, V, DenseParameterGradientPanels<T, TDense, TSink>>(this, TDense.Inputs, TDense.Outputs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V, TInputWidth, TWidth>()
        where V : struct, ISimd<V, T>
        where TInputWidth : struct, IConstant
        where TWidth : struct, IConstant =>
        new DenseParameterGradient<T, V, TDense, TransposedProduct<TInputWidth, TWidth>, TSink>(
            input,
            TInputWidth.Value,
            (nint)capacity * TInputWidth.Value,
            outputGradient,
            sink,
            weight,
            bias,
            rows,
            capacity).Run();
}

/// <summary>The gradients of a dense layer's weight and bias, handed to a sink.</summary>
/// <param name="input">The input's first row.</param>
/// <param name="panelWidth">The features of one panel of the input, all of them where it has no panels.</param>
/// <param name="nextPanel">The elements from one panel of the input to the next.</param>
/// <param name="outputGradient">∂L/∂Y, in panels.</param>
/// <param name="sink">Where the gradients go.</param>
/// <param name="weight">The weight's place in the parameter block.</param>
/// <param name="bias">The bias's place there; negative where there is none.</param>
/// <param name="rows">The examples to sum over.</param>
/// <param name="capacity">The rows from one panel to the next.</param>
internal unsafe struct DenseParameterGradient<T, V, TDense, TProduct, TSink>(
    T* input,
    int panelWidth,
    nint nextPanel,
    T* outputGradient,
    TSink sink,
    int weight,
    int bias,
    int rows,
    int capacity) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where V : struct, ISimd<V, T>
    where TDense : struct, IDense
    where TProduct : struct, IProduct
    where TSink : struct, IGradientSink<T>
{
    /// <summary>The inputs that are not cut apart: a panel's.</summary>
    private const int Unit = 32;

    private GridCut _cut;

    /// <summary>All of it, on the threads of the caller's team.</summary>
    public void Run()
    {
        // What a parameter costs besides its sum, to read, update and write it, is worth some rows' arithmetic.
        var panels = (TDense.Outputs + TProduct.Width - 1) / TProduct.Width;
        var units = (TDense.Inputs + Unit - 1) / Unit;
        var parts = ThreadTeam.Parts(2L * (rows + 4) * TDense.Inputs * TDense.Outputs, panels * units);
        if (parts == 1)
        {
            Run(0, TDense.Outputs, 0, TDense.Inputs);
            return;
        }

        _cut = GridCut.Of(panels, units, parts, ThreadTeam.Threads);
        ThreadTeam.Run(ref this, _cut.Parts);
    }

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (firstPanel, endPanel) = _cut.Columns(part);
        var (firstUnit, endUnit) = _cut.Rows(part);
        Run(
            firstPanel * TProduct.Width,
            Math.Min(TDense.Outputs, endPanel * TProduct.Width),
            firstUnit * Unit,
            Math.Min(TDense.Inputs, endUnit * Unit));
    }

    /// <summary>The weights of some inputs to the outputs of some panels; with the first input the biases.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private readonly void Run(int firstColumn, int endColumn, int firstInput, int endInput)
    {
        if (rows == 1)
        {
            RunOne(firstColumn, endColumn, firstInput, endInput);
            return;
        }

        var scratch = stackalloc T[GradientTile<T, V, TProduct, TSink>.Scratch];
        scratch = (T*)(((nuint)scratch + 63) & ~(nuint)63);

        var block = Blocking.Columns<T>(rows);
        for (int start = firstInput, length; start < endInput; start += length)
        {
            length = Blocking.Next(endInput - start, block);
            for (var column = firstColumn; column < endColumn; column += TProduct.Width)
            {
                var columns = Math.Min(TProduct.Width, endColumn - column);
                var delta = outputGradient + ((nint)column * capacity);
                new GradientTile<T, V, TProduct, TSink>(
                    input,
                    panelWidth,
                    nextPanel,
                    delta,
                    rows,
                    sink,
                    (nint)weight + ((nint)column * TDense.Inputs),
                    scratch).Run(start, start + length, columns);
                if (start == 0 && bias >= 0)
                    RunBias(delta, (nint)bias + column, columns);
            }
        }
    }

    /// <summary>The same for one example, where there is nothing to sum.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void RunOne(int firstColumn, int endColumn, int firstInput, int endInput)
    {
        for (var column = firstColumn; column < endColumn; column += TProduct.Width)
        {
            var columns = Math.Min(TProduct.Width, endColumn - column);
            var delta = outputGradient + ((nint)column * capacity);
            var place = (nint)weight + ((nint)column * TDense.Inputs) + ((nint)firstInput * TProduct.Width);
            for (int i = firstInput, count; i < endInput; i += count)
            {
                var panel = Math.DivRem(i, panelWidth, out var within);
                count = Math.Min(panelWidth - within, endInput - i);
                var x = input + (panel * nextPanel) + within;
                for (var end = x + count; x < end; x++, place += TProduct.Width)
                    TakeProduct(*x, delta, place, columns);
            }

            if (firstInput == 0 && bias >= 0)
                TakeProduct(T.One, delta, (nint)bias + column, columns);
        }
    }

    /// <summary>A sum of one term. It starts at zero as those in tiles do, which tells +0 from -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void TakeProduct(T x, T* delta, nint place, int columns)
    {
        var factor = V.Create(x);
        for (nint column = 0; column < columns; column += V.Count)
            sink.Take(place + column, V.MultiplyAdd(factor, V.Load(delta + column), V.Zero));
    }

    /// <summary>
    /// The biases of a panel's outputs: column sums, in four chains that hide the addition's latency.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void RunBias(T* delta, nint place, int columns)
    {
        for (var column = 0; column < columns; column += V.Count)
        {
            V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            var d = delta + column;
            var row = 0;
            for (; row + 4 <= rows; row += 4, d += 4 * TProduct.Width)
            {
                sum0 += V.Load(d);
                sum1 += V.Load(d + TProduct.Width);
                sum2 += V.Load(d + (2 * TProduct.Width));
                sum3 += V.Load(d + (3 * TProduct.Width));
            }

            for (; row < rows; row++, d += TProduct.Width)
                sum0 += V.Load(d);
            sink.Take(place + column, sum0 + sum1 + (sum2 + sum3));
        }
    }
}
