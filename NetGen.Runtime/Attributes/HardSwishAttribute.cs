namespace NetGen;

/// <summary>
/// The sigmoid linear unit with a hard sigmoid, of every element: <c>y = x min(1, max(0, x / 6 + 1 / 2))</c>. Its
/// derivative is <c>x / 3 + 1 / 2</c> where x is strictly between −3 and 3, 0 below and 1 above. The shape stays.
/// </summary>
/// <remarks>A. Howard et al., "Searching for MobileNetV3", ICCV 2019.</remarks>
public sealed class HardSwishAttribute : LayerAttribute;
