using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// Draws the initial values of parameters. The same seed gives the same values on every machine, to the last bit, and
/// the same in float as in double but for the rounding.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initializers
{
    /// <summary>Fills a tensor in standard layout, seen as a matrix.</summary>
    /// <param name="kind">The distribution; not <see cref="Init.Default"/>, which the compiler has replaced.</param>
    /// <param name="scale">
    /// The standard deviation of <see cref="Init.Normal"/>, the bound of <see cref="Init.Uniform"/>, the value of
    /// <see cref="Init.Constant"/>, a factor for the others; NaN for the default: 0.01, 0.01, 0 and 1.
    /// </param>
    /// <param name="destination">The matrix, row-major.</param>
    /// <param name="rows">The number of rows; at least 1.</param>
    /// <param name="columns">The number of columns; at least 1.</param>
    /// <param name="fanIn">The inputs of one unit; at least 1.</param>
    /// <param name="fanOut">The outputs that one input feeds; at least 1.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="stream">
    /// The parameter's number in the network, so that no two parameters draw the same numbers.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="kind"/> is not an initializer, or a size is below 1.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> has not <paramref name="rows"/> × <paramref name="columns"/> elements.
    /// </exception>
    public static void Fill<T>(
        Init kind,
        double scale,
        Span<T> destination,
        int rows,
        int columns,
        int fanIn,
        int fanOut,
        int seed,
        int stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        if (destination.Length != (long)rows * columns)
        {
            throw new ArgumentException(
                $"'{nameof(destination)}' has {destination.Length} elements, but a {rows} x {columns} matrix needs "
                + $"{(long)rows * columns}.",
                nameof(destination));
        }

        var draws = new Draws((uint)seed, (uint)stream);
        var gain = double.IsNaN(scale) ? 1 : scale;
        var spread = double.IsNaN(scale) ? 0.01 : scale;
        var fans = (double)fanIn + fanOut;
        switch (kind)
        {
            case Init.HeNormal: FillNormal(destination, gain * Math.Sqrt(2.0 / fanIn), draws); break;
            case Init.HeUniform: FillUniform(destination, gain * Math.Sqrt(6.0 / fanIn), draws); break;
            case Init.GlorotNormal: FillNormal(destination, gain * Math.Sqrt(2.0 / fans), draws); break;
            case Init.GlorotUniform: FillUniform(destination, gain * Math.Sqrt(6.0 / fans), draws); break;
            case Init.LeCunNormal: FillNormal(destination, gain * Math.Sqrt(1.0 / fanIn), draws); break;
            case Init.LeCunUniform: FillUniform(destination, gain * Math.Sqrt(3.0 / fanIn), draws); break;
            case Init.Normal: FillNormal(destination, spread, draws); break;
            case Init.Uniform: FillUniform(destination, spread, draws); break;
            case Init.Constant: destination.Fill(double.IsNaN(scale) ? T.Zero : Number<T>.FromDouble(scale)); break;
            case Init.Orthogonal: FillOrthogonal(destination, rows, columns, gain, draws); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is not an initializer.");
        }
    }

    private static void FillNormal<T>(Span<T> destination, double deviation, Draws draws)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = Number<T>.FromDouble(deviation * draws.Normal(i));
    }

    private static void FillUniform<T>(Span<T> destination, double bound, Draws draws)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = Number<T>.FromDouble(bound * ((2.0 * draws.Uniform(i)) - 1));
    }

    /// <summary>
    /// The rows, or the columns where there are more rows, of a normal matrix made orthonormal by the modified
    /// Gram-Schmidt process, which leaves every orthogonal matrix equally likely.
    /// </summary>
    /// <remarks>
    /// The process loses orthogonality in proportion to the matrix's condition number, a few thousand for the largest
    /// layers; in double precision that is nothing. Sums are taken in eight lanes whatever the processor's width, so
    /// that their order and so their value is the same everywhere.
    /// </remarks>
    private static void FillOrthogonal<T>(Span<T> destination, int rows, int columns, double gain, Draws draws)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = Math.Min(rows, columns);
        var length = Math.Max(rows, columns);
        var stride = (length + 7) / 8;
        var storage = new Vector512<double>[count * (long)stride];
        for (var v = 0; v < count; v++)
        {
            var vector = storage.AsSpan(v * stride, stride);
            var elements = MemoryMarshal.Cast<Vector512<double>, double>(vector);
            for (var i = 0; i < length; i++)
                elements[i] = draws.Normal(((long)v * length) + i);

            for (var before = 0; before < v; before++)
            {
                var unit = storage.AsSpan(before * stride, stride);
                var projection = Vector512.Create(Dot(unit, vector));
                for (var i = 0; i < vector.Length; i++)
                    vector[i] -= projection * unit[i];
            }

            var norm = Vector512.Create(Math.Sqrt(Dot(vector, vector)));
            for (var i = 0; i < vector.Length; i++)
                vector[i] /= norm;

            for (var i = 0; i < length; i++)
            {
                destination[rows <= columns ? (v * columns) + i : (i * columns) + v] =
                    Number<T>.FromDouble(gain * elements[i]);
            }
        }
    }

    private static double Dot(ReadOnlySpan<Vector512<double>> left, ReadOnlySpan<Vector512<double>> right)
    {
        var sums = Vector512<double>.Zero;
        for (var i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        var total = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            total += sums[lane];
        return total;
    }

    /// <summary>The random numbers of one parameter, by the index of its elements.</summary>
    private readonly struct Draws(uint seed, uint stream)
    {
        public float Uniform(long index)
        {
            var block = Philox.Block(seed, stream, (ulong)index >> 2);
            return Philox.ToUniform((index & 3) switch { 0 => block.X, 1 => block.Y, 2 => block.Z, _ => block.W });
        }

        public double Normal(long index)
        {
            var block = Philox.Block(seed, stream, (ulong)index >> 1);
            return (index & 1) == 0 ? Philox.ToNormal(block.X, block.Y) : Philox.ToNormal(block.Z, block.W);
        }
    }
}
