using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Clears what pads a batch. A function that is not finite everywhere may have left infinities there, and a gradient of 0
/// times an infinity is no 0.
/// </summary>
internal static unsafe class Padding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Clears the columns past the last feature of every row.</summary>
    public static void ClearPanels(T* values, int features, int rows, int capacity)
    {
        var width = Panels.Width(features);
        var count = features % width;
        if (count == 0)
            return;
        var panel = values + ((nint)(features - count) * capacity);
        for (nint row = 0; row < rows; row++)
            new Span<T>(panel + (row * width) + count, width - count).Clear();
    }

    /// <summary>Clears the lanes past the last example.</summary>
    public static void ClearLanes(T* values, int features, int rows)
    {
        var count = rows % Lanes.Width;
        if (count == 0)
            return;
        var block = values + ((nint)(rows - count) * features);
        for (nint feature = 0; feature < features; feature++)
            new Span<T>(block + (feature * Lanes.Width) + count, Lanes.Width - count).Clear();
    }
}
