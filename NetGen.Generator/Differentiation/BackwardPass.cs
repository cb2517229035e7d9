using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Differentiation;

/// <summary>
/// Backpropagation: the chain rule from the last operation to the first. The gradient of a value is the sum over all that
/// read it, so it is complete once every reader, all of which come later in the graph, is done.
/// </summary>
internal sealed class BackwardPass
{
    private readonly IReadOnlyList<Operation> _operations;
    private readonly HashSet<Value> _starts;
    private readonly Dictionary<Value, Value> _gradients = [];

    // Gradients that are to be added to those of other values, which nothing has written yet.
    private readonly Dictionary<Value, List<Value>> _waiting = [];
    private readonly List<GradientOperation> _toParameters = [];
    private readonly List<GradientOperation> _toInputs = [];
    private int _parts;

    private BackwardPass(IReadOnlyList<Operation> operations, IEnumerable<Value> starts)
    {
        _operations = operations;
        _starts = [.. starts];
        foreach (var start in _starts)
            _gradients[start] = Gradients.Of(start);
    }

    /// <summary>
    /// The operations that take the gradients to those of all parameters. Nothing is computed that no parameter needs.
    /// </summary>
    public IReadOnlyList<GradientOperation> ToParameters => _toParameters;

    /// <summary>The operations that take them on, from where <see cref="ToParameters"/> leaves them to the network's inputs.</summary>
    public IReadOnlyList<GradientOperation> ToInputs => _toInputs;

    /// <summary>The gradient of a value; <see langword="null"/> where none flows to it.</summary>
    public Value? Of(Value value) => _gradients.TryGetValue(value, out var gradient) ? gradient : null;

    /// <summary>The values that depend on a parameter that is trained, by way of derivatives.</summary>
    public static HashSet<Value> Trained(IEnumerable<Operation> operations)
    {
        var trained = new HashSet<Value>();
        foreach (var operation in operations)
        {
            if (operation.Trained.Count > 0 || Differentiated(operation).Any(trained.Contains))
                trained.Add(operation.Output);
        }

        return trained;
    }

    /// <summary>The backward pass of some operations.</summary>
    /// <param name="operations">The operations, in the order of the forward pass.</param>
    /// <param name="starts">The values whose gradient is there when it begins.</param>
    /// <param name="inputs">The network's inputs that have a gradient.</param>
    public static BackwardPass Through(
        IReadOnlyList<Operation> operations, IEnumerable<Value> starts, IEnumerable<Value> inputs)
    {
        // What depends on a parameter that is trained, and what on an input: only there a gradient must pass.
        var trained = Trained(operations);
        var reached = new HashSet<Value>(inputs);
        foreach (var operation in operations)
        {
            if (Differentiated(operation).Any(reached.Contains))
                reached.Add(operation.Output);
        }

        var pass = new BackwardPass(operations, starts);
        var seen = new HashSet<int>();
        foreach (var operation in operations.Reverse())
        {
            if (!trained.Contains(operation.Output) || pass.Complete(pass._toParameters, operation.Output) is not { } from)
                continue;

            // The input's gradient first: it reads the weight, which the parameter's gradient may update.
            for (var i = 0; i < Differentiated(operation).Count; i++)
            {
                if (trained.Contains(operation.Inputs[i]))
                    pass.Contribute(pass._toParameters, operation, i, from);
            }

            if (operation.Trained.Count > 0)
            {
                pass._toParameters.Add(
                    new ParameterGradient(operation, from, Adds: !seen.Add(operation.Trained[0].Index)));
            }
        }

        foreach (var operation in operations.Reverse())
        {
            if (pass.Complete(pass._toInputs, operation.Output) is not { } from)
                continue;
            for (var i = 0; i < Differentiated(operation).Count; i++)
            {
                if (reached.Contains(operation.Inputs[i]) && !trained.Contains(operation.Inputs[i]))
                    pass.Contribute(pass._toInputs, operation, i, from);
            }
        }

        foreach (var input in inputs)
            pass.Complete(pass._toInputs, input);
        return pass;
    }

    /// <summary>The inputs that the gradient of an operation's output is taken on to: all, or none.</summary>
    private static EquatableArray<Value> Differentiated(Operation operation) =>
        operation.BlocksGradient ? [] : operation.Inputs;

    /// <summary>Adds what an operation contributes to the gradient of one of its inputs.</summary>
    private void Contribute(List<GradientOperation> list, Operation operation, int index, Value from)
    {
        var input = operation.Inputs[index];
        var isFirst = !_gradients.TryGetValue(input, out var gradient);
        if (operation.PassesGradient)
        {
            // The only part of a gradient may be the other gradient itself, which nothing changes any more. One of several
            // waits for a part that is computed, to be added to it: that saves a copy.
            if (isFirst && Readers(input) == 1)
                _gradients[input] = from;
            else if (isFirst)
                Waiting(input).Add(from);
            else
                list.Add(new PassGradient(from, gradient!, Adds: true));
            return;
        }

        if (isFirst)
        {
            gradient = Gradients.Of(input);
            _gradients[input] = gradient;
            list.Add(new InputGradient(operation, index, from, gradient));
            foreach (var waiting in Waiting(input))
                list.Add(new PassGradient(waiting, gradient, Adds: true));
            _waiting.Remove(input);
        }
        else
        {
            var part = Gradients.PartOf(input, ++_parts);
            list.Add(new InputGradient(operation, index, from, part));
            list.Add(new PassGradient(part, gradient!, Adds: true));
        }
    }

    /// <summary>The gradient of a value all of whose readers are done; <see langword="null"/> where none flows to it.</summary>
    private Value? Complete(List<GradientOperation> list, Value value)
    {
        if (!_waiting.TryGetValue(value, out var parts))
            return Of(value);
        var gradient = Gradients.Of(value);
        for (var i = 0; i < parts.Count; i++)
            list.Add(new PassGradient(parts[i], gradient, Adds: i > 0));
        _waiting.Remove(value);
        _gradients[value] = gradient;
        return gradient;
    }

    private List<Value> Waiting(Value value)
    {
        if (!_waiting.TryGetValue(value, out var parts))
            _waiting[value] = parts = [];
        return parts;
    }

    private int Readers(Value value) =>
        _operations.Sum(operation => Differentiated(operation).Count(input => input == value)) + (_starts.Contains(value) ? 1 : 0);
}
