namespace NetGen.Tests.Execution;

/// <summary>What tests do with any network besides calling its members.</summary>
internal static class GraphNetworkExtensions
{
    /// <summary>The values of every parameter and buffer, in order.</summary>
    public static List<double[]> ReadParameters(this IGraphNetwork network) =>
        [.. network.Parameters.Select(parameter => Read(parameter, parameter.CopyTo))];

    /// <summary>The gradient of every trained parameter, in order.</summary>
    public static List<double[]> ReadGradients(this IGraphNetwork network) =>
        [.. network.Trained().Select(parameter => Read(parameter, parameter.CopyGradientTo))];

    /// <summary>The parameters that have a gradient.</summary>
    public static IEnumerable<Parameter> Trained(this IGraphNetwork network) =>
        network.Parameters.Where(parameter => parameter.IsTrainable);

    /// <summary>
    /// Puts every parameter somewhere near where it starts, with numbers of single precision: no bias is 0, no scale 1,
    /// and no variance below a half.
    /// </summary>
    public static IGraphNetwork Stir(this IGraphNetwork network, int seed = 1)
    {
        var random = new Random(seed);
        foreach (var parameter in network.Parameters)
        {
            var values = Read(parameter, parameter.CopyTo);
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)(values[i] + (random.NextDouble() - 0.5));
            parameter.CopyFrom(values);
        }

        return network;
    }

    public static void WriteParameters(this IGraphNetwork network, List<double[]> values)
    {
        foreach (var (parameter, value) in network.Parameters.Zip(values))
            parameter.CopyFrom(value);
    }

    private static double[] Read(Parameter parameter, ParameterReader read)
    {
        var values = new double[parameter.Length];
        read(values);
        return values;
    }

    private delegate void ParameterReader(Span<double> values);
}
