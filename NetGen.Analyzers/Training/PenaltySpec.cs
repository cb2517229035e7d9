using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A penalty on the parameters of the whole network.</summary>
/// <param name="Position">The place of its attribute.</param>
/// <param name="Factor">The factor λ.</param>
/// <param name="Biases">Whether biases count.</param>
/// <param name="Normalization">Whether the scales and shifts of normalisations count.</param>
internal abstract record PenaltySpec(int Position, double Factor, bool Biases, bool Normalization)
    : TrainingSpec(Position)
{
    public override bool NeedsTraining => true;

    /// <summary>The penalty as the definition writes it.</summary>
    protected string Text(string name)
    {
        var options = OptionText.Option("Biases", Biases) + OptionText.Option("Normalization", Normalization);
        return $"{name}({OptionText.Of(Factor)}{options})";
    }
}
