using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>Operations to kernels: what one pass over memory can do is one kernel.</summary>
internal static class Fusion
{
    /// <summary>
    /// Kernels for consecutive operations of the forward pass: a linear operation takes the activation after it along.
    /// </summary>
    /// <param name="operations">The operations.</param>
    /// <param name="input">The network's input, which a linear operation reads as the caller gave it.</param>
    public static IReadOnlyList<Kernel> Forward(IReadOnlyList<Operation> operations, Value input)
    {
        var kernels = new List<Kernel>();
        for (var i = 0; i < operations.Count; i++)
        {
            switch (operations[i])
            {
                case LinearOperation linear:
                    var map = i + 1 < operations.Count ? operations[i + 1] as MapOperation : null;
                    kernels.Add(new LinearForward(linear, map, linear.Input == input));
                    if (map is not null)
                        i++;
                    break;
                case MapOperation map1:
                    kernels.Add(new MapForward(map1));
                    break;
                case SoftmaxOperation softmax:
                    kernels.Add(new SoftmaxForward(softmax));
                    break;
            }
        }

        return kernels;
    }

    /// <summary>
    /// Kernels for the backward pass: the gradient of a linear operation's input takes the derivative of the activation
    /// before it along.
    /// </summary>
    public static IReadOnlyList<Kernel> Backward(IReadOnlyList<GradientOperation> operations, Value input)
    {
        var kernels = new List<Kernel>();
        var fused = new HashSet<GradientOperation>();
        for (var i = 0; i < operations.Count; i++)
        {
            switch (operations[i])
            {
                case InputGradient { Of: LinearOperation linear }:
                    var through = operations.Skip(i + 1).OfType<InputGradient>()
                        .FirstOrDefault(next => next.Of is MapOperation map && map.Output == linear.Input);
                    if (through is not null)
                        fused.Add(through);
                    kernels.Add(new Transpose(linear));
                    kernels.Add(new LinearInputGradient(linear, (MapOperation?)through?.Of));
                    break;
                case ParameterGradient { Of: var linear }:
                    kernels.Add(new WeightGradient(linear, linear.Input == input));
                    if (linear.Bias is not null)
                        kernels.Add(new BiasGradient(linear));
                    break;
                case InputGradient { Of: MapOperation map } when !fused.Contains(operations[i]):
                    kernels.Add(new MapBackward(map));
                    break;
                case InputGradient { Of: SoftmaxOperation softmax }:
                    kernels.Add(new SoftmaxBackward(softmax));
                    break;
            }
        }

        return kernels;
    }
}
