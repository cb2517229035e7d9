using NetGen.Analyzers;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Losses;

namespace NetGen.Generator.Layers;

/// <summary>
/// The user's functions of one network, each differentiated once: the graphs of training and of prediction share them.
/// Layers of one function are of one type.
/// </summary>
internal sealed class OwnFunctions
{
    /// <summary>The longest expression that is shown as an equation.</summary>
    private const int LongestEquation = 60;

    private readonly Dictionary<FunctionSpec, ActivationFunction> _activations = [];
    private readonly Dictionary<FunctionSpec, ParametricFunction> _parametric = [];
    private readonly Dictionary<FunctionSpec, DifferentiatedFunction> _losses = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The function of a layer that trains nothing.</summary>
    public ActivationFunction Of(Activation layer)
    {
        var function = layer.Function!;
        if (_activations.TryGetValue(function, out var known))
            return known;
        var derived = Differentiate(function, [ActivationFunction.X]);
        return _activations[function] = new(
            NameFor(function),
            EquationOf(function, derived.Value),
            "y′ = " + (TextOf(derived.Derivatives[0], []) ?? $"∂{function.Name}/∂{function.Parameters[0].Name}"),
            derived.Value,
            derived.Derivatives[0],
            FromInput: true,
            IsTotal: false)
        {
            IsFlat = !layer.PassesGradient,
        };
    }

    /// <summary>The function of a layer that trains numbers of it.</summary>
    public ParametricFunction ParametricOf(Activation layer)
    {
        var function = layer.Function!;
        if (_parametric.TryGetValue(function, out var known))
            return known;
        var trained = Enumerable.Range(0, function.Parameters.Count)
            .Where(i => function.Parameters[i].Role == FunctionParameterRole.Trainable).ToList();
        var derived = Differentiate(function, [ActivationFunction.X]);
        var names = trained.Select(i => function.Parameters[i].Name).ToList();
        var input = function.Parameters[0].Name;
        return _parametric[function] = new(
            NameFor(function),
            EquationOf(function, derived.Value, [.. names]),
            string.Join(
                "; ",
                names.Prepend(input).Select(name => $"∂y/∂{(name == input ? "x" : name)} = ∂{function.Name}/∂{name}")),
            trained.Select(i => new TrainedNumber(function.Parameters[i].Name, derived.Derivatives[i])).ToEquatableArray(),
            derived.Value,
            derived.Derivatives[0],
            IsTotal: false)
        {
            IsFlat = !layer.PassesGradient,
        };
    }

    /// <summary>The loss of a function of an output and its target.</summary>
    public LossFunction Of(Loss loss)
    {
        var function = loss.Function!;
        if (!_losses.TryGetValue(function, out var derived))
            _losses[function] = derived = Differentiate(function, [ElementwiseLossFunction.X, ElementwiseLossFunction.Target]);
        return new ElementwiseLossFunction(
            function.Name,
            $"L = {function.DisplayName}(y, t)",
            $"∂L/∂y = ∂{function.Name}/∂{function.Parameters[0].Name}",
            Fused: null,
            ReadsOutput: true,
            derived.Value,
            derived.Derivatives[0]);
    }

    /// <summary>The function with its first parameters given, its trained ones variables and the others constants.</summary>
    private static DifferentiatedFunction Differentiate(FunctionSpec function, IReadOnlyList<Expression> given)
    {
        var arguments = new List<Expression>();
        var trained = 0;
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            arguments.Add(
                i < given.Count ? given[i]
                : parameter.Role == FunctionParameterRole.Trainable ? ParametricFunction.Number(trained++)
                : new Constant(parameter.Value));
        }

        return DifferentiatedFunction.Of(function.Program, arguments);
    }

    /// <summary>
    /// The function's name, or one made of it where a function of another has it. No name is that of a function of NetGen's,
    /// which begin with their layers'.
    /// </summary>
    private string NameFor(FunctionSpec function)
    {
        var isTaken = Registry.Layers.Keys.Any(layer => function.Name.StartsWith(layer, StringComparison.OrdinalIgnoreCase));
        var name = isTaken ? "Own" + function.Name : function.Name;
        var unique = name;
        for (var i = 2; !_names.Add(unique); i++)
            unique = $"{name}_{Literals.Int(i)}";
        return unique;
    }

    /// <summary>The function by its name and, where that is short, by what it computes.</summary>
    private static string EquationOf(FunctionSpec function, Expression value, params string[] numbers)
    {
        var variables = new Dictionary<string, string>();
        for (var i = 0; i < numbers.Length; i++)
            variables.Add(ParametricFunction.NumberName(i), numbers[i]);
        var call = $"y = {function.DisplayName}({string.Join(", ", numbers.Prepend("x"))})";
        return TextOf(value, variables) is { } text ? $"{call} = {text}" : call;
    }

    /// <summary>An expression as a reader expects it; <see langword="null"/> where it is long.</summary>
    private static string? TextOf(Expression expression, Dictionary<string, string> variables)
    {
        var printer = new ScalarPrinter(variables);
        var text = printer.Print(expression)[0].Replace("global::System.Math.", "");
        return printer.TakeStatements().Count == 0 && text.Length <= LongestEquation ? text : null;
    }
}
