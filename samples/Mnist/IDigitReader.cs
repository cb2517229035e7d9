using NetGen;

namespace Samples.Mnist;

/// <summary>
/// What the sample asks of a network. The members that NetGen generates are ordinary ones: they implement an interface by
/// being there.
/// </summary>
internal interface IDigitReader
{
    /// <summary>The table of the network's layers.</summary>
    string Table { get; }

    /// <summary>The numbers that it gives for each digit, one a class.</summary>
    int Outputs { get; }

    float LearningRate { get; set; }

    NetworkParameters Parameters { get; }

    float Step(ReadOnlySpan<float> input, ReadOnlySpan<int> target);

    void Predict(ReadOnlySpan<float> input, Span<float> output);
}
