namespace NetGen;

/// <summary>The same learning rate at every step: <c>η(t) = η</c>.</summary>
/// <param name="rate">The learning rate η; above 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is out of range.</exception>
public sealed class ConstantSchedule(double rate) : LearningRateSchedule
{
    private readonly double _rate = ScheduleArgument.Positive(rate);

    /// <inheritdoc/>
    protected internal override double RateAt(long t) => _rate;
}
