using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>How a loss is computed, together with the last operation of the network where the two are one.</summary>
/// <param name="Name">What the name of its generated type begins with.</param>
/// <param name="Equation">The loss as a reader expects it.</param>
/// <param name="Gradient">Its gradient as a reader expects it.</param>
/// <param name="Fused">
/// The network's last operation, where the gradient below is by that operation's input; <see langword="null"/> where it
/// is by the network's output.
/// </param>
/// <param name="ReadsOutput">
/// Whether the loss reads the network's output; otherwise it reads the input of <paramref name="Fused"/>, whose output
/// then never need be computed to train.
/// </param>
internal abstract record LossFunction(string Name, string Equation, string Gradient, Operation? Fused, bool ReadsOutput);

/// <summary>Softmax or log-softmax with cross-entropy, from the softmax's input; a kernel of the runtime.</summary>
/// <param name="Options">How classes count.</param>
internal sealed record SoftmaxCrossEntropyLoss(
    string Name, string Equation, string Gradient, Operation Softmax, CrossEntropyOptions Options)
    : LossFunction(Name, Equation, Gradient, Softmax, ReadsOutput: false);

/// <summary>A loss that is a sum over elements.</summary>
/// <param name="Loss">The loss of one element, from <c>x</c> (what the loss reads) and <c>target</c>.</param>
/// <param name="Derivative">The derivative by the element that <see cref="LossFunction.Gradient"/> speaks of.</param>
internal sealed record ElementwiseLossFunction(
    string Name,
    string Equation,
    string Gradient,
    Operation? Fused,
    bool ReadsOutput,
    Expression Loss,
    Expression Derivative) : LossFunction(Name, Equation, Gradient, Fused, ReadsOutput)
{
    public static readonly Expression X = Scalar.Variable("x");

    public static readonly Expression Target = Scalar.Variable("target");
}
