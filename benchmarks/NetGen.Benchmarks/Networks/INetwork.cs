namespace NetGen.Benchmarks;

/// <summary>
/// The members that the generated networks have in common; each class implements them by being generated.
/// </summary>
internal interface INetwork
{
    NetworkParameters Parameters { get; }

    float LearningRate { get; set; }

    void Predict(ReadOnlySpan<float> input, Span<float> output);
}

/// <summary>A network trained on values.</summary>
internal interface IRegressor : INetwork
{
    float Step(ReadOnlySpan<float> input, ReadOnlySpan<float> target);
}

/// <summary>A network trained on class indices.</summary>
internal interface IClassifier : INetwork
{
    float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target);
}
