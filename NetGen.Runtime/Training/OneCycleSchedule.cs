namespace NetGen;

/// <summary>
/// One rise and one fall of the learning rate, each along half a cosine (Smith and Topin, "Super-Convergence: Very Fast
/// Training of Neural Networks Using Large Learning Rates", 2019). The numbers of PyTorch's <c>OneCycleLR</c> with its
/// two phases: from <c>η₀ = maximum / startDivisor</c> at step 0 to the maximum at step <c>p = warmUpFraction · T − 1</c>,
/// and to <c>η₀ / endDivisor</c> at step T − 1, which later steps keep.
/// </summary>
/// <param name="maximum">The learning rate of the peak; above 0.</param>
/// <param name="steps">The steps T of the cycle; at least 1.</param>
/// <param name="warmUpFraction">The part of the cycle in which the learning rate rises, in [0, 1).</param>
/// <param name="startDivisor">The maximum over the first learning rate; at least 1.</param>
/// <param name="endDivisor">The first learning rate over the last; at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class OneCycleSchedule(
    double maximum, long steps, double warmUpFraction = 0.3, double startDivisor = 25, double endDivisor = 1e4)
    : LearningRateSchedule
{
    private readonly double _maximum = ScheduleArgument.Positive(maximum);
    private readonly double _start = maximum / ScheduleArgument.Divisor(startDivisor);
    private readonly double _end = maximum / startDivisor / ScheduleArgument.Divisor(endDivisor);
    private readonly double _last = ScheduleArgument.AtLeast(steps, 1) - 1;

    // Between two steps as a rule, and before the first one where there is no time to rise.
    private readonly double _peak = (Fraction(warmUpFraction) * steps) - 1;

    /// <inheritdoc/>
    protected internal override double RateAt(long t)
    {
        if (t >= _last)
            return _end;
        return t < _peak
            ? HalfCosine(_start, _maximum, t / _peak)
            : HalfCosine(_maximum, _end, (t - _peak) / (_last - _peak));
    }

    /// <summary>From one value to another as <paramref name="part"/> goes from 0 to 1.</summary>
    private static double HalfCosine(double from, double to, double part) =>
        to + ((from - to) * (1 + Math.Cos(Math.PI * part)) / 2);

    private static double Fraction(double warmUpFraction) => ScheduleArgument.Require(
        warmUpFraction is >= 0 and < 1, warmUpFraction, "at least 0 and below 1", nameof(warmUpFraction));
}
