namespace NetGen;

/// <summary>
/// The sigmoid linear unit, also called swish, of every element: <c>y = x σ(x) = x / (1 + e⁻ˣ)</c>. Its derivative is
/// <c>σ(x) (1 + x (1 − σ(x)))</c>. The shape stays.
/// </summary>
/// <remarks>
/// S. Elfwing, E. Uchibe and K. Doya, "Sigmoid-weighted linear units for neural network function approximation in
/// reinforcement learning", Neural Networks 107, 2018. P. Ramachandran, B. Zoph and Q. V. Le, "Searching for activation
/// functions", arXiv:1710.05941, 2017.
/// </remarks>
public sealed class SiLUAttribute : LayerAttribute;
