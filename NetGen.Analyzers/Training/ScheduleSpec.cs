namespace NetGen.Analyzers.Training;

/// <summary>A learning-rate schedule.</summary>
internal abstract record ScheduleSpec(int Position) : TrainingSpec(Position)
{
    public override string Role => "learning-rate schedule";

    public override bool NeedsOptimizer => true;

    /// <summary>Whether it starts from the optimizer's learning rate, and does not bring its own.</summary>
    public virtual bool StartsFromOptimizer => true;
}
