namespace NetGen.Benchmarks;

/// <summary>A classifier of small colour images, most of whose work is one wide convolution.</summary>
[Network(3, 32, 32)]
[Conv2D(32, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same), ReLU]
[MaxPool2D(2)]
[Flatten]
[Dense(128), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class ColourSgd : IClassifier;

/// <summary>
/// A residual block of a depthwise and a pointwise convolution with batch normalisation, where arithmetic is little and
/// memory traffic much.
/// </summary>
[Network(3, 32, 32)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm, ReLU(Name = "trunk")]
[Conv2D(32, 3, Padding = Padding.Same, Groups = 32, Bias = false)]
[BatchNorm, ReLU]
[Conv2D(32, 1, Bias = false)]
[BatchNorm]
[Add("trunk"), ReLU]
[GlobalAvgPool2D]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class ResidualSgd : IClassifier;
