namespace NetGen;

/// <summary>A learning rate that falls by the same factor at every step: <c>η(t) = η γᵗ</c>.</summary>
/// <param name="rate">The first learning rate η; above 0.</param>
/// <param name="factor">The factor γ of one step, in (0, 1].</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class ExponentialDecaySchedule(double rate, double factor) : LearningRateSchedule
{
    private readonly double _rate = ScheduleArgument.Positive(rate);
    private readonly double _factor = ScheduleArgument.Factor(factor);

    /// <inheritdoc/>
    protected internal override double RateAt(long t) => _rate * Math.Pow(_factor, t);
}
