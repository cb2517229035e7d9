using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Losses;

/// <summary>A loss of a network: what it reads, and where the gradient that it gives goes.</summary>
/// <param name="Spec">The loss as the definition has it.</param>
/// <param name="Function">How it is computed.</param>
/// <param name="Output">The output that it is of.</param>
/// <param name="Read">The value that it reads: the output, or what the output is computed from.</param>
/// <param name="Start">The value whose gradient it gives.</param>
/// <param name="Gradient">Where that gradient goes: a part of it where another loss gives one, too.</param>
internal sealed record LossStep(
    LossSpec Spec, LossFunction Function, Value Output, Value Read, Value Start, Value Gradient)
{
    /// <summary>
    /// The value as the loss's kernel reads it: in panels, but for softmax over the channels of images, which has a kernel
    /// of its own.
    /// </summary>
    public Value KernelRead => IsRelaidOut ? InPanels(Read, "Panels") : Read;

    /// <summary>The gradient as the loss's kernel writes it.</summary>
    public Value KernelGradient => IsRelaidOut ? InPanels(Gradient, "Panels") : Gradient;

    /// <summary>Whether the kernel needs its operands in the other layout.</summary>
    public bool IsRelaidOut => Read.IsInLanes && Function is ElementwiseLossFunction;

    /// <summary>The losses of a network, in order.</summary>
    public static EquatableArray<LossStep> Of(NetworkSpec spec, NetworkGraph graph, OwnFunctions functions)
    {
        var steps = new List<LossStep>();
        for (var i = 0; i < spec.Losses.Count; i++)
        {
            var output = graph.Outputs[i];
            var function = LossFunctions.After(spec.Losses[i], graph.SourceOf(output), functions);
            var start = function.Fused?.Input ?? output;
            var gradient = steps.Any(step => step.Start == start)
                ? Gradients.PartOf(start, 100 + i)
                : Gradients.Of(start);
            steps.Add(new(spec.Losses[i], function, output, function.ReadsOutput ? output : start, start, gradient));
        }

        return steps.ToEquatableArray();
    }

    private static Value InPanels(Value value, string suffix) =>
        new(value.Name + suffix, TensorShape.Vector(value.Features));
}
