using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Graph;

/// <summary>One step of the forward pass.</summary>
/// <param name="Inputs">What it reads.</param>
/// <param name="Output">What it computes.</param>
internal abstract record Operation(EquatableArray<Value> Inputs, Value Output)
{
    public Value Input => Inputs[0];

    /// <summary>The parameters that it computes with, statistics left out.</summary>
    public virtual EquatableArray<ParameterSlot> Parameters => [];

    /// <summary>Those that it trains: what is frozen is none of them, nor what no gradient reaches.</summary>
    public EquatableArray<ParameterSlot> Trained => Parameters.Where(slot => slot.IsTrained).ToEquatableArray();

    /// <summary>A second value that it leaves for its backward pass.</summary>
    public virtual Value? Kept => null;

    /// <summary>The values of the forward pass that its backward pass reads.</summary>
    public virtual IEnumerable<Value> ReadBackward => [];

    /// <summary>Whether ∂L/∂X is ∂L/∂Y itself.</summary>
    public virtual bool PassesGradient => false;

    /// <summary>Whether ∂L/∂X is 0 whatever ∂L/∂Y is: the backward pass goes no further here.</summary>
    public virtual bool BlocksGradient => false;

    protected static EquatableArray<ParameterSlot> Slots(params ParameterSlot?[] slots) =>
        slots.OfType<ParameterSlot>().ToEquatableArray();
}

/// <summary><c>Y = X Wᵀ + b</c>.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Weight">The weight W, of shape <c>[outputs, inputs]</c>.</param>
/// <param name="Bias">The bias b; <see langword="null"/> where there is none.</param>
internal sealed record LinearOperation(Value X, Value Output, string Name, ParameterSlot Weight, ParameterSlot? Bias)
    : Operation([X], Output)
{
    public override EquatableArray<ParameterSlot> Parameters => Slots(Weight, Bias);
}

/// <summary>A convolution with a bias, if any.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Weight">The weight, of shape <c>[channels, channels in / groups, kernel height, kernel width]</c>.</param>
/// <param name="Bias">The bias; <see langword="null"/> where there is none.</param>
/// <param name="Window">How the kernel moves over the image.</param>
/// <param name="Groups">The groups that the channels are cut into.</param>
internal sealed record ConvolutionOperation(
    Value X,
    Value Output,
    string Name,
    ParameterSlot Weight,
    ParameterSlot? Bias,
    Window2D Window,
    int Groups) : Operation([X], Output)
{
    public override EquatableArray<ParameterSlot> Parameters => Slots(Weight, Bias);
}

/// <summary>How a kernel moves over an image; a sequence is an image of one row.</summary>
internal sealed record Window2D(
    int InputHeight,
    int InputWidth,
    int OutputHeight,
    int OutputWidth,
    int KernelHeight,
    int KernelWidth,
    int StrideY,
    int StrideX,
    int PadTop,
    int PadLeft,
    int Dilation)
{
    /// <summary>Whether the kernel covers every element and no padding, and so stops at one place.</summary>
    public bool IsWholeImage => KernelHeight == InputHeight && KernelWidth == InputWidth && Dilation == 1
        && OutputHeight == 1 && OutputWidth == 1 && PadTop == 0 && PadLeft == 0;
}

/// <summary>The largest value, or the mean, of each window.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="CountsPadding">Whether a mean counts padding.</param>
internal sealed record PoolOperation(Value X, Value Output, string Name, bool IsMax, Window2D Window, bool CountsPadding)
    : Operation([X], Output)
{
    public override IEnumerable<Value> ReadBackward => IsMax ? [X, Output] : [];
}

/// <summary>The mean of each channel: from an image to a vector.</summary>
internal sealed record GlobalPoolOperation(Value X, Value Output) : Operation([X], Output);

/// <summary>The same elements in the other layout: from lanes to panels, or back.</summary>
internal sealed record RelayoutOperation(Value X, Value Output) : Operation([X], Output);

/// <summary><c>Y = f(X)</c>, element by element.</summary>
internal sealed record MapOperation(Value X, Value Output, ActivationFunction Function) : Operation([X], Output)
{
    /// <summary>What the derivative is computed from.</summary>
    public Value Saved => Function.FromInput ? X : Output;

    public override IEnumerable<Value> ReadBackward => [Saved];

    public override bool PassesGradient => Function.Slope is Constant { Value: 1 };

    public override bool BlocksGradient => Function.IsFlat;
}

/// <summary>Softmax over the features, or over the channels at each position, or its logarithm.</summary>
internal sealed record SoftmaxOperation(Value X, Value Output, bool IsLog) : Operation([X], Output)
{
    public override IEnumerable<Value> ReadBackward => [Output];
}

/// <summary><c>Y = f(X; p)</c>, element by element, with trained numbers p.</summary>
/// <param name="Numbers">
/// The numbers in the order of the function's, one set of them or one for each channel. They lie one behind the other.
/// </param>
internal sealed record ParametricMapOperation(
    Value X, Value Output, ParametricFunction Function, EquatableArray<ParameterSlot> Numbers) : Operation([X], Output)
{
    /// <summary>The sets of numbers.</summary>
    public int Sets => (int)Numbers[0].Spec.Shape.Size;

    public override EquatableArray<ParameterSlot> Parameters => Numbers;

    public override bool BlocksGradient => Function.IsFlat;

    public override IEnumerable<Value> ReadBackward => [X];
}

