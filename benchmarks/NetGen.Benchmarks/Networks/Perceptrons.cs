namespace NetGen.Benchmarks;

/// <summary>The smallest network that is not linear, trained by plain gradient descent.</summary>
[Network(2)]
[Dense(8), Tanh]
[Dense(1)]
[MeanSquaredError]
[Sgd]
internal sealed partial class TinySgd : IRegressor;

/// <summary>A small controller or approximator.</summary>
[Network(4)]
[Dense(32), Tanh]
[Dense(16), Tanh]
[Dense(4)]
[MeanSquaredError]
[Adam]
internal sealed partial class SmallAdam : IRegressor;

/// <summary>A classifier of MNIST digits, trained by plain gradient descent.</summary>
[Network(784)]
[Dense(128), ReLU]
[Dense(64), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class MediumSgd : IClassifier;

/// <summary>A classifier of MNIST digits, trained by Adam.</summary>
[Network(784)]
[Dense(128), ReLU]
[Dense(64), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Adam]
internal sealed partial class MediumAdam : IClassifier;

/// <summary>A classifier of MNIST digits that forgets a fifth of its hidden values in training.</summary>
[Network(784)]
[Dense(128), ReLU, Dropout(0.2)]
[Dense(64), ReLU, Dropout(0.2)]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class DropoutSgd : IClassifier;

/// <summary>A classifier whose weights exceed the second-level cache, trained by plain gradient descent.</summary>
[Network(784)]
[Dense(1024), ReLU]
[Dense(1024), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd]
internal sealed partial class LargeSgd : IClassifier;

/// <summary>A classifier whose weights exceed the second-level cache, trained by Adam.</summary>
[Network(784)]
[Dense(1024), ReLU]
[Dense(1024), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Adam]
internal sealed partial class LargeAdam : IClassifier;

/// <summary>A classifier of MNIST digits of the usual size for it, trained by Adam.</summary>
[Network(784)]
[Dense(512), ReLU]
[Dense(128), ReLU]
[Dense(10), Softmax]
[CrossEntropy]
[Adam]
internal sealed partial class WideAdam : IClassifier;
