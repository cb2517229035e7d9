namespace NetGen;

/// <summary>
/// A learning-rate schedule: the optimizer's learning rate is multiplied by a factor after every so many steps,
/// <c>η(t) = η γ^⌊t / every⌋</c> for the step t = 0, 1, ….
/// </summary>
/// <param name="every">The steps from one reduction to the next; at least 1.</param>
public sealed class StepDecayAttribute(int every) : TrainingAttribute
{
    /// <summary>The steps from one reduction to the next.</summary>
    public int Every { get; } = every;

    /// <summary>The factor γ, in (0, 1]. The default is 0.1.</summary>
    public double Factor { get; set; } = 0.1;
}
