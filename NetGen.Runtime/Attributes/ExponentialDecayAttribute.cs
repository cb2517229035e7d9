namespace NetGen;

/// <summary>
/// A learning-rate schedule: the optimizer's learning rate is multiplied by a factor after every step,
/// <c>η(t) = η γᵗ</c> for the step t = 0, 1, ….
/// </summary>
/// <param name="factor">The factor γ of one step, in (0, 1].</param>
public sealed class ExponentialDecayAttribute(double factor) : TrainingAttribute
{
    /// <summary>The factor γ of one step.</summary>
    public double Factor { get; } = factor;
}
