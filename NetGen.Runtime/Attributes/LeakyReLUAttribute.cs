namespace NetGen;

/// <summary>
/// The leaky rectifier of every element: <c>y = x</c> where x is above 0, else <c>Slope · x</c>. Its derivative is 1
/// and <see cref="Slope"/>; at 0, where there is none, it is taken as <see cref="Slope"/>, as PyTorch does. The shape
/// stays.
/// </summary>
/// <remarks>
/// A. L. Maas, A. Y. Hannun and A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.
/// </remarks>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>
    /// The factor of negative inputs, any finite number. The default is 0.01. With a negative one both sides of 0 give
    /// positive outputs, and training keeps the layer's input as well.
    /// </summary>
    public double Slope { get; set; } = 0.01;
}
