using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Images under affine maps.</summary>
internal static class Resampling
{
    /// <summary>Writes the image that a map makes of another.</summary>
    /// <param name="source">The image; it shares no memory with the destination.</param>
    /// <param name="destination">The image to write.</param>
    /// <param name="shape">The shape of both.</param>
    /// <param name="map">Where each pixel comes from.</param>
    /// <param name="border">What is shown where the source has no pixel.</param>
    /// <param name="fill">The constant of <see cref="ImageBorder.Constant"/>; finite.</param>
    public static void Apply(
        ReadOnlySpan<float> source,
        Span<float> destination,
        ImageShape shape,
        AffineMap map,
        ImageBorder border,
        float fill)
    {
        if (MovesWholePixels(map, shape) && (border == ImageBorder.Constant || (map.X == 0 && map.Y == 0)))
            Move(source, destination, shape, map, fill);
        else
            Interpolate(source, destination, shape, map, border, fill);
    }

    /// <summary>
    /// Whether every pixel shows one of the source, or none: a shift by whole pixels, flipped or not.
    /// </summary>
    private static bool MovesWholePixels(AffineMap map, ImageShape shape) =>
        map is { XY: 0, YX: 0, XX: 1 or -1, YY: 1 or -1 }
        && Math.Abs(map.X) <= shape.Width && Math.Abs(map.Y) <= shape.Height
        && double.IsInteger(map.X) && double.IsInteger(map.Y);

    private static void Move(
        ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, AffineMap map, float fill)
    {
        var (height, width) = (shape.Height, shape.Width);
        var (dx, dy) = ((int)map.X, (int)map.Y);
        var mirrored = map.XX < 0;

        // The columns from first to end show the source's columns from begin on, or to it where they are mirrored.
        var first = Math.Max(0, mirrored ? dx : -dx);
        var end = Math.Min(width, mirrored ? width + dx : width - dx);
        var begin = mirrored ? width - end + dx : first + dx;
        for (var row = 0; row < shape.Channels * height; row++)
        {
            var y = row % height;
            var sourceY = (map.YY < 0 ? height - 1 - y : y) + dy;
            var pixels = destination.Slice(row * width, width);
            if ((uint)sourceY >= (uint)height)
            {
                pixels.Fill(fill);
                continue;
            }

            var shown = pixels[first..end];
            source.Slice(((row - y + sourceY) * width) + begin, shown.Length).CopyTo(shown);
            if (mirrored)
                shown.Reverse();
            pixels[..first].Fill(fill);
            pixels[end..].Fill(fill);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Interpolate(
        ReadOnlySpan<float> source,
        Span<float> destination,
        ImageShape shape,
        AffineMap map,
        ImageBorder border,
        float fill)
    {
        var (height, width) = (shape.Height, shape.Width);
        var (centreX, centreY) = (0.5 * (width - 1), 0.5 * (height - 1));
        var originX = map.X + centreX - (map.XX * centreX) - (map.XY * centreY);
        var originY = map.Y + centreY - (map.YX * centreX) - (map.YY * centreY);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var x = originX + (map.XX * column) + (map.XY * row);
                var y = originY + (map.YX * column) + (map.YY * row);
                var pixel = destination[((row * width) + column)..];
                if (border != ImageBorder.Constant)
                    Blend(source, pixel, height, width, Fold(x, width - 1, border), Fold(y, height - 1, border), fill);
                else if (x > -1 && x < width && y > -1 && y < height)
                    Blend(source, pixel, height, width, x, y, fill);
                else
                    FillPixel(pixel, height * width, fill);
            }
        }
    }

    /// <summary>Writes one pixel of every channel: the four around a point, each by how near it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blend(
        ReadOnlySpan<float> source, Span<float> pixel, int height, int width, double x, double y, float fill)
    {
        var plane = height * width;
        // The processor's own conversion is the quick one. What it makes of NaN the check below takes care of.
        var left = double.ConvertToIntegerNative<int>(Math.Floor(x));
        var top = double.ConvertToIntegerNative<int>(Math.Floor(y));
        var (right, down) = ((float)(x - left), (float)(y - top));
        var inside = (uint)left < (uint)(width - 1) && (uint)top < (uint)(height - 1);
        for (var start = 0; start < source.Length; start += plane)
        {
            var image = source.Slice(start, plane);
            float a, b, c, d;
            if (inside)
            {
                var corners = image.Slice((top * width) + left, width + 2);
                (a, b, c, d) = (corners[0], corners[1], corners[width], corners[width + 1]);
            }
            else
            {
                a = Tap(image, left, top, width, height, fill);
                b = Tap(image, left + 1, top, width, height, fill);
                c = Tap(image, left, top + 1, width, height, fill);
                d = Tap(image, left + 1, top + 1, width, height, fill);
            }

            var upper = ((1 - right) * a) + (right * b);
            var lower = ((1 - right) * c) + (right * d);
            pixel[start] = ((1 - down) * upper) + (down * lower);
        }
    }

    private static void FillPixel(Span<float> pixel, int plane, float fill)
    {
        for (var at = 0; at < pixel.Length; at += plane)
            pixel[at] = fill;
    }

    /// <summary>A coordinate led back into [0, last]. What then still lies outside has the weight 0.</summary>
    private static double Fold(double coordinate, int last, ImageBorder border)
    {
        if (coordinate >= 0 && coordinate <= last)
            return coordinate;
        if (border == ImageBorder.Edge || last == 0)
            return Math.Clamp(coordinate, 0, last);
        var folded = Math.Abs(Math.IEEERemainder(coordinate, 2.0 * last));
        return Math.Min(folded, last);
    }

    private static float Tap(ReadOnlySpan<float> image, int x, int y, int width, int height, float fill) =>
        (uint)x < (uint)width && (uint)y < (uint)height ? image[(y * width) + x] : fill;
}
