namespace NetGen;

/// <summary>
/// A rise along a line to where another schedule starts, which then counts its own steps from 0 (Goyal et al.,
/// "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017): <c>η(t) = s + (η₀ − s) t / T</c> for t &lt; T,
/// then the other schedule's <c>η(t − T)</c>, with <c>η₀</c> its first learning rate. PyTorch's <c>LinearLR</c> before
/// another schedule in a <c>SequentialLR</c>.
/// </summary>
public sealed class WarmUpSchedule : LearningRateSchedule
{
    private readonly LearningRateSchedule _schedule;
    private readonly long _steps;
    private readonly double _start;

    /// <summary>A warm-up before another schedule.</summary>
    /// <param name="schedule">
    /// The schedule that follows; a <see cref="ConstantSchedule"/> for a learning rate that stays.
    /// </param>
    /// <param name="steps">The steps T of the warm-up; at least 1.</param>
    /// <param name="start">The learning rate s of step 0; at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public WarmUpSchedule(LearningRateSchedule schedule, long steps, double start = 0)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        _schedule = schedule;
        _steps = ScheduleArgument.AtLeast(steps, 1);
        _start = ScheduleArgument.NotNegative(start);
    }

    /// <inheritdoc/>
    protected internal override double RateAt(long t) => t >= _steps
        ? _schedule.RateAt(t - _steps)
        : _start + ((_schedule.RateAt(0) - _start) * t / _steps);
}
