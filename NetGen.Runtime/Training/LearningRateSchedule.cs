namespace NetGen;

/// <summary>
/// A learning rate as a function of the steps taken. A network's schedule attribute becomes one; without an attribute,
/// set <c>net.LearningRate = schedule.At(step)</c> before each step.
/// </summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The number of the step: 0 is the first update.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public float At(long step)
    {
        ScheduleArgument.Require(step >= 0, step, "at least 0", nameof(step));
        return (float)RateAt(step);
    }

    /// <summary>The learning rate of the step t, in the precision that schedules compute with.</summary>
    /// <param name="t">The number of the step; at least 0.</param>
    protected internal abstract double RateAt(long t);
}
