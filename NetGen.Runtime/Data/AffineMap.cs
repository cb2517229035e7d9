using NetGen.Training;

namespace NetGen;

/// <summary>
/// An affine map of the plane: which point of the source a point of the changed image shows. With x to the right and y
/// down, in pixels from the image's centre,
/// <c>source x = XX x + XY y + X</c> and <c>source y = YX x + YY y + Y</c>.
/// </summary>
/// <param name="XX">How the source's x follows x.</param>
/// <param name="XY">How the source's x follows y.</param>
/// <param name="X">The source's x at the centre.</param>
/// <param name="YX">How the source's y follows x.</param>
/// <param name="YY">How the source's y follows y.</param>
/// <param name="Y">The source's y at the centre.</param>
public readonly record struct AffineMap(double XX, double XY, double X, double YX, double YY, double Y)
{
    /// <summary>The map that changes nothing.</summary>
    public static AffineMap Identity => new(1, 0, 0, 0, 1, 0);

    /// <summary>Moves the image.</summary>
    /// <param name="x">By how many pixels to the right.</param>
    /// <param name="y">By how many pixels down.</param>
    public static AffineMap Translation(double x, double y) => new(1, 0, -x, 0, 1, -y);

    /// <summary>Turns the image about its centre.</summary>
    /// <param name="degrees">By how much, counter-clockwise; multiples of 90 are exact.</param>
    public static AffineMap Rotation(double degrees)
    {
        var (sin, cos) = PortableMath.SinCosDegrees(degrees);
        return new(cos, -sin, 0, sin, cos, 0);
    }

    /// <summary>Enlarges the image about its centre.</summary>
    /// <param name="x">The factor of the width; below 1 makes it smaller, and −1 flips it. Not 0.</param>
    /// <param name="y">The factor of the height.</param>
    public static AffineMap Scaling(double x, double y) => new(1 / x, 0, 0, 0, 1 / y, 0);

    /// <summary>This change and another after it, as one.</summary>
    /// <param name="next">The change that follows.</param>
    // A point of the last image is led back to the image between, and from there to the source.
    public AffineMap Then(AffineMap next) => new(
        (XX * next.XX) + (XY * next.YX),
        (XX * next.XY) + (XY * next.YY),
        (XX * next.X) + (XY * next.Y) + X,
        (YX * next.XX) + (YY * next.YX),
        (YX * next.XY) + (YY * next.YY),
        (YX * next.X) + (YY * next.Y) + Y);
}
