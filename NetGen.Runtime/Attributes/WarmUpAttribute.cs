namespace NetGen;

/// <summary>
/// Raises the learning rate along a line to where the network's schedule starts, or to the optimizer's learning rate
/// where there is no schedule (Goyal et al. 2017): <c>η(t) = s + (η₀ − s) t / T</c> for the step t = 0, 1, …, T. A
/// schedule beside it counts its steps from the end of the warm-up.
/// </summary>
/// <param name="steps">The steps T that the warm-up takes; at least 1.</param>
public sealed class WarmUpAttribute(int steps) : TrainingAttribute
{
    /// <summary>The steps T that the warm-up takes.</summary>
    public int Steps { get; } = steps;

    /// <summary>
    /// The learning rate s of the first step, at least 0. The default, 0, lets the first step change nothing.
    /// </summary>
    public double Start { get; set; }
}
