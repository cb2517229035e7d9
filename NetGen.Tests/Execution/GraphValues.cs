using System.Numerics;

namespace NetGen.Tests.Execution;

/// <summary>Converts between a network's numbers and <see cref="IGraphNetwork"/>'s.</summary>
public static class GraphValues
{
    /// <summary>The numbers in the network's type, rounded to it.</summary>
    public static T[] To<T>(double[] values)
        where T : struct, INumber<T> => Array.ConvertAll(values, T.CreateChecked);

    /// <summary>The numbers in double precision.</summary>
    public static double[] From<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        var doubles = new double[values.Length];
        for (var i = 0; i < doubles.Length; i++)
            doubles[i] = double.CreateChecked(values[i]);
        return doubles;
    }
}
