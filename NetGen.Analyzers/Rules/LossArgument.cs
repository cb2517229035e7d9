using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An argument of a loss with which it cannot be computed or says nothing.</summary>
internal sealed class LossArgument() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0042",
        title: "A loss's argument is out of range",
        messageFormat: "'{0}' of [{1}] is {2}, but {3}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Outside these ranges a loss is not a number, does not change with the output, or falls where the " +
            "output gets worse. Values are used in single precision, so they must be in range as a float too.",
        helpLinkUri: HelpPages + "NG0042.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        for (var i = 0; i < definition.Losses.Count; i++)
        {
            var classes = definition.Shapes.ShapeOf(definition.Spec.Outputs[i]).Channels;
            foreach (var finding in Check(definition, definition.Losses[i], classes))
                yield return finding;
        }
    }

    private List<Finding> Check(Definition definition, LossSpec loss, int classes)
    {
        var found = new List<Finding>();
        Number("Weight", loss.Weight, IsPositive(loss.Weight), "it must be above 0 and finite");
        Number("TargetNoise", loss.TargetNoise, IsNotNegative(loss.TargetNoise), "it must be at least 0 and finite");
        switch (loss)
        {
            case Huber huber:
                Number("Delta", huber.Delta, IsPositive(huber.Delta), "it must be above 0 and finite, such as 1");
                break;
            case BinaryCrossEntropy binary:
                Number(
                    "PositiveWeight",
                    binary.PositiveWeight,
                    IsPositive(binary.PositiveWeight),
                    "it must be above 0 and finite");
                break;
            case ClassLossSpec ofClasses:
                if (ofClasses.TargetNoise > 0)
                    Add("TargetNoise", Text.Of(ofClasses.TargetNoise), "noise on classes is none; leave it out");
                Number(
                    "LabelSmoothing",
                    ofClasses.LabelSmoothing,
                    (float)ofClasses.LabelSmoothing is >= 0 and < 1,
                    "it must be at least 0 and below 1, such as 0.1");
                Weights(ofClasses.ClassWeights);
                break;
        }

        return found;

        void Weights(EquatableArray<double> weights)
        {
            const string Name = "ClassWeights";
            var arguments = definition.Items[loss.Position].Attribute.Arguments;
            if (!arguments.Any(argument => argument is { Name: Name, Value: not null }))
                return;
            var count = Text.Of((long)classes);
            if (weights.Count != classes)
                Add(Name, $"of length {Text.Of((long)weights.Count)}", $"the loss has {count} classes, with a weight each");
            else if (weights.Any(IsWrong))
                Add(Name, "one with " + Text.Of(weights.First(IsWrong)), "weights must be at least 0 and finite");
            else if (weights.All(weight => weight == 0))
                Add(Name, "0 for every class", "at least one class must count");
        }

        static bool IsWrong(double weight) => !IsNotNegative(weight);

        void Number(string argument, double value, bool isInRange, string needed)
        {
            if (!isInRange)
                Add(argument, Text.Of(value), needed);
        }

        void Add(string argument, string value, string needed) => found.Add(Report(
            Place.OfAttribute(loss.Position, argument), [argument, loss.GetType().Name, value, needed]));
    }

    private static bool IsPositive(double value) => (float)value is > 0 and < float.PositiveInfinity;

    private static bool IsNotNegative(double value) => (float)value is >= 0 and < float.PositiveInfinity;
}
