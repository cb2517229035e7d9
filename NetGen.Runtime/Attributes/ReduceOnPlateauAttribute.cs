namespace NetGen;

/// <summary>
/// A learning-rate schedule: the learning rate is multiplied by a factor when the training loss has stopped falling.
/// PyTorch's <c>ReduceLROnPlateau</c>, whose observations are means of the losses of <see cref="Every"/> steps.
/// </summary>
public sealed class ReduceOnPlateauAttribute : TrainingAttribute
{
    /// <summary>What the learning rate is multiplied by, in (0, 1). The default is 0.1.</summary>
    public double Factor { get; set; } = 0.1;

    /// <summary>The observations without improvement that are tolerated, at least 0. The default is 10.</summary>
    public int Patience { get; set; } = 10;

    /// <summary>The steps whose mean loss is one observation, at least 1. The default is 100.</summary>
    public int Every { get; set; } = 100;

    /// <summary>
    /// By which fraction of the best observation a new one must be below it to be an improvement, in [0, 1). The
    /// default is 1e-4.
    /// </summary>
    public double Threshold { get; set; } = 1e-4;

    /// <summary>The observations after a reduction that count for nothing, at least 0. The default is 0.</summary>
    public int Cooldown { get; set; }

    /// <summary>
    /// The learning rate below which it is not reduced: at least 0, at most the optimizer's learning rate. The default
    /// is 0.
    /// </summary>
    public double Minimum { get; set; }
}
