using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Rules;

/// <summary>An argument of a setting of training with which it cannot work.</summary>
internal sealed class TrainingArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0029",
        title: "A training setting's argument is out of range",
        messageFormat: "{0}, but {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Outside these ranges a schedule has no meaning or lets the learning rate grow, and a limit on the " +
            "gradient limits nothing or everything. Learning rates and limits are used in single precision, so " +
            "they must be in range as a float too.",
        helpLinkUri: HelpPages + "NG0029.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition) =>
        definition.Training.SelectMany(setting => Check(setting, definition.Optimizer));

    private List<Finding> Check(TrainingSpec setting, OptimizerSpec? optimizer)
    {
        var found = new List<Finding>();
        switch (setting)
        {
            case ClipGradient { Norm: null, Value: null }:
                Say("[ClipGradient] has neither Norm nor Value", "it needs one of them, such as Norm = 1", null);
                break;
            case ClipGradient { Norm: not null, Value: not null }:
                Say("[ClipGradient] has both Norm and Value", "it clips by one of them; remove the other", "Value");
                break;
            case ClipGradient clip:
                Limit("Norm", clip.Norm);
                Limit("Value", clip.Value);
                break;
            case StepDecay decay:
                Steps("every", decay.Every);
                Factor("Factor", decay.Factor);
                break;
            case ExponentialDecay decay:
                Factor("factor", decay.Factor);
                break;
            case CosineDecay decay:
                Steps("steps", decay.Steps);
                Minimum(decay.Minimum);
                break;
            case WarmUp warmUp:
                Steps("steps", warmUp.Steps);
                Number("Start", warmUp.Start, IsFinite(warmUp.Start) && warmUp.Start >= 0, "at least 0 and finite");
                break;
            case OneCycle cycle:
                Number("maximum", cycle.Maximum, IsPositive(cycle.Maximum), "above 0 and finite, such as 0.1");
                Steps("steps", cycle.Steps);
                Number(
                    "WarmUpFraction",
                    cycle.WarmUpFraction,
                    cycle.WarmUpFraction is >= 0 and < 1,
                    "at least 0 and below 1, such as 0.3");
                Divisor("StartDivisor", cycle.StartDivisor);
                Divisor("EndDivisor", cycle.EndDivisor);
                break;
            case ReduceOnPlateau plateau:
                Number("Factor", plateau.Factor, plateau.Factor is > 0 and < 1, "above 0 and below 1, such as 0.1");
                Count("Patience", plateau.Patience, 0);
                Count("Every", plateau.Every, 1);
                Number("Threshold", plateau.Threshold, plateau.Threshold is >= 0 and < 1, "at least 0 and below 1");
                Count("Cooldown", plateau.Cooldown, 0);
                Minimum(plateau.Minimum);
                break;
        }

        return found;

        void Limit(string argument, double? value)
        {
            if (value is { } limit)
                Number(argument, limit, IsPositive(limit), "above 0 and finite, such as 1");
        }

        void Steps(string argument, int value) => Count(argument, value, 1);

        void Factor(string argument, double value) =>
            Number(argument, value, value is > 0 and <= 1, "above 0 and at most 1, such as 0.1");

        void Divisor(string argument, double value) =>
            Number(argument, value, value is >= 1 and < double.PositiveInfinity, "at least 1 and finite");

        void Minimum(double value)
        {
            if (!(value >= 0 && IsFinite(value)))
                Number("Minimum", value, false, "at least 0 and finite");
            else if (value > optimizer?.LearningRate)
                Number("Minimum", value, false, $"at most the learning rate, {Text.Of(optimizer.LearningRate)}");
        }

        void Count(string argument, int value, int least)
        {
            if (value < least)
                OutOfRange(argument, Text.Of(value), $"at least {least}");
        }

        void Number(string argument, double value, bool isInRange, string range)
        {
            if (!isInRange)
                OutOfRange(argument, Text.Of(value), range);
        }

        void OutOfRange(string argument, string value, string range) =>
            Say($"'{argument}' of [{setting.GetType().Name}] is {value}", $"it must be {range}", argument);

        void Say(string what, string needed, string? argument) =>
            found.Add(Report(Place.OfAttribute(setting.Position, argument), [what, needed]));
    }

    private static bool IsPositive(double value) => (float)value is > 0 and < float.PositiveInfinity;

    private static bool IsFinite(double value) => (float)value is > float.NegativeInfinity and < float.PositiveInfinity;
}
