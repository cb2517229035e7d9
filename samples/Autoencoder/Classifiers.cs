using NetGen;
using Samples.Mnist;

namespace Samples.Autoencoder;

/// <summary>Reads a digit. Training moves all of it, from random weights or from those of a trained encoder.</summary>
[Network(784)]
[Layer<Encoder>]
[Dense(10), Softmax]
[CrossEntropy]
[Adam]
public sealed partial class Classifier : IDigitReader
{
    string IDigitReader.Table => Summary;

    int IDigitReader.Outputs => OutputSize;
}

/// <summary>The same on an encoder that stays as it is: only the last layer is trained.</summary>
[Network(784)]
[Layer<Encoder>(Frozen = true)]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(LearningRate = 0.01)]
public sealed partial class FrozenClassifier : IDigitReader
{
    string IDigitReader.Table => Summary;

    int IDigitReader.Outputs => OutputSize;
}
