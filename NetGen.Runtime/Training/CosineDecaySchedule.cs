namespace NetGen;

/// <summary>
/// Half a cosine from the first learning rate down to a minimum (Loshchilov and Hutter, "SGDR: Stochastic Gradient
/// Descent with Warm Restarts", ICLR 2017, equation 5, without restarts):
/// <c>η(t) = m + (η − m) (1 + cos(π t / T)) / 2</c> for t ≤ T, then m.
/// </summary>
/// <param name="rate">The first learning rate η; above 0.</param>
/// <param name="steps">The steps T in which it falls to the minimum; at least 1.</param>
/// <param name="minimum">The minimum m, from 0 to <paramref name="rate"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class CosineDecaySchedule(double rate, long steps, double minimum = 0) : LearningRateSchedule
{
    private readonly double _rate = ScheduleArgument.Positive(rate);
    private readonly long _steps = ScheduleArgument.AtLeast(steps, 1);
    private readonly double _minimum = ScheduleArgument.Minimum(minimum, rate);

    /// <inheritdoc/>
    protected internal override double RateAt(long t) => t >= _steps
        ? _minimum
        : _minimum + ((_rate - _minimum) * (1 + Math.Cos(Math.PI * t / _steps)) / 2);
}
