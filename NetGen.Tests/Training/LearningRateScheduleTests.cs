namespace NetGen.Tests.Training;

/// <summary>
/// Schedules against values worked out by hand and against PyTorch's algorithms, which step from one value to the next
/// where these are closed forms.
/// </summary>
public class LearningRateScheduleTests
{
    [Fact]
    public void A_constant_stays() => Follows(new ConstantSchedule(0.1), 0.1, 0.1, 0.1);

    [Fact]
    public void A_step_decay_falls_after_every_so_many_steps()
    {
        Follows(new StepDecaySchedule(0.8, 3, 0.5), 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1);
        Follows(new StepDecaySchedule(0.1, 2), 0.1, 0.1, 0.01, 0.01, 0.001);
    }

    [Fact]
    public void An_exponential_decay_falls_at_every_step()
    {
        Follows(new ExponentialDecaySchedule(0.1, 0.5), 0.1, 0.05, 0.025, 0.0125);
        Assert.Equal(0.1f * (float)Math.Pow(0.999, 5000), new ExponentialDecaySchedule(0.1, 0.999).At(5000), 1e-9f);
    }

    [Fact]
    public void A_cosine_decay_falls_along_half_a_cosine_and_stays_down() => Follows(
        new CosineDecaySchedule(0.1, 8, 0.01),
        0.1,
        0.0965745789630079,
        0.08681980515339463,
        0.07222075445642905,
        0.055,
        0.03777924554357096,
        0.023180194846605363,
        0.013425421036992097,
        0.01,
        0.01,
        0.01);

    [Fact]
    public void A_cosine_decay_ends_at_zero_where_nothing_else_is_said() =>
        Follows(new CosineDecaySchedule(0.2, 2), 0.2, 0.1, 0, 0);

    [Fact]
    public void One_cycle_is_PyTorchs()
    {
        Follows(
            new OneCycleSchedule(1, 10),
            0.04,
            0.52,
            1,
            0.9504846320134737,
            0.8117456539497631,
            0.6112620219362893,
            0.38874197806371075,
            0.18825834605023697,
            0.049519367986526286,
            4e-06,
            4e-06);

        // The peak is at 1.7 steps, between two.
        Follows(
            new OneCycleSchedule(1, 9),
            0.04,
            0.6513582352345999,
            0.9944154354509117,
            0.8985666593464469,
            0.7056447289910996,
            0.46263710266697505,
            0.22872995315964806,
            0.060892969758032406,
            4e-06);
        Follows(new OneCycleSchedule(2, 6, 0.5, 10, 100), 0.2, 1.1, 2, 1.5005, 0.5015, 0.002);
        Follows(
            new OneCycleSchedule(1, 5, 0),
            0.904508879153485,
            0.654509879153485,
            0.3454941208465151,
            0.09549512084651508,
            4e-06);
        Follows(new OneCycleSchedule(1, 1), 4e-06, 4e-06);

        // The peak is at step 0, where PyTorch divides 0 by 0.
        Follows(new OneCycleSchedule(1, 2, 0.5), 1, 4e-06);
    }

    [Fact]
    public void A_warm_up_rises_along_a_line_and_hands_over()
    {
        Follows(new WarmUpSchedule(new ConstantSchedule(0.4), 4), 0, 0.1, 0.2, 0.3, 0.4, 0.4);
        Follows(
            new WarmUpSchedule(new ConstantSchedule(0.4), 6, 0.1), 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.4);
        Follows(
            new WarmUpSchedule(new StepDecaySchedule(0.4, 2), 2, 0.2), 0.2, 0.3, 0.4, 0.4, 0.04, 0.04, 0.004);
        Follows(new WarmUpSchedule(new OneCycleSchedule(1, 2, 0.5), 1), 0, 1, 4e-06);
    }

    [Theory]
    [InlineData(
        2, 1e-4, 0, 0.0,
        new[]
        {
            0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.0125, 0.0125, 0.0125,
            0.00625, 0.00625, 0.00625,
        })]
    [InlineData(
        2, 1e-4, 2, 0.0,
        new[]
        {
            0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.025, 0.025, 0.0125,
            0.0125, 0.0125, 0.0125,
        })]
    [InlineData(
        0, 0.01, 1, 0.03,
        new[]
        {
            0.1, 0.1, 0.05, 0.05, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03,
            0.03, 0.03,
        })]
    public void A_plateau_is_PyTorchs(int patience, double threshold, int cooldown, double minimum, double[] expected)
    {
        double[] losses = [1, .9, .9, .9, .9, .9, .9, .5, .499, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6];
        var schedule = new PlateauSchedule(
            0.1, 0.5, patience, threshold: threshold, cooldown: cooldown, minimum: minimum);
        Assert.Equal(0.1f, schedule.At(0));
        for (var i = 0; i < losses.Length; i++)
        {
            Assert.Equal(expected[i], schedule.Observe(losses[i]), 1e-7);
            Assert.Equal(schedule.LearningRate, schedule.At(i + 1));
        }
    }

