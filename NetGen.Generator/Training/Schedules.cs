using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Training;

/// <summary>
/// The schedule of a network as C#: the expression that creates the object which generated code asks for the learning
/// rate of every step.
/// </summary>
internal static class Schedules
{
    private const string Runtime = "global::NetGen.";

    /// <summary>The plateau that generated code hands every loss to; <see langword="null"/> where there is none.</summary>
    /// <param name="training">The network's settings of training.</param>
    /// <param name="learningRate">The optimizer's learning rate.</param>
    public static string? PlateauOf(EquatableArray<TrainingSpec> training, double learningRate) =>
        training.OfType<ReduceOnPlateau>().FirstOrDefault() is { } plateau ? Creation(plateau, learningRate) : null;

    /// <summary>
    /// The schedule, a warm-up before it included; <see langword="null"/> where the learning rate stays as it is.
    /// </summary>
    /// <param name="training">The network's settings of training.</param>
    /// <param name="learningRate">The optimizer's learning rate.</param>
    /// <param name="plateau">The text by which a plateau, which is created apart, is known.</param>
    public static string? Of(EquatableArray<TrainingSpec> training, double learningRate, string plateau)
    {
        var schedule = training.OfType<ScheduleSpec>().FirstOrDefault() switch
        {
            null => null,
            ReduceOnPlateau => plateau,
            var other => Creation(other, learningRate),
        };
        if (training.OfType<WarmUp>().FirstOrDefault() is not { } warmUp)
            return schedule;
        schedule ??= New("Constant", Number(learningRate));
        return New("WarmUp", schedule, Number(warmUp.Steps), Number(warmUp.Start));
    }

    private static string Creation(ScheduleSpec schedule, double learningRate)
    {
        var rate = Number(learningRate);
        return schedule switch
        {
            StepDecay s => New("StepDecay", rate, Number(s.Every), Number(s.Factor)),
            ExponentialDecay s => New("ExponentialDecay", rate, Number(s.Factor)),
            CosineDecay s => New("CosineDecay", rate, Number(s.Steps), Number(s.Minimum)),
            OneCycle s => New(
                "OneCycle",
                Number(s.Maximum),
                Number(s.Steps),
                Number(s.WarmUpFraction),
                Number(s.StartDivisor),
                Number(s.EndDivisor)),
            ReduceOnPlateau s => New(
                "Plateau",
                rate,
                Number(s.Factor),
                Number(s.Patience),
                Number(s.Every),
                Number(s.Threshold),
                Number(s.Cooldown),
                Number(s.Minimum)),
            _ => throw new ArgumentOutOfRangeException(nameof(schedule)),
        };
    }

    private static string New(string name, params string[] arguments) =>
        $"new {Runtime}{name}Schedule({string.Join(", ", arguments)})";

    private static string Number(double value) => Literals.Double(value);

    private static string Number(int value) => Literals.Int(value);
}
