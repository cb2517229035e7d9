using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// The transpose between two panel layouts, four by sixteen or four by four values at a time where they are floats.
/// </summary>
internal static unsafe class PanelTranspose
{
    /// <param name="source">The matrix in panels of outputs: <c>[panel of outputs][input][output]</c>.</param>
    /// <param name="destination">Receives the matrix in panels of inputs: <c>[panel of inputs][output][input]</c>.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="first">The first input to transpose, which begins a panel.</param>
    /// <param name="end">The input after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<T>(T* source, T* destination, int inputs, int outputs, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var block = stackalloc float[4 * 16];
        var sourceWidth = Panels.Width(outputs);
        var width = Panels.Width(inputs);
        for (var panel = first; panel < end; panel += width)
        {
            var columns = Math.Min(width, end - panel);
            var target = destination + ((nint)panel * outputs);
            for (var output = 0; output < outputs; output += 4)
            {
                var rows = Math.Min(4, outputs - output);
                var from = source + ((nint)(output / sourceWidth * sourceWidth) * inputs) + (output % sourceWidth)
                    + ((nint)panel * sourceWidth);
                var to = target + ((nint)output * width);
                var column = 0;
                if (typeof(T) == typeof(float))
                {
                    for (; column + 16 <= columns; column += 16)
                    {
                        // The source's panels hold whole fours, padding included; the destination's end with the outputs.
                        var values = (float*)(from + (column * sourceWidth));
                        if (rows == 4)
                            Sixteen(values, sourceWidth, (float*)(to + column), width);
                        else
                            Sixteen(values, sourceWidth, block, 16);
                        if (rows < 4)
                            Copy(block, (float*)(to + column), width, rows, 16);
                    }

                    for (; column + 4 <= columns; column += 4)
                    {
                        var values = (float*)(from + (column * sourceWidth));
                        if (rows == 4)
                            Four(values, sourceWidth, (float*)(to + column), width);
                        else
                            Four(values, sourceWidth, block, 16);
                        if (rows < 4)
                            Copy(block, (float*)(to + column), width, rows, 4);
                    }
                }

                for (; column < columns; column++)
                {
                    for (var row = 0; row < rows; row++)
                        to[(row * width) + column] = from[(column * sourceWidth) + row];
                }
            }
        }
    }

    /// <summary>The transpose of four by four values, in rows a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(float* source, nint sourceStride, float* destination, nint stride)
    {
        var a = Vector128.Load(source);
        var b = Vector128.Load(source + sourceStride);
        var c = Vector128.Load(source + (2 * sourceStride));
        var d = Vector128.Load(source + (3 * sourceStride));
        var abLow = InterleaveLow(a, b);
        var abHigh = InterleaveHigh(a, b);
        var cdLow = InterleaveLow(c, d);
        var cdHigh = InterleaveHigh(c, d);
        Low(abLow, cdLow).Store(destination);
        High(abLow, cdLow).Store(destination + stride);
        Low(abHigh, cdHigh).Store(destination + (2 * stride));
        High(abHigh, cdHigh).Store(destination + (3 * stride));
    }

    /// <summary>The same of sixteen rows of four values, into four of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen(float* source, nint sourceStride, float* destination, nint stride)
    {
        if (!Vector512.IsHardwareAccelerated || !Avx512F.IsSupported)
        {
            for (var row = 0; row < 16; row += 4)
                Four(source + (row * sourceStride), sourceStride, destination + row, stride);
            return;
        }

        // In each quarter of a vector four of the rows, which are transposed as four by four values are.
        var a = EveryFourth(source, sourceStride);
        var b = EveryFourth(source + sourceStride, sourceStride);
        var c = EveryFourth(source + (2 * sourceStride), sourceStride);
        var d = EveryFourth(source + (3 * sourceStride), sourceStride);
        var abLow = Avx512F.UnpackLow(a, b).AsDouble();
        var abHigh = Avx512F.UnpackHigh(a, b).AsDouble();
        var cdLow = Avx512F.UnpackLow(c, d).AsDouble();
        var cdHigh = Avx512F.UnpackHigh(c, d).AsDouble();
        Avx512F.UnpackLow(abLow, cdLow).AsSingle().Store(destination);
        Avx512F.UnpackHigh(abLow, cdLow).AsSingle().Store(destination + stride);
        Avx512F.UnpackLow(abHigh, cdHigh).AsSingle().Store(destination + (2 * stride));
        Avx512F.UnpackHigh(abHigh, cdHigh).AsSingle().Store(destination + (3 * stride));
    }

    /// <summary>Four values each of a row, and of the fourth, eighth and twelfth after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EveryFourth(float* source, nint stride) => Vector512.Create(
        Vector256.Create(Vector128.Load(source), Vector128.Load(source + (4 * stride))),
        Vector256.Create(Vector128.Load(source + (8 * stride)), Vector128.Load(source + (12 * stride))));

    /// <summary>Some rows of a block with sixteen values each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* block, float* destination, nint stride, int rows, int count)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < count; i += 4)
                Vector128.Load(block + (row * 16) + i).Store(destination + (row * stride) + i);
        }
    }

    /// <summary>The low halves of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.MoveLowToHigh(a, b);
        return Vector128.Create(a.GetLower(), b.GetLower());
    }

    /// <summary>The high halves of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.MoveHighToLow(b, a);
        return Vector128.Create(a.GetUpper(), b.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(a, b);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(a, b);
        return Vector128.Create(a[0], b[0], a[1], b[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(a, b);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(a, b);
        return Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}