    [Fact]
    public void A_plateau_observes_the_mean_of_several_losses()
    {
        var schedule = new PlateauSchedule(0.1, 0.5, patience: 0, every: 3);
        float[] rates = [.. new[] { 1.0, 2, 3, 3, 2, 0.5, 9, 9, 9, 0, 0, 0 }.Select(loss => schedule.Observe(loss))];
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.05f, 0.05f], rates);
    }

    [Fact]
    public void NaN_is_no_improvement()
    {
        var schedule = new PlateauSchedule(0.1, 0.5, patience: 0);
        Assert.Equal(0.1f, schedule.Observe(1));
        Assert.Equal(0.05f, schedule.Observe(double.NaN));
        Assert.Equal(0.05f, schedule.Observe(0.5));
    }

    [Fact]
    public void A_warm_up_may_come_before_a_plateau()
    {
        var plateau = new PlateauSchedule(0.2, 0.5, patience: 0);
        var schedule = new WarmUpSchedule(plateau, 2);
        Follows(schedule, 0, 0.1, 0.2);
        plateau.Observe(1);
        plateau.Observe(1);
        Assert.Equal(0.1f, schedule.At(3));
    }

    [Fact]
    public void A_schedule_of_ones_own_is_one()
    {
        Follows(new WarmUpSchedule(new Halving(), 1), 0, 1, 0.5, 0.25);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Halving().At(-1));
    }

    public static TheoryData<string, string, Func<object>> OutOfRange => new()
    {
        { "rate", "above 0 and finite", () => new ConstantSchedule(0) },
        { "rate", "above 0 and finite", () => new StepDecaySchedule(double.NaN, 1) },
        { "rate", "above 0 and finite", () => new ExponentialDecaySchedule(1e39, 1) },
        { "every", "at least 1", () => new StepDecaySchedule(1, 0) },
        { "factor", "above 0 and at most 1", () => new StepDecaySchedule(1, 1, 0) },
        { "factor", "above 0 and at most 1", () => new ExponentialDecaySchedule(1, 1.5) },
        { "steps", "at least 1", () => new CosineDecaySchedule(1, 0) },
        { "minimum", "at least 0 and at most the learning rate 1", () => new CosineDecaySchedule(1, 5, 2) },
        { "minimum", "at least 0 and at most the learning rate 1", () => new CosineDecaySchedule(1, 5, -1) },
        { "maximum", "above 0 and finite", () => new OneCycleSchedule(-1, 5) },
        { "steps", "at least 1", () => new OneCycleSchedule(1, 0) },
        { "warmUpFraction", "at least 0 and below 1", () => new OneCycleSchedule(1, 5, 1) },
        { "startDivisor", "at least 1 and finite", () => new OneCycleSchedule(1, 5, 0.3, 0.5) },
        { "endDivisor", "at least 1 and finite", () => new OneCycleSchedule(1, 5, 0.3, 25, double.NaN) },
        { "steps", "at least 1", () => new WarmUpSchedule(new ConstantSchedule(1), 0) },
        { "start", "at least 0 and finite", () => new WarmUpSchedule(new ConstantSchedule(1), 1, -0.1) },
        { "factor", "above 0 and below 1", () => new PlateauSchedule(1, 1) },
        { "patience", "at least 0", () => new PlateauSchedule(1, patience: -1) },
        { "every", "at least 1", () => new PlateauSchedule(1, every: 0) },
        { "threshold", "at least 0 and below 1", () => new PlateauSchedule(1, threshold: 1) },
        { "cooldown", "at least 0", () => new PlateauSchedule(1, cooldown: -1) },
        { "minimum", "at least 0 and at most the learning rate 1", () => new PlateauSchedule(1, minimum: 1.1) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Arguments_out_of_range_say_so(string name, string range, Func<object> create)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(create);
        Assert.Equal(name, thrown.ParamName);
        Assert.StartsWith($"'{name}' must be {range}.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_is_at_least_zero_and_a_schedule_not_null()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantSchedule(1).At(-1));
        Assert.Throws<ArgumentNullException>(() => new WarmUpSchedule(null!, 1));
    }

    private static void Follows(LearningRateSchedule schedule, params double[] rates)
    {
        for (var step = 0; step < rates.Length; step++)
            Assert.Equal(rates[step], schedule.At(step), 1e-7 * Math.Max(1e-3, rates[step]));
    }

    private sealed class Halving : LearningRateSchedule
    {
        protected internal override double RateAt(long t) => Math.Pow(0.5, t);
    }
}
