using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A bound on the length of every unit's incoming weights.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class MaxNorm<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Scales every row of a matrix that is longer than the bound back to it.</summary>
    /// <param name="parameters">The block of parameters.</param>
    /// <param name="offset">
    /// The matrix's place in it, in the layout of <see cref="ParameterLayout.DensePanels"/>.
    /// </param>
    /// <param name="outputs">The rows of the matrix: units.</param>
    /// <param name="inputs">The columns of the matrix: the weights of a unit.</param>
    /// <param name="bound">The largest length; above 0.</param>
    public static void Apply(Address<T> parameters, int offset, int outputs, int inputs, double bound) =>
        Ranges.Run<T, BoundNorms<T>>(
            new(parameters.Pointer + offset, outputs, inputs, Number<T>.FromDouble(bound)),
            (outputs + 15) / 16,
            2L * outputs * inputs);
}

/// <summary>16 units an item.</summary>
internal readonly unsafe struct BoundNorms<T>(T* weights, int outputs, int inputs, T bound) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(outputs);
        for (var output = 16 * first; output < Math.Min(outputs, 16 * end); output += V.Count)
        {
            var unit = weights + ((nint)(output / width * width) * inputs) + (output % width);
            VectorSum<T>.OfDeviations(unit, width, inputs, V.Zero, out _, out var squares);
            var norm = V.Sqrt(squares);
            var isLong = V.GreaterThan(norm, V.Create(bound));
            var factor = V.Where(isLong, V.Create(bound) / norm, V.Create(T.One));
            if (V.MaxLane(norm) <= bound)
                continue;
            for (var i = 0; i < inputs; i++)
            {
                var weight = unit + ((nint)i * width);
                V.Store(weight, V.Load(weight) * factor);
            }
        }
    }
}
