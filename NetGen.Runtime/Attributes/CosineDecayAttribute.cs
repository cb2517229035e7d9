namespace NetGen;

/// <summary>
/// A learning-rate schedule (Loshchilov and Hutter 2017): half a cosine from the optimizer's learning rate η down to a
/// minimum, <c>η(t) = m + (η − m) (1 + cos(π t / T)) / 2</c> for the step t = 0, 1, …, T, and m from there on.
/// </summary>
/// <param name="steps">The steps T in which the learning rate falls to its minimum; at least 1.</param>
public sealed class CosineDecayAttribute(int steps) : TrainingAttribute
{
    /// <summary>The steps T in which the learning rate falls to its minimum.</summary>
    public int Steps { get; } = steps;

    /// <summary>The minimum m: at least 0, at most the optimizer's learning rate. The default is 0.</summary>
    public double Minimum { get; set; }
}
