using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>A batch's gradient on its way back through a layer of one's own.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
public readonly ref struct LayerBackwardPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _parameters;
    private readonly ReadOnlySpan<int> _places;
    private readonly Span<T> _parameterGradients;

    /// <summary>A pass; networks make them, and tests of layers may.</summary>
    /// <param name="inputShape">The shape of one example's input.</param>
    /// <param name="outputShape">The shape of one example's output.</param>
    /// <param name="input">The inputs that the forward pass had.</param>
    /// <param name="output">The outputs that it gave.</param>
    /// <param name="outputGradient">The gradient of the outputs.</param>
    /// <param name="inputGradient">Receives the gradient of the inputs.</param>
    /// <param name="parameters">The parameters, one after the other.</param>
    /// <param name="parameterGradients">Receives their gradients, laid out as they are.</param>
    /// <param name="places">Where each parameter begins among <paramref name="parameters"/>, and its length.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public LayerBackwardPass(
        ReadOnlySpan<int> inputShape,
        ReadOnlySpan<int> outputShape,
        ReadOnlySpan<T> input,
        ReadOnlySpan<T> output,
        ReadOnlySpan<T> outputGradient,
        Span<T> inputGradient,
        ReadOnlySpan<T> parameters,
        Span<T> parameterGradients,
        ReadOnlySpan<int> places)
    {
        InputShape = inputShape;
        OutputShape = outputShape;
        Input = input;
        Output = output;
        OutputGradient = outputGradient;
        InputGradient = inputGradient;
        _parameters = parameters;
        _parameterGradients = parameterGradients;
        _places = places;
    }

    /// <summary>The shape of one example's input.</summary>
    public ReadOnlySpan<int> InputShape { get; }

    /// <summary>The shape of one example's output.</summary>
    public ReadOnlySpan<int> OutputShape { get; }

    /// <summary>The inputs that the forward pass had.</summary>
    public ReadOnlySpan<T> Input { get; }

    /// <summary>The outputs that it gave.</summary>
    public ReadOnlySpan<T> Output { get; }

    /// <summary>∂L/∂Y, the gradient of the outputs.</summary>
    public ReadOnlySpan<T> OutputGradient { get; }

    /// <summary>∂L/∂X, the gradient of the inputs, all of which the layer must set.</summary>
    public Span<T> InputGradient { get; }

    /// <summary>A parameter's values, row-major.</summary>
    /// <param name="index">Its place in the order that the layer declares them, from 0.</param>
    public ReadOnlySpan<T> Parameter(int index) => _parameters.Slice(_places[2 * index], _places[(2 * index) + 1]);

    /// <summary>A parameter's gradient, the sum over the examples, all of which the layer must set.</summary>
    /// <param name="index">Its place in the order that the layer declares them, from 0.</param>
    public Span<T> ParameterGradient(int index) =>
        _parameterGradients.Slice(_places[2 * index], _places[(2 * index) + 1]);
}
