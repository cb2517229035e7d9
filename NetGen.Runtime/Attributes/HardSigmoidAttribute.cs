namespace NetGen;

/// <summary>
/// The logistic function in three straight pieces, of every element: <c>y = min(1, max(0, x / 6 + 1 / 2))</c>. Its
/// derivative is 1 / 6 where x is strictly between −3 and 3, else 0, as PyTorch has it. The shape stays.
/// </summary>
/// <remarks>
/// M. Courbariaux, Y. Bengio and J.-P. David, "BinaryConnect: training deep neural networks with binary weights during
/// propagations", NIPS 2015; with this slope A. Howard et al., "Searching for MobileNetV3", ICCV 2019.
/// </remarks>
public sealed class HardSigmoidAttribute : LayerAttribute;
