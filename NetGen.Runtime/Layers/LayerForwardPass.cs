using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>A batch on its way through a layer of one's own.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
public readonly ref struct LayerForwardPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _parameters;
    private readonly ReadOnlySpan<int> _places;

    /// <summary>A pass; networks make them, and tests of layers may.</summary>
    /// <param name="inputShape">The shape of one example's input.</param>
    /// <param name="outputShape">The shape of one example's output.</param>
    /// <param name="input">The inputs.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <param name="parameters">The parameters, one after the other.</param>
    /// <param name="places">Where each parameter begins among <paramref name="parameters"/>, and its length.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public LayerForwardPass(
        ReadOnlySpan<int> inputShape,
        ReadOnlySpan<int> outputShape,
        ReadOnlySpan<T> input,
        Span<T> output,
        ReadOnlySpan<T> parameters,
        ReadOnlySpan<int> places)
    {
        InputShape = inputShape;
        OutputShape = outputShape;
        Input = input;
        Output = output;
        _parameters = parameters;
        _places = places;
    }

    /// <summary>The shape of one example's input.</summary>
    public ReadOnlySpan<int> InputShape { get; }

    /// <summary>The shape of one example's output.</summary>
    public ReadOnlySpan<int> OutputShape { get; }

    /// <summary>The inputs of the batch.</summary>
    public ReadOnlySpan<T> Input { get; }

    /// <summary>The outputs of the batch, all of which the layer must set.</summary>
    public Span<T> Output { get; }

    /// <summary>A parameter's values, row-major.</summary>
    /// <param name="index">Its place in the order that the layer declares them, from 0.</param>
    public ReadOnlySpan<T> Parameter(int index) => _parameters.Slice(_places[2 * index], _places[(2 * index) + 1]);
}
