using NetGen;

namespace Samples.Autoencoder;

/// <summary>A digit of 784 pixels as 32 numbers: the part that the other networks here have in common.</summary>
[Network(784)]
[Dense(256), ReLU]
[Dense(32), ReLU]
public sealed partial class Encoder;
