namespace NetGen.Analyzers.Training;

/// <summary>
/// A setting of the training of a network as a whole. Each kind derives its own record in this folder.
/// </summary>
/// <param name="Position">The place of its attribute among the NetGen attributes of the declaration, from 0.</param>
internal abstract record TrainingSpec(int Position)
{
    /// <summary>The setting as the definition writes it: <c>ClipGradient(Norm = 1)</c>.</summary>
    public abstract string Display { get; }

    /// <summary>What it settles, of which a network has one: <c>learning-rate schedule</c>.</summary>
    public abstract string Role { get; }

    /// <summary>Whether it says something about the update, and nothing without one.</summary>
    public virtual bool NeedsOptimizer => false;

    /// <summary>Whether it reads the loss of a step, and does nothing without one.</summary>
    public virtual bool NeedsLoss => false;

    /// <summary>
    /// Whether it is about training, and does nothing where there is neither a loss nor an optimizer.
    /// </summary>
    public virtual bool NeedsTraining => false;
}
