using NetGen.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetGen.Golden;

/// <summary>Losses by torch's own functions, which take a softmax's or a sigmoid's input where they can.</summary>
internal static class TorchLosses
{
    /// <summary>The mean loss of a batch.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="layer">The attribute of the output layer.</param>
    /// <param name="before">What the output layer takes.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="target">The target: of integers where it is class indices.</param>
    /// <param name="isTraining">Whether labels are smoothed, which only training does.</param>
    public static Tensor Mean(
        DefinitionAttribute loss, string layer, Tensor before, Tensor output, Tensor target, bool isTraining)
        => (layer, loss.Name) switch
        {
            ("Softmax", "CrossEntropy") =>
                CrossEntropy(loss, before, target, isTraining ? loss.Number("LabelSmoothing", 0) : 0),
            ("LogSoftmax", "NegativeLogLikelihood")
                when target.dtype == int64 && !loss.Named.ContainsKey("IgnoreIndex") =>
                functional.nll_loss(output, target, ClassWeights(loss, output)),
            // torch's nll_loss takes no distributions, and TorchSharp's no index to ignore but -100; cross_entropy is
            // log_softmax and the same sum.
            ("LogSoftmax", "NegativeLogLikelihood") => CrossEntropy(loss, before, target, 0),
            ("Sigmoid", "BinaryCrossEntropy") => functional.binary_cross_entropy_with_logits(
                before, target, pos_weights: PositiveWeight(loss, before)),
            (_, "MeanSquaredError") => functional.mse_loss(output, target),
            (_, "MeanAbsoluteError") => functional.l1_loss(output, target),
            (_, "Huber") => functional.huber_loss(output, target, loss.Number("Delta", 1)),
            var pair => throw new NotSupportedException($"The pair {pair} has no torch counterpart here."),
        };

    private static Tensor CrossEntropy(DefinitionAttribute loss, Tensor logits, Tensor target, double labelSmoothing)
        => functional.cross_entropy(
            logits,
            target,
            ClassWeights(loss, logits),
            ignore_index: loss.Integer("IgnoreIndex", -100),
            label_smoothing: labelSmoothing);

    private static Tensor? ClassWeights(DefinitionAttribute loss, Tensor like)
        => loss.Numbers("ClassWeights") is { } weights ? tensor(weights).to(like.dtype, copy: true) : null;

    private static Tensor? PositiveWeight(DefinitionAttribute loss, Tensor like)
        => loss.Named.ContainsKey("PositiveWeight")
            ? tensor(new[] { loss.Number("PositiveWeight", 1) }).to(like.dtype, copy: true)
            : null;
}
