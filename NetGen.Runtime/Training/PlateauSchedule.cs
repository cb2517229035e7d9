namespace NetGen;

/// <summary>
/// A learning rate that falls when the loss has stopped falling: PyTorch's <c>ReduceLROnPlateau</c> for a loss that is
/// made small, with its relative threshold. An observation l is an improvement where <c>l &lt; best (1 − threshold)</c>;
/// after more than <c>patience</c> observations in a row without one, <c>η ← max(γ η, minimum)</c>. As in PyTorch, a
/// reduction by 10⁻⁸ or less is not made.
/// </summary>
/// <remarks>
/// The learning rate depends on what was observed and not on the number of the step:
/// <see cref="LearningRateSchedule.At"/> gives the present one. An instance belongs to one training run, and to one thread at a time.
/// </remarks>
public sealed class PlateauSchedule : LearningRateSchedule
{
    private const double SmallestReduction = 1e-8;

    private readonly double _factor;
    private readonly int _patience;
    private readonly int _every;
    private readonly double _threshold;
    private readonly int _cooldown;
    private readonly double _minimum;
    private double _rate;
    private double _best = double.PositiveInfinity;
    private double _sum;
    private int _summed;
    private int _waited;
    private int _cooling;

    /// <summary>A schedule that has observed nothing yet.</summary>
    /// <param name="rate">The first learning rate η; above 0.</param>
    /// <param name="factor">The factor γ of a reduction, in (0, 1).</param>
    /// <param name="patience">The observations in a row without improvement that are tolerated; at least 0.</param>
    /// <param name="every">The losses whose mean is one observation; at least 1.</param>
    /// <param name="threshold">By which fraction of the best one an observation must be below it, in [0, 1).</param>
    /// <param name="cooldown">The observations after a reduction that are not counted as failures; at least 0.</param>
    /// <param name="minimum">The learning rate below which it does not fall, from 0 to <paramref name="rate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PlateauSchedule(
        double rate,
        double factor = 0.1,
        int patience = 10,
        int every = 1,
        double threshold = 1e-4,
        int cooldown = 0,
        double minimum = 0)
    {
        _rate = ScheduleArgument.Positive(rate);
        _factor = ScheduleArgument.Require(factor is > 0 and < 1, factor, "above 0 and below 1", nameof(factor));
        _patience = ScheduleArgument.AtLeast(patience, 0);
        _every = ScheduleArgument.AtLeast(every, 1);
        _threshold = ScheduleArgument.Require(
            threshold is >= 0 and < 1, threshold, "at least 0 and below 1", nameof(threshold));
        _cooldown = ScheduleArgument.AtLeast(cooldown, 0);
        _minimum = ScheduleArgument.Minimum(minimum, rate);
    }

    /// <summary>The present learning rate.</summary>
    public float LearningRate => (float)_rate;

    /// <summary>Takes a loss in, and reduces the learning rate where it is time to.</summary>
    /// <param name="loss">The loss of a step, an epoch or a validation set. NaN is no improvement.</param>
    /// <returns>The learning rate from here on.</returns>
    public float Observe(double loss)
    {
        _sum += loss;
        if (++_summed == _every)
        {
            Judge(_sum / _every);
            (_sum, _summed) = (0, 0);
        }

        return LearningRate;
    }

    /// <inheritdoc/>
    protected internal override double RateAt(long t) => _rate;

    private void Judge(double observation)
    {
        if (observation < _best * (1 - _threshold))
            (_best, _waited) = (observation, 0);
        else
            _waited++;

        if (_cooling > 0)
            (_cooling, _waited) = (_cooling - 1, 0);

        if (_waited <= _patience)
            return;
        (_cooling, _waited) = (_cooldown, 0);
        var reduced = Math.Max(_rate * _factor, _minimum);
        if (_rate - reduced > SmallestReduction)
            _rate = reduced;
    }
}
