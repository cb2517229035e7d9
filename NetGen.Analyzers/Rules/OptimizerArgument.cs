using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;

namespace NetGen.Analyzers.Rules;

/// <summary>An argument of the optimizer with which it cannot work.</summary>
internal sealed class OptimizerArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0021",
        title: "An optimizer's argument is out of range",
        messageFormat: "'{0}' of [{1}] is {2}, but {3}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Outside these ranges an update does nothing, grows without bound or divides by zero. Values " +
            "are used in single precision, so they must be in range as a float too.",
        helpLinkUri: HelpPages + "NG0021.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition) => definition.Optimizers.SelectMany(Check);

    private IEnumerable<Finding> Check(OptimizerSpec optimizer)
    {
        var found = new List<Finding>();
        if (!IsPositive(optimizer.LearningRate))
            Add("LearningRate", optimizer.LearningRate, "it must be above 0 and finite, such as 0.001");
        switch (optimizer)
        {
            case Sgd sgd:
                if (!IsFraction(sgd.Momentum))
                    Add("Momentum", sgd.Momentum, "it must be at least 0 and below 1, such as 0.9");
                else if (sgd.Nesterov && sgd.Momentum == 0)
                    Add("Momentum", sgd.Momentum, "Nesterov needs one above 0, such as 0.9", at: "Nesterov");
                Dampening(sgd);
                WeightDecay(sgd.WeightDecay);
                break;
            case Adam adam:
                Means(adam.Beta1, adam.Beta2);
                Epsilon(adam.Epsilon, "1e-8");
                WeightDecay(adam.WeightDecay);
                break;
            case AdamW adam:
                Means(adam.Beta1, adam.Beta2);
                Epsilon(adam.Epsilon, "1e-8");
                WeightDecay(adam.WeightDecay);
                break;
            case RMSProp prop:
                if (!IsFraction(prop.Alpha))
                    Add("Alpha", prop.Alpha, "it must be at least 0 and below 1, such as 0.99");
                Epsilon(prop.Epsilon, "1e-8");
                WeightDecay(prop.WeightDecay);
                if (!IsFraction(prop.Momentum))
                    Add("Momentum", prop.Momentum, "it must be at least 0 and below 1, such as 0.9");
                break;
            case AdaGrad grad:
                NotNegative("LearningRateDecay", grad.LearningRateDecay);
                WeightDecay(grad.WeightDecay);
                NotNegative("InitialAccumulator", grad.InitialAccumulator);
                Epsilon(grad.Epsilon, "1e-10");
                break;
        }

        return found;

        void Dampening(Sgd sgd)
        {
            if (!(sgd.Dampening is >= 0 and <= 1))
                Add("Dampening", sgd.Dampening, "it must be at least 0 and at most 1");
            else if (sgd is { Dampening: > 0, Momentum: 0 })
                Add("Dampening", sgd.Dampening, "it dampens the momentum, which is 0; remove it or set a momentum");
            else if (sgd is { Dampening: > 0, Nesterov: true })
                Add("Dampening", sgd.Dampening, "Nesterov needs 0");
        }

        void Means(double beta1, double beta2)
        {
            if (!IsFraction(beta1))
                Add("Beta1", beta1, "it must be at least 0 and below 1, such as 0.9");
            if (!IsFraction(beta2))
                Add("Beta2", beta2, "it must be at least 0 and below 1, such as 0.999");
        }

        void Epsilon(double value, string example)
        {
            if (!IsPositive(value))
                Add("Epsilon", value, $"it must be above 0 and finite, such as {example}");
        }

        void WeightDecay(double value) => NotNegative("WeightDecay", value);

        void NotNegative(string argument, double value)
        {
            if (!((float)value is >= 0 and < float.PositiveInfinity))
                Add(argument, value, "it must be at least 0 and finite");
        }

        void Add(string argument, double value, string needed, string? at = null) => found.Add(Report(
            Place.OfAttribute(optimizer.Position, at ?? argument),
            [argument, optimizer.GetType().Name, Text.Of(value), needed]));
    }

    private static bool IsPositive(double value) => (float)value is > 0 and < float.PositiveInfinity;

    private static bool IsFraction(double value) => (float)value is >= 0 and < 1;
}
