using NetGen.Tests.Support;

namespace NetGen.Golden;

/// <summary>The learning rate of each step, in the closed forms that PyTorch documents.</summary>
internal static class Schedules
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="graph">The definition.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="losses">The losses of the steps before.</param>
    public static double RateAt(DefinitionGraph graph, int step, IReadOnlyList<double> losses)
    {
        var rate = TorchOptimizers.Rate(graph.Optimizer!);
        var schedule = graph.Training.SingleOrDefault(attribute =>
            attribute.Name is "StepDecay" or "ExponentialDecay" or "CosineDecay" or "OneCycle" or "ReduceOnPlateau");
        if (graph.Training.SingleOrDefault(attribute => attribute.Name == "WarmUp") is not { } warmUp)
            return RateAt(schedule, rate, step, losses);
        var steps = warmUp.Integers[0];
        if (step >= steps)
            return RateAt(schedule, rate, step - steps, losses);
        var start = warmUp.Number("Start", 0);
        return start + ((RateAt(schedule, rate, 0, []) - start) * step / steps);
    }

    private static double RateAt(DefinitionAttribute? schedule, double rate, int t, IReadOnlyList<double> losses)
        => schedule?.Name switch
        {
            "StepDecay" => rate * Math.Pow(schedule.Number("Factor", 0.1), t / schedule.Integers[0]),
            "ExponentialDecay" => rate * Math.Pow(schedule.NumberAt(0), t),
            "CosineDecay" => HalfCosine(
                rate, schedule.Number("Minimum", 0), Math.Min(1, (double)t / schedule.Integers[0])),
            "OneCycle" => OneCycle(schedule, t),
            "ReduceOnPlateau" => Plateau(schedule, rate, losses),
            _ => rate,
        };

    private static double HalfCosine(double from, double to, double part)
        => to + ((from - to) * (1 + Math.Cos(Math.PI * part)) / 2);

    // OneCycleLR: the phases end at steps pct_start * total_steps - 1 and total_steps - 1.
    private static double OneCycle(DefinitionAttribute schedule, int t)
    {
        double maximum = schedule.NumberAt(0), last = schedule.NumberAt(1) - 1;
        var start = maximum / schedule.Number("StartDivisor", 25);
        var end = start / schedule.Number("EndDivisor", 1e4);
        var peak = (schedule.Number("WarmUpFraction", 0.3) * schedule.NumberAt(1)) - 1;
        return t >= last ? end
            : t <= peak ? HalfCosine(start, maximum, t / peak)
            : HalfCosine(maximum, end, (t - peak) / (last - peak));
    }

    // ReduceLROnPlateau in mode "min" with a relative threshold, from the first step on.
    private static double Plateau(DefinitionAttribute schedule, double rate, IReadOnlyList<double> losses)
    {
        double best = double.PositiveInfinity;
        int bad = 0, coolingDown = 0;
        var every = schedule.Integer("Every", 100);
        foreach (var chunk in losses.Chunk(every).Where(chunk => chunk.Length == every))
        {
            var observation = chunk.Average();
            if (observation < best * (1 - schedule.Number("Threshold", 1e-4)))
                (best, bad) = (observation, 0);
            else
                bad++;
            if (coolingDown > 0)
                (coolingDown, bad) = (coolingDown - 1, 0);
            if (bad > schedule.Integer("Patience", 10))
            {
                rate = Math.Max(rate * schedule.Number("Factor", 0.1), schedule.Number("Minimum", 0));
                (coolingDown, bad) = (schedule.Integer("Cooldown", 0), 0);
            }
        }

        return rate;
    }
}
