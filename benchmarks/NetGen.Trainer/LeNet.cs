using NetGen;

namespace NetGen.Trainer;

/// <summary>LeNet-5 with rectifiers and maxima, trained by Adam.</summary>
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
internal sealed partial class LeNet;
