using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// The memory of a network's parameters and of their gradient, whatever its element type. Elements that pass from one
/// precision to the other are exact on the way to double, and rounded to the nearest on the way to float.
/// </summary>
internal abstract class ParameterStorage
{
    /// <summary>The number of elements of the parameter block.</summary>
    public abstract int Length { get; }

    /// <summary>Whether the gradient has memory.</summary>
    public abstract bool HasGradient { get; }

    public static ParameterStorage Of<T>(AlignedBlock<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return new ParameterStorage<T>(values);
    }

    /// <summary>Copies a parameter's values out, in standard layout.</summary>
    public abstract void Read<T>(in ParameterInfo info, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Copies a parameter's gradient out, in standard layout.</summary>
    public abstract void ReadGradient<T>(in ParameterInfo info, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Replaces a parameter's values, from standard layout.</summary>
    public abstract void Write<T>(in ParameterInfo info, ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Draws a parameter's values; <see cref="Initializers.Fill"/> documents the arguments.</summary>
    public abstract void Initialize(
        in ParameterInfo info, Init kind, double scale, int rows, int fanIn, int fanOut, int seed, int stream);
}
