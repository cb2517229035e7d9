namespace NetGen.Tests.Execution;

/// <summary>
/// Any generated network as the tests call it: of any number of inputs and outputs, of single or of double precision,
/// in arrays of <see cref="double"/>. An array holds the examples of a batch back to back; there is one array for each
/// input, output or target, in the network's order. A network of single precision gets the numbers rounded to
/// <see cref="float"/>; indices are whole numbers. A member that a network does not have throws
/// <see cref="NotSupportedException"/>.
/// </summary>
public interface IGraphNetwork
{
    /// <summary>Whether the network's own numbers are of double precision.</summary>
    bool IsDouble { get; }

    /// <summary>The shape of one example of each input.</summary>
    IReadOnlyList<int[]> InputShapes { get; }

    /// <summary>The shape of one example of each output.</summary>
    IReadOnlyList<int[]> OutputShapes { get; }

    int ParameterCount { get; }

    string Summary { get; }

    /// <summary>The parameters and buffers themselves; they are read and written in either precision.</summary>
    NetworkParameters Parameters { get; }

    double LearningRate { get; set; }

    /// <summary>The outputs in inference mode.</summary>
    double[][] Predict(double[][] inputs);

    /// <summary>The outputs in training mode; buffers such as running means change.</summary>
    double[][] Forward(double[][] inputs);

    /// <summary>
    /// The loss of the batch last given to <see cref="Forward"/>; its gradient is then in the parameters.
    /// </summary>
    double Backward(GraphTargets targets);

    /// <summary>Leaves in the parameters the gradient that follows from a gradient of each output.</summary>
    void BackwardFrom(double[][] outputGradients);

    /// <summary>
    /// The same, and the gradient of each input; an empty array stands for an input of indices, which has none.
    /// </summary>
    double[][] BackwardToInputs(double[][] outputGradients);

    /// <summary>One update from the gradient in the parameters.</summary>
    void Step();

    /// <summary>Forward, backward and update, fused: the loss.</summary>
    double Step(double[][] inputs, GraphTargets targets);

    /// <summary>The loss in inference mode.</summary>
    double Evaluate(double[][] inputs, GraphTargets targets);
}

/// <summary>The targets of a batch.</summary>
/// <param name="Values">The target of each loss.</param>
/// <param name="AreIndices">
/// Whether the losses that take class indices get those here: one for each example, and for each position of an image
/// or a sequence. Otherwise every target has a value for each element of its output.
/// </param>
public sealed record GraphTargets(double[][] Values, bool AreIndices);

/// <summary>Makes networks of one compiled class.</summary>
public interface IGraphNetworkFactory
{
    IGraphNetwork Create(int seed);

    IGraphNetwork Create(NetworkOptions options);
}
