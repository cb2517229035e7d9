using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>The transpose between two panel layouts, four by four values at a time where they are floats.</summary>
internal static unsafe class PanelTranspose
{
    /// <param name="source">The matrix in panels of outputs: <c>[panel of outputs][input][output]</c>.</param>
    /// <param name="destination">Receives the matrix in panels of inputs: <c>[panel of inputs][output][input]</c>.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="first">The first input to transpose, which begins a panel.</param>
    /// <param name="end">The input after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, T* destination, int inputs, int outputs, int first, int end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
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
                if (typeof(T) == typeof(float) && rows == 4)
                {
                    for (; column + 4 <= columns; column += 4)
                        Four((float*)(from + (column * sourceWidth)), sourceWidth, (float*)(to + column), width);
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
