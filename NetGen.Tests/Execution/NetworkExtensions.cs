namespace NetGen.Tests.Execution;

/// <summary>Networks in terms of whole arrays.</summary>
internal static class NetworkExtensions
{
    public static double[] ToDoubles(this float[] values) => Array.ConvertAll(values, value => (double)value);

    public static float[] Predict(this INetworkUnderTest network, ReadOnlySpan<float> input)
    {
        var output = new float[input.Length / network.InputSize * network.OutputSize];
        network.Predict(input, output);
        return output;
    }

    public static float[] ReadParameter(this INetworkUnderTest network, string name)
    {
        var parameter = network.Parameters[name];
        var values = new float[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }

    /// <summary>Every parameter's values, in the network's order.</summary>
    public static List<float[]> ReadParameters(this INetworkUnderTest network) =>
        [.. network.Parameters.Select(parameter => network.ReadParameter(parameter.Name))];

    /// <summary>Every parameter's gradient, in the network's order.</summary>
    public static List<float[]> ReadGradients(this INetworkUnderTest network)
    {
        var gradients = new List<float[]>();
        foreach (var parameter in network.Parameters)
        {
            gradients.Add(new float[parameter.Length]);
            parameter.CopyGradientTo(gradients[^1]);
        }

        return gradients;
    }
}
