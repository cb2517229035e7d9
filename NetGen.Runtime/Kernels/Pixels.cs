using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The layout of an image or sequence where one example is computed by itself: the <see cref="Panels"/> of a batch whose
/// rows are the example's pixels and whose features are its channels, <c>[panel of channels][pixel][channel]</c>. Channels
/// lie in the lanes of vectors, so that an example alone fills them, and kernels over panels serve here unchanged. A
/// vector is one row of panels with nothing between them: its features lie one after the other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Pixels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An example from a row of values, channel after channel, with zeros as padding.</summary>
    /// <param name="source">The values of the example.</param>
    /// <param name="destination">Receives the example.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The pixels of a channel.</param>
    public static void FromRow(ReadOnlySpan<T> source, Address<T> destination, int channels, int positions)
    {
        fixed (T* row = source)
        {
            FromVector(new Address<T>(row), destination, channels, positions);
        }
    }

    /// <summary>An example into a row of values, channel after channel.</summary>
    /// <param name="source">The example.</param>
    /// <param name="destination">Receives its values.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The pixels of a channel.</param>
    public static void ToRow(Address<T> source, Span<T> destination, int channels, int positions)
    {
        fixed (T* row = destination)
        {
            Transpose(source.Pointer, row, channels, positions);
        }
    }

    /// <summary>A vector's features as an image, channel after channel, with zeros as padding.</summary>
    /// <param name="source">The vector.</param>
    /// <param name="destination">Receives the image.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The pixels of a channel.</param>
    public static void FromVector(Address<T> source, Address<T> destination, int channels, int positions)
    {
        var width = Panels.Width(channels);
        for (var first = 0; first < channels; first += width)
        {
            var panel = destination.Pointer + ((nint)first * positions);
            var count = Math.Min(width, channels - first);
            if (count < width)
                new Span<T>(panel, width * positions).Clear();
            LaneTranspose.Run(source.Pointer + ((nint)first * positions), positions, panel, width, count, positions);
        }
    }

    /// <summary>An image as a vector, channel after channel, with zeros as padding.</summary>
    /// <param name="source">The image.</param>
    /// <param name="destination">Receives the vector.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The pixels of a channel.</param>
    public static void ToVector(Address<T> source, Address<T> destination, int channels, int positions)
    {
        Transpose(source.Pointer, destination.Pointer, channels, positions);
        var features = channels * positions;
        new Span<T>(destination.Pointer + features, Panels.PaddedFeatures(features) - features).Clear();
    }

    private static void Transpose(T* source, T* destination, int channels, int positions)
    {
        var width = Panels.Width(channels);
        for (var first = 0; first < channels; first += width)
        {
            LaneTranspose.Run(
                source + ((nint)first * positions),
                width,
                destination + ((nint)first * positions),
                positions,
                positions,
                Math.Min(width, channels - first));
        }
    }
}
