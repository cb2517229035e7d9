using NetGen;

namespace Samples.Autoencoder;

/// <summary>
/// Draws a digit from the 32 numbers that <see cref="Samples.Autoencoder.Encoder"/> makes of it with a third of its pixels
/// missing, and so learns, without a label, what digits have in common: a denoising autoencoder (Vincent et al. 2008).
/// </summary>
[Network(784)]
[Dropout(0.3)]
[Layer<Encoder>]
[Dense(256), ReLU]
[Dense(784), Sigmoid]
[BinaryCrossEntropy]
[Adam]
public sealed partial class DigitAutoencoder;
