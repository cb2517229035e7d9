using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A penalty on all weights of a network.</summary>
/// <param name="Position">The place of its attribute.</param>
/// <param name="Factor">What the sum of absolute values, or of squares, is multiplied by.</param>
/// <param name="Biases">Whether biases count.</param>
/// <param name="Normalization">Whether the scales and shifts of normalisations count.</param>
internal abstract record PenaltySpec(int Position, double Factor, bool Biases, bool Normalization) : TrainingSpec(Position)
{
    public override bool NeedsLoss => true;

    public override bool NeedsOptimizer => true;

    protected string Options =>
        $"{OptionText.Of(Factor)}{(Biases ? ", Biases = true" : "")}{(Normalization ? ", Normalization = true" : "")}";
}
