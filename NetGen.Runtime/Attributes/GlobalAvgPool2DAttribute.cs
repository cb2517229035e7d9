namespace NetGen;

/// <summary>
/// The mean of each channel of an image <c>[channels, height, width]</c>: a vector of as many features as there were channels
/// (Lin, Chen and Yan, "Network In Network", 2014, section 3.2).
/// </summary>
public sealed class GlobalAvgPool2DAttribute : LayerAttribute;
