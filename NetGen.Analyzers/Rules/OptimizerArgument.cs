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
                break;
            case Adam adam:
                if (!IsFraction(adam.Beta1))
                    Add("Beta1", adam.Beta1, "it must be at least 0 and below 1, such as 0.9");
                if (!IsFraction(adam.Beta2))
                    Add("Beta2", adam.Beta2, "it must be at least 0 and below 1, such as 0.999");
                if (!IsPositive(adam.Epsilon))
                    Add("Epsilon", adam.Epsilon, "it must be above 0 and finite, such as 1e-8");
                break;
        }

        return found;

        void Add(string argument, double value, string needed, string? at = null) => found.Add(Report(
            Place.OfAttribute(optimizer.Position, at ?? argument),
            [argument, optimizer.GetType().Name, Text.Of(value), needed]));
    }

    private static bool IsPositive(double value) => (float)value is > 0 and < float.PositiveInfinity;

    private static bool IsFraction(double value) => (float)value is >= 0 and < 1;
}
