namespace NetGen.Tests.Execution;

/// <summary>
/// A generated network of one input and one output of single precision as the tests call it: the members of the
/// generated class, behind an interface that networks compiled in a test can share. A member that a network does not
/// have throws <see cref="NotSupportedException"/>. <see cref="IGraphNetwork"/> is for every network.
/// </summary>
public interface INetworkUnderTest
{
    int InputSize { get; }

    int OutputSize { get; }

    int ParameterCount { get; }

    ReadOnlySpan<int> InputShape { get; }

    ReadOnlySpan<int> OutputShape { get; }

    string Summary { get; }

    NetworkParameters Parameters { get; }

    float LearningRate { get; set; }

    void Predict(ReadOnlySpan<float> input, Span<float> output);

    ReadOnlySpan<float> Forward(ReadOnlySpan<float> input);

    float Backward(ReadOnlySpan<int> target);

    float Backward(ReadOnlySpan<float> target);

    void BackwardFrom(ReadOnlySpan<float> outputGradient);

    void BackwardFrom(ReadOnlySpan<float> outputGradient, Span<float> inputGradient);

    void Step();

    float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target);

    float Step(ReadOnlySpan<float> input, ReadOnlySpan<float> target);

    float Evaluate(ReadOnlySpan<float> input, ReadOnlySpan<int> target);

    float Evaluate(ReadOnlySpan<float> input, ReadOnlySpan<float> target);
}

/// <summary>Makes networks of one compiled class.</summary>
public interface INetworkFactory
{
    INetworkUnderTest Create(int seed);

    INetworkUnderTest Create(NetworkOptions options);
}
