using NetGen;

namespace Samples.Autoencoder;

/// <summary>
/// Draws a digit from what <see cref="Samples.Autoencoder.Encoder"/> makes of it with half of its pixels missing, and so
/// learns, without a label, what digits have in common: a denoising autoencoder (Vincent et al. 2008).
/// </summary>
[Network(784)]
[Dropout(0.5)]
[Layer<Encoder>]
[Dense(784), Sigmoid]
[BinaryCrossEntropy]
[Adam]
public sealed partial class DigitAutoencoder;
