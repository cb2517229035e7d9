using NetGen;

namespace Samples.Mnist;

/// <summary>
/// Reads a handwritten digit by convolutions: LeNet-5 (LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to
/// Document Recognition", Proceedings of the IEEE 86, 1998), with rectifiers, maxima and a softmax in place of its hyperbolic
/// tangents, means and radial basis functions.
/// </summary>
[Network(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), ReLU]
[MaxPool2D(2)]
[Conv2D(16, 5), ReLU]
[MaxPool2D(2)]
[Flatten]
[Dense(120), ReLU]
[Dense(84), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Adam]
public sealed partial class LeNet : IDigitReader
{
    string IDigitReader.Table => Summary;

    int IDigitReader.Outputs => OutputSize;
}
