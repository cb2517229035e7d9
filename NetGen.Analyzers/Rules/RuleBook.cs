using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Every rule of a definition: the one list that a new rule is added to.</summary>
internal static class RuleBook
{
    private static readonly MissingNetwork MissingNetwork = new();

    /// <summary>Whether a generated part can join the class.</summary>
    private static readonly IReadOnlyList<Rule> OfClass =
    [
        new NotPartial(),
        new NotConstructible(),
        new GenericNetwork(),
        new RecordNetwork(),
        new FileLocalNetwork(),
        new PrimaryConstructor(),
        new UnusableBase(),
        new UnchainedConstructor(),
        new MemberClash(),
        new OutdatedLanguage(),
    ];

    /// <summary>Whether each attribute may stand in a definition, where it is and with its arguments.</summary>
    private static readonly IReadOnlyList<Rule> OfAttributes =
    [
        new SeveralDeclarations(),
        new UnknownAttribute(),
        new UnusableLayerType(),
        new NestedCycle(),
        new FaultyInnerNetwork(),
        new InnerNetworkArgument(),
        new AttributeOrder(),
        new NoLayer(),
        new SeveralOptimizers(),
        new OptimizerArgument(),
        new TrainingArgument(),
        new SeveralTrainingSettings(),
        new InitializerArgument(),
        new LayerArgument(),
        new UnusableFunction(),
        new BiasInitWithoutBias(),
        new RegulariserArgument(),
        new DimensionOutOfRange(),
        new InputDeclaration(),
        new UnusableName(),
        new LonelyJoin(),
        new StraightThroughIndex(),
    ];

    /// <summary>Whether the layers form a graph in which each can take its input; asked where each attribute is right.</summary>
    private static readonly IReadOnlyList<Rule> OfGraph =
    [
        new UnknownName(),
        new LaterName(),
        new IndexInput(),
        new OutputDeclaration(),
        new UnusedLayer(),
        new ShapeMismatch(),
        new UnknownLayerShape(),
        new InnerNetworkShape(),
        new SharedParameters(),
    ];

    /// <summary>Whether the attributes make a network together; asked only where the graph is right.</summary>
    private static readonly IReadOnlyList<Rule> OfNetwork =
    [
        new SeveralLosses(),
        new LossWithoutOptimizer(),
        new OptimizerWithoutLoss(),
        new TrainingWithoutEffect(),
        new LearningRateWithoutEffect(),
        new LossArgument(),
        new MissingOutputLayer(),
        new WrongOutputLayer(),
        new DoubledSoftmax(),
        new TooManyParameters(),
        new TooManyValues(),
        new SoftmaxOfOne(),
        new RedundantLinearLayer(),
        new SymmetricUnits(),
        new DeadUnits(),
        new SquaredErrorOfProbabilities(),
        new UnreachedParameters(),
        new NothingToTrain(),
    ];

    /// <summary>What every rule tells the user.</summary>
    public static IEnumerable<DiagnosticDescriptor> Descriptors =>
        OfClass.Concat(OfAttributes).Concat(OfGraph).Concat(OfNetwork).Append(MissingNetwork).Select(rule => rule.Descriptor);

    /// <summary>What the user is told of a finding.</summary>
    public static string MessageOf(Finding finding) => string.Format(
        CultureInfo.InvariantCulture,
        Descriptors.First(descriptor => descriptor.Id == finding.Id).MessageFormat.ToString(CultureInfo.InvariantCulture),
        [.. finding.Arguments]);

    /// <summary>Everything that is wrong with a definition.</summary>
    public static EquatableArray<Finding> Check(Definition definition, CancellationToken cancellation)
    {
        if (definition.NetworkPosition < 0)
            return MissingNetwork.Check(definition).ToEquatableArray();

        var findings = new List<Finding>();
        Apply(OfAttributes);
        if (!findings.Any(finding => finding.IsError))
            Apply(OfGraph);
        if (!findings.Any(finding => finding.IsError))
            Apply(OfNetwork);
        Apply(OfClass);
        return findings.ToEquatableArray();

        void Apply(IReadOnlyList<Rule> rules)
        {
            foreach (var rule in rules)
            {
                cancellation.ThrowIfCancellationRequested();
                findings.AddRange(rule.Check(definition));
            }
        }
    }
}
