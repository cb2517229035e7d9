namespace NetGen.Tests.Execution;

/// <summary>
/// Writes the class that puts a generated network behind <see cref="INetworkUnderTest"/>. It is compiled together with
/// the network, so a member of the contract that the network lacks is an error of that compilation.
/// </summary>
internal static class NetworkAdapter
{
    public static string Source(NetworkDefinition definition, string fullName, string adapterNamespace)
    {
        var loss = definition.HasLoss;
        var index = definition.HasClassIndexLoss;
        var optimizer = definition.HasOptimizer;
        return $$"""
            namespace {{adapterNamespace}};

            using System;
            using NetGen;
            using NetGen.Tests.Execution;

            internal sealed class Factory : INetworkFactory
            {
                public INetworkUnderTest Create(int seed) => new Adapter(new {{fullName}}(seed));

                public INetworkUnderTest Create(NetworkOptions options) => new Adapter(new {{fullName}}(options));
            }

            internal sealed class Adapter({{fullName}} network) : INetworkUnderTest
            {
                private const int Inputs = {{fullName}}.InputSize, Outputs = {{fullName}}.OutputSize;

                public int InputSize => Inputs;

                public int OutputSize => Outputs;

                public int ParameterCount => {{fullName}}.ParameterCount;

                public ReadOnlySpan<int> InputShape => {{fullName}}.InputShape;

                public ReadOnlySpan<int> OutputShape => {{fullName}}.OutputShape;

                public string Summary => {{fullName}}.Summary;

                public NetworkParameters Parameters => network.Parameters;

                public float LearningRate
                {
                    get {{Body(optimizer, "network.LearningRate")}}
                    set {{Body(optimizer, "network.LearningRate = value")}}
                }

                public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

                public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input) => network.Forward(input);

                public float Backward(ReadOnlySpan<int> target) {{Body(loss && index, "network.Backward(target)")}}

                public float Backward(ReadOnlySpan<float> target) {{Body(loss, "network.Backward(target)")}}

                public void BackwardFrom(ReadOnlySpan<float> outputGradient) => network.BackwardFrom(outputGradient);

                public void BackwardFrom(ReadOnlySpan<float> outputGradient, Span<float> inputGradient) =>
                    network.BackwardFrom(outputGradient, inputGradient);

                public void Step() {{Body(optimizer, "network.Step()")}}

                public float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target)
                    {{Body(optimizer && index, "network.Step(input, target)")}}

                public float Step(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
                    {{Body(optimizer && loss, "network.Step(input, target)")}}

                public float Evaluate(ReadOnlySpan<float> input, ReadOnlySpan<int> target)
                    {{Body(index, "network.Evaluate(input, target)")}}

                public float Evaluate(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
                    {{Body(loss, "network.Evaluate(input, target)")}}
            }
            """;
    }

    private static string Body(bool exists, string call) =>
        exists ? $"=> {call};" : "=> throw new NotSupportedException();";
}
