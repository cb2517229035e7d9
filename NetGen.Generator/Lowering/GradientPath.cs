using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>
/// ∂L/∂Y of an operation, as its backward pass finds it: a gradient in memory, or one that is computed on the way,
/// <c>f′ ⊙ (From + More) ⊙ Mask</c>.
/// </summary>
/// <param name="From">The gradient that is read.</param>
/// <param name="Map">The activation f after the operation.</param>
/// <param name="More">A second part of the gradient.</param>
/// <param name="Mask">The factors of a dropout after the activation.</param>
/// <param name="Sum">Where ∂L/∂Y is written, too, for others that read it.</param>
internal sealed record GradientPath(
    Value From, MapOperation? Map = null, Value? More = null, Value? Mask = null, Value? Sum = null)
{
    /// <summary>Whether anything is computed on the way.</summary>
    public bool IsPlain => Map is null && More is null && Mask is null;

    /// <summary>What is read.</summary>
    public IEnumerable<Value> Reads => ((Value?[])[From, Map?.Saved, More, Mask]).OfType<Value>();
}

/// <summary>
/// The steps of a backward pass that the kernel of a later step takes along: an elementwise step before a batch
/// normalisation's or an activation's.
/// </summary>
internal sealed class GradientPaths
{
    private readonly IReadOnlyList<GradientOperation> _operations;
    private readonly HashSet<Value> _readElsewhere;
    private readonly HashSet<GradientOperation> _taken;
    private readonly Dictionary<GradientOperation, GradientPath> _paths = [];

    /// <param name="operations">The steps in their order.</param>
    /// <param name="taken">The steps that others have taken along.</param>
    /// <param name="readElsewhere">The gradients that are read after these steps.</param>
    public GradientPaths(
        IReadOnlyList<GradientOperation> operations,
        IEnumerable<GradientOperation> taken,
        IEnumerable<Value> readElsewhere)
    {
        (_operations, _taken, _readElsewhere) = (operations, [.. taken], [.. readElsewhere]);
        foreach (var step in operations.Where(step => OperationOf(step) is BatchNormOperation { IsTraining: true }))
            Follow(step);
        foreach (var step in operations.Where(step => step is InputGradient { Of: MapOperation } && !_taken.Contains(step)))
            Follow(step);
    }

    /// <summary>Whether another step takes this one along.</summary>
    public bool IsTaken(GradientOperation step) => _taken.Contains(step);

    /// <summary>Where a step finds its gradient.</summary>
    public GradientPath Of(GradientOperation step) =>
        _paths.TryGetValue(step, out var path) ? path : new(step.From);

    /// <summary>Goes back from a step to those before it, as far as its kernel can do what they do.</summary>
    private void Follow(GradientOperation step)
    {
        // The other of the two gradients of a batch normalisation is computed in the same pass.
        var operation = OperationOf(step)!;
        var twin = _operations.First(other => OperationOf(other) == operation);
        if (_paths.TryGetValue(twin, out var known))
        {
            _paths[step] = known;
            return;
        }

        var path = new GradientPath(step.From);
        if (operation is BatchNormOperation && Writer(path.From) is InputGradient { Of: MapOperation map } derivative
            && ReadersBut(operation, path.From) is var others && others.All(other => IndexOf(other) > IndexOf(step)))
        {
            var isRead = others.Count > 0 || _readElsewhere.Contains(path.From);
            path = new(derivative.From, map, Sum: isRead ? path.From : null);
            _taken.Add(derivative);
            operation = map;
        }

        if (IsReadBy(operation, path.From) && Writer(path.From) is InputGradient { Of: DropoutOperation dropout } dropped)
        {
            path = path with { From = dropped.From, Mask = dropout.Mask };
            _taken.Add(dropped);
            operation = dropout;
        }

        if (IsReadBy(operation, path.From)
            && _operations.LastOrDefault(other => To(other) == path.From) is PassGradient { Adds: true } pass
            && !_taken.Contains(pass))
        {
            path = path with { More = pass.From };
            _taken.Add(pass);
        }

        _paths[step] = path;
    }

    /// <summary>The only step that writes a gradient; <see langword="null"/> where there are several, or another took it.</summary>
    private GradientOperation? Writer(Value gradient)
    {
        var writers = _operations.Where(step => To(step) == gradient).ToList();
        return writers.Count == 1 && !_taken.Contains(writers[0]) ? writers[0] : null;
    }

    /// <summary>Whether only the backward pass of an operation reads a gradient.</summary>
    private bool IsReadBy(Operation operation, Value gradient) =>
        ReadersBut(operation, gradient).Count == 0 && !_readElsewhere.Contains(gradient);

    private List<GradientOperation> ReadersBut(Operation operation, Value gradient) =>
        [.. _operations.Where(step => step.From == gradient && OperationOf(step) != operation)];

    private int IndexOf(GradientOperation step) => _operations.ToList().IndexOf(step);

    private static Operation? OperationOf(GradientOperation step) => step switch
    {
        InputGradient input => input.Of,
        ParameterGradient parameters => parameters.Of,
        _ => null,
    };

    private static Value? To(GradientOperation step) => step switch
    {
        InputGradient input => input.To,
        PassGradient pass => pass.To,
        _ => null,
    };
}
