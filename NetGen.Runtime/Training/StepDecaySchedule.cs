namespace NetGen;

/// <summary>A learning rate that falls after every so many steps: <c>η(t) = η γ^⌊t / every⌋</c>.</summary>
/// <param name="rate">The first learning rate η; above 0.</param>
/// <param name="every">The steps from one reduction to the next; at least 1.</param>
/// <param name="factor">The factor γ of a reduction, in (0, 1].</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class StepDecaySchedule(double rate, long every, double factor = 0.1) : LearningRateSchedule
{
    private readonly double _rate = ScheduleArgument.Positive(rate);
    private readonly long _every = ScheduleArgument.AtLeast(every, 1);
    private readonly double _factor = ScheduleArgument.Factor(factor);

    /// <inheritdoc/>
    protected internal override double RateAt(long t) => _rate * Math.Pow(_factor, t / _every);
}