/// <summary>Batch normalisation: by the batch's own statistics in training, by the running ones otherwise.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Weight">The scale; <see langword="null"/> where there is none.</param>
/// <param name="Bias">The shift; <see langword="null"/> where there is none.</param>
/// <param name="IsTraining">Whether it normalises by the batch; one of a frozen network never does.</param>
internal sealed record BatchNormOperation(
    Value X,
    Value Output,
    string Name,
    ParameterSlot? Weight,
    ParameterSlot? Bias,
    ParameterSlot RunningMean,
    ParameterSlot RunningVariance,
    double Momentum,
    double Epsilon,
    bool IsTraining) : Operation([X], Output)
{
    public override EquatableArray<ParameterSlot> Parameters => Slots(Weight, Bias);

    public override IEnumerable<Value> ReadBackward => IsTraining ? [X] : [];
}

/// <summary>Layer normalisation.</summary>
/// <param name="Weight">The scale; <see langword="null"/> where there is none.</param>
/// <param name="Bias">The shift; <see langword="null"/> where there is none.</param>
internal sealed record LayerNormOperation(
    Value X, Value Output, ParameterSlot? Weight, ParameterSlot? Bias, double Epsilon) : Operation([X], Output)
{
    public override EquatableArray<ParameterSlot> Parameters => Slots(Weight, Bias);

    public override IEnumerable<Value> ReadBackward => [X];
}

/// <summary>Rows of a table, picked by the indices of an input.</summary>
internal sealed record EmbeddingOperation(Value X, Value Output, ParameterSlot Table, int Count, int Size, int Length)
    : Operation([X], Output)
{
    public override EquatableArray<ParameterSlot> Parameters => [Table];

    public override bool BlocksGradient => true;
}

/// <summary>
/// The index of the largest feature, or of the largest channel at each position; or 1 in its place and 0 elsewhere.
/// </summary>
/// <param name="IsOneHot">Whether the output has the input's shape.</param>
/// <param name="IsStraightThrough">Whether the backward pass takes the operation for the identity.</param>
internal sealed record ArgMaxOperation(Value X, Value Output, bool IsOneHot, bool IsStraightThrough)
    : Operation([X], Output)
{
    public override bool PassesGradient => IsStraightThrough;

    public override bool BlocksGradient => !IsStraightThrough;
}

/// <summary>The sum of two values.</summary>
internal sealed record AddOperation(Value Left, Value Right, Value Output) : Operation([Left, Right], Output)
{
    public override bool PassesGradient => true;
}

/// <summary>The product of two values, element by element.</summary>
internal sealed record MultiplyOperation(Value Left, Value Right, Value Output) : Operation([Left, Right], Output)
{
    public override IEnumerable<Value> ReadBackward => [Left, Right];
}

/// <summary>Values one after the other along the first axis.</summary>
internal sealed record ConcatOperation(EquatableArray<Value> Parts, Value Output) : Operation(Parts, Output);

/// <summary>Elements dropped at random. It leaves the mask of factors.</summary>
/// <param name="Stream">What its random numbers are told apart by.</param>
internal sealed record DropoutOperation(Value X, Value Output, double Rate, int Stream) : Operation([X], Output)
{
    public Value Mask => new(Output.Name + "Mask", Output.Shape);

    public override Value Kept => Mask;

    public override IEnumerable<Value> ReadBackward => [Mask];
}

/// <summary>Noise added to every element.</summary>
/// <param name="Stream">What its random numbers are told apart by.</param>
internal sealed record NoiseOperation(Value X, Value Output, double Deviation, int Stream) : Operation([X], Output)
{
    public override bool PassesGradient => true;
}

/// <summary>A parameter and its place in the parameter block.</summary>
/// <param name="Spec">The parameter as its layer states it.</param>
/// <param name="Index">Its place among the network's parameters, from 0.</param>
/// <param name="Offset">The element of the parameter block that it starts at.</param>
/// <param name="PackedLength">The elements it takes there, padding included.</param>
/// <param name="IsTrained">
/// Whether it is trainable and a gradient reaches it. Training leaves any other as it is: it has no update, decay, penalty,
/// bound or noise.
/// </param>
internal sealed record ParameterSlot(ParameterSpec Spec, int Index, int Offset, int PackedLength, bool IsTrained);

/// <summary>An elementwise function, with its backward pass.</summary>
/// <param name="Name">The name of the generated type.</param>
/// <param name="Equation">The function as a reader expects it.</param>
/// <param name="Derivative">The derivative as a reader expects it, from what <paramref name="Slope"/> reads.</param>
/// <param name="Forward">y, from <c>x</c>.</param>
/// <param name="Slope">
/// <c>dy/dx</c>: from <c>y</c>, which the backward pass has at hand, or from <c>x</c> where
/// <paramref name="FromInput"/> says so.
/// </param>
/// <param name="FromInput">
/// Whether <paramref name="Slope"/> reads <c>x</c>, because <c>y</c> does not determine it or not cheaply: the backward
/// pass then needs the function's input.
/// </param>
/// <param name="IsTotal">
/// Whether <c>y</c> and <paramref name="Slope"/> are finite for every finite <c>x</c>; what pads a batch must be kept so.
/// </param>
internal sealed record ActivationFunction(
    string Name,
    string Equation,
    string Derivative,
    Expression Forward,
    Expression Slope,
    bool FromInput = false,
    bool IsTotal = true)
{
    public static readonly Expression X = Scalar.Variable("x");

    public static readonly Expression Y = Scalar.Variable("y");

    /// <summary>
    /// Whether no gradient passes through it. Of a user's function the model says so, which has decided which parameters
    /// are reached; a derivative may turn out to be 0 all the same.
    /// </summary>
    public bool IsFlat { get; init; } = Slope is Constant { Value: 0 };
}
