using NetGen;

namespace Samples.Autoencoder;

/// <summary>What there is to see in a digit of 784 pixels: the part that the other networks here have in common.</summary>
[Network(784)]
[Dense(512), ReLU]
public sealed partial class Encoder;
