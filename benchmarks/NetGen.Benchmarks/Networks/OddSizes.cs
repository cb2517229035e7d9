namespace NetGen.Benchmarks;

/// <summary>Widths that no vector divides.</summary>
[Network(97)]
[Dense(53), ReLU]
[Dense(31), ReLU]
[Dense(7), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class OddSgd : IClassifier;

/// <summary>The neighbouring round widths.</summary>
[Network(96)]
[Dense(64), ReLU]
[Dense(32), ReLU]
[Dense(8), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class RoundSgd : IClassifier;

/// <summary>16 channels and kernels of 3x3.</summary>
[Network(3, 24, 24)]
[Conv2D(16, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Conv2D(16, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Flatten]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class Channels16Sgd : IClassifier;

/// <summary>17 channels, one more than there are lanes.</summary>
[Network(3, 24, 24)]
[Conv2D(17, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Conv2D(17, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Flatten]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class Channels17Sgd : IClassifier;

/// <summary>16 channels and kernels of 5x5.</summary>
[Network(3, 24, 24)]
[Conv2D(16, 5, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Conv2D(16, 5, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Flatten]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class Kernel5x5Sgd : IClassifier;

/// <summary>16 channels and kernels of 5x3.</summary>
[Network(3, 24, 24)]
[Conv2D(16, 5, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Conv2D(16, 5, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Flatten]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class Kernel5x3Sgd : IClassifier;
