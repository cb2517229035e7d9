using NetGen;

namespace Samples.Mnist;

/// <summary>Reads a handwritten digit: 784 pixels in, one probability for each of the ten digits out.</summary>
[Network(784)]
[Dense(128), ReLU]
[Dense(64), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Adam]
public sealed partial class DigitNet : IDigitReader
{
    string IDigitReader.Table => Summary;

    int IDigitReader.Outputs => OutputSize;
}
