using NetGen.Generator.Graph;

namespace NetGen.Generator.Differentiation;

/// <summary>Backpropagation: the chain rule from the last operation to the first.</summary>
internal static class BackwardPass
{
    /// <summary>
    /// The operations that take ∂L/∂(output of the last operation) to the gradients of all parameters. Nothing is
    /// computed below the first operation that has any.
    /// </summary>
    public static IReadOnlyList<GradientOperation> ToParameters(IReadOnlyList<Operation> operations)
    {
        var backward = new List<GradientOperation>();
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            // The input's gradient first: it reads the weight, which the parameter's gradient may update.
            if (operations.Take(i).Any(earlier => earlier.HasParameters))
                backward.Add(new InputGradient(operations[i]));
            if (operations[i] is LinearOperation linear)
                backward.Add(new ParameterGradient(linear));
            if (!operations.Take(i).Any(earlier => earlier.HasParameters))
                break;
        }

        return backward;
    }

    /// <summary>
    /// The operations that take the gradient on, from where <see cref="ToParameters"/> leaves it to the network's input.
    /// </summary>
    public static IReadOnlyList<GradientOperation> ToInput(IReadOnlyList<Operation> operations)
    {
        var first = operations.TakeWhile(operation => !operation.HasParameters).Count();
        return [.. operations.Take(first + 1).Reverse().Select(operation => new InputGradient(operation))];
    }
}
