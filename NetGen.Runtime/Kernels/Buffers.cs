using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Arrays that grow to what is asked of them and are kept for the next time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Buffers
{
    /// <summary>Room for <paramref name="rows"/> rows of <paramref name="features"/> values each.</summary>
    /// <exception cref="ArgumentException">They do not fit one array.</exception>
    public static Span<T> Rows<T>(ref T[] buffer, int rows, int features)
        where T : unmanaged
    {
        var length = (long)rows * features;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{rows} examples of {features} values each do not fit one array: give the examples in several batches.");
        }

        if (buffer.Length < length)
            buffer = new T[length];
        return buffer.AsSpan(0, (int)length);
    }
}
