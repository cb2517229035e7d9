using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>
/// One call of a kernel: operations that were fused, reading and writing buffers. A value that the network's caller owns
/// (an input) has no buffer unless it is packed.
/// </summary>
internal abstract record Kernel
{
    /// <summary>The buffers read.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>The buffers written; none for a kernel that writes parameters or the like.</summary>
    public abstract IEnumerable<Value> Writes { get; }

    /// <summary>
    /// A buffer of <see cref="Writes"/> that may replace one of <see cref="Reads"/> of its shape, if any: what is written then
    /// is in the cache already.
    /// </summary>
    public virtual (Value Read, Value Written)? InPlace => null;
}

/// <summary>An input of the network, from rows into panels or lanes.</summary>
internal sealed record PackInput(Value Input) : Kernel
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [Input];
}

/// <summary><c>Y = f(norm(X Wᵀ + b))</c>.</summary>
/// <param name="Linear">The linear operation.</param>
/// <param name="Norm">The batch normalisation by running statistics folded into it, if any.</param>
/// <param name="Map">The activation fused with it, if any.</param>
/// <param name="Keeps">Whether what the activation is of is written, too: its backward pass reads it.</param>
/// <param name="FromRows">Whether X is an input of the network, in rows as the caller gave it.</param>
internal sealed record LinearForward(
    LinearOperation Linear, BatchNormOperation? Norm, MapOperation? Map, bool Keeps, bool FromRows) : Kernel
{
    public Value Output => Map?.Output ?? Norm?.Output ?? Linear.Output;

    public override IEnumerable<Value> Reads => FromRows ? [] : [Linear.X];

    public override IEnumerable<Value> Writes => Keeps ? [Linear.Output, Output] : [Output];
}

/// <summary>A convolution with its bias and what follows it.</summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Norm">The batch normalisation by running statistics folded into it, if any.</param>
/// <param name="Sum">The sum with another value that comes after that, if it is fused.</param>
/// <param name="Map">The activation after that, if it is fused.</param>
/// <param name="Keeps">Whether what the activation is of is written, too: its backward pass reads it.</param>
internal sealed record ConvolutionForward(
    ConvolutionOperation Convolution, BatchNormOperation? Norm, AddOperation? Sum, MapOperation? Map, bool Keeps) : Kernel
{
    public Value Output => Map?.Output ?? Sum?.Output ?? Normalised;

    /// <summary>What is added to the convolution's output.</summary>
    public Value? Residual => Sum is null ? null : Sum.Left == Normalised ? Sum.Right : Sum.Left;

    public override IEnumerable<Value> Reads => Residual is null ? [Convolution.X] : [Convolution.X, Residual];

    public override IEnumerable<Value> Writes => Keeps ? [Convolution.Output, Output] : [Output];

    private Value Normalised => Norm?.Output ?? Convolution.Output;
}

/// <summary>A convolution with its bias, the activation after it and the largest of each window of that.</summary>
/// <param name="Pooled">The operations.</param>
/// <param name="Keeps">Whether where each result came from is written, too: the backward pass reads it.</param>
internal sealed record ConvolutionMaxPoolForward(PooledConvolution Pooled, bool Keeps) : Kernel
{
    public override IEnumerable<Value> Reads => [Pooled.Convolution.X];

    public override IEnumerable<Value> Writes => Keeps ? Pooled.Kept : [Pooled.Pool.Output];
}

/// <summary>Any other operation, with what follows it where one pass over memory can do both.</summary>
/// <param name="Of">The operation.</param>
/// <param name="Sum">The sum with another value that comes after it, if it is fused.</param>
/// <param name="Map">The activation after that, if it is fused.</param>
/// <param name="Keeps">Whether what the activation is of is written, too: its backward pass reads it.</param>
internal sealed record OperationForward(
    Operation Of, AddOperation? Sum = null, MapOperation? Map = null, bool Keeps = false) : Kernel
{
    public Value Output => Map?.Output ?? BeforeMap;

    /// <summary>What the activation is of.</summary>
    public Value BeforeMap => Sum?.Output ?? Of.Output;

    /// <summary>What is added to the operation's output.</summary>
    public Value? Residual => Sum is null ? null : Sum.Left == Of.Output ? Sum.Right : Sum.Left;

    public override IEnumerable<Value> Reads =>
        Of is EmbeddingOperation ? [] : Residual is null ? Of.Inputs : [.. Of.Inputs, Residual];

    public override IEnumerable<Value> Writes =>
        [.. Keeps ? [BeforeMap] : Array.Empty<Value>(), Output, .. Of.Kept is { } kept ? [kept] : Array.Empty<Value>()];
}

/// <summary>The caller's gradient of an output, from rows into panels or lanes.</summary>
/// <param name="Output">The output.</param>
/// <param name="Gradient">Its gradient.</param>
internal sealed record PackOutputGradient(Value Output, Value Gradient) : Kernel
{
    public override IEnumerable<Value> Reads => [];

    public override IEnumerable<Value> Writes => [Gradient];
}

/// <summary>
/// <c>∂L/∂X = ∂L/∂Y W</c>, with the weight transposed into panels of inputs, taken on through the activation that X is the
/// output of.
/// </summary>
/// <param name="Linear">The linear operation.</param>
/// <param name="Through">The activation, if any; the gradient written is then that of its input.</param>
internal sealed record LinearInputGradient(LinearOperation Linear, MapOperation? Through, Value From, Value To) : Kernel
{
    public override IEnumerable<Value> Reads => Through is null ? [From] : [From, Through.Saved];

    public override IEnumerable<Value> Writes => [To];
}

/// <summary><c>∂L/∂W = ∂L/∂Yᵀ X</c>, and <c>∂L/∂b = Σ ∂L/∂Y</c> over the rows.</summary>
/// <param name="Linear">The linear operation.</param>
/// <param name="FromRows">Whether X is an input of the network, in rows as the caller gave it.</param>
/// <param name="From">∂L/∂Y.</param>
/// <param name="Adds">Whether it adds to what another layer left.</param>
internal sealed record LinearParameterGradient(LinearOperation Linear, bool FromRows, Value From, bool Adds) : Kernel
{
    public override IEnumerable<Value> Reads => FromRows ? [From] : [From, Linear.X];

    public override IEnumerable<Value> Writes => [];
}

/// <summary>The gradient of a convolution's input, taken on through the activation that it is the output of.</summary>
internal sealed record ConvolutionInputGradient(
    ConvolutionOperation Convolution, MapOperation? Through, Value From, Value To) : Kernel
{
    public override IEnumerable<Value> Reads => Through is null ? [From] : [From, Through.Saved];

    public override IEnumerable<Value> Writes => [To];
}

/// <summary>The gradients of a convolution's weight and bias.</summary>
internal sealed record ConvolutionParameterGradient(ConvolutionOperation Convolution, Value From, bool Adds) : Kernel
{
    public override IEnumerable<Value> Reads => [From, Convolution.X];

    public override IEnumerable<Value> Writes => [];
}

/// <summary>
/// The gradient of the input of a convolution that is one with its MaxPool2D, taken on through the activation that it is
/// the output of.
/// </summary>
internal sealed record ConvolutionMaxPoolInputGradient(
    PooledConvolution Pooled, MapOperation? Through, Value From, Value To) : Kernel
{
    public override IEnumerable<Value> Reads =>
        Through is null ? [From, .. Pooled.Kept] : [From, .. Pooled.Kept, Through.Saved];

    public override IEnumerable<Value> Writes => [To];
}

/// <summary>The gradients of the weight and bias of a convolution that is one with its MaxPool2D.</summary>
internal sealed record ConvolutionMaxPoolParameterGradient(PooledConvolution Pooled, Value From, bool Adds) : Kernel
{
    public override IEnumerable<Value> Reads => [From, .. Pooled.Kept, Pooled.Convolution.X];

    public override IEnumerable<Value> Writes => [];
}

/// <summary>The backward pass of any other operation.</summary>
/// <param name="Of">The operation.</param>
/// <param name="Path">∂L/∂Y, or what it is computed from on the way.</param>
/// <param name="Index">Which of the inputs <paramref name="To"/> is the gradient of.</param>
/// <param name="To">∂L/∂X; <see langword="null"/> where it is not wanted.</param>
/// <param name="GivesParameters">Whether it gives the gradients of the operation's parameters.</param>
/// <param name="Adds">Whether these add to what another layer left.</param>
/// <param name="Through">
/// The activation before that it takes the gradient on through; <paramref name="To"/> is then that of its input.
/// </param>
internal sealed record OperationBackward(
    Operation Of,
    GradientPath Path,
    int Index,
    Value? To,
    bool GivesParameters,
    bool Adds,
    MapOperation? Through = null) : Kernel
{
    public override IEnumerable<Value> Reads =>
    [
        .. Path.Reads,
        .. Of is EmbeddingOperation ? [] : Of.ReadBackward,
        .. Through is null ? Array.Empty<Value>() : [Through.Saved],
    ];

    public override (Value Read, Value Written)? InPlace =>
        To is not null && Of is (MapOperation or BatchNormOperation or DropoutOperation or MultiplyOperation)
            ? (Path.From, To)
            : null;

    public override IEnumerable<Value> Writes =>
        [.. Path.Sum is { } sum ? [sum] : Array.Empty<Value>(), .. To is null ? Array.Empty<Value>() : [To]];
}

/// <summary>A gradient copied, or added to another.</summary>
/// <param name="From">The gradient that is read.</param>
/// <param name="To">The gradient that is written.</param>
/// <param name="Adds">Whether it is added to.</param>
internal sealed record PassOn(Value From, Value To, bool Adds) : Kernel
{
    public override IEnumerable<Value> Reads => Adds ? [From, To] : [From];

    public override IEnumerable<Value> Writes => [To];
}

/// <summary>The gradient of an input, from panels or lanes into the caller's rows.</summary>
/// <param name="Input">The input.</param>
/// <param name="Gradient">Its gradient; <see langword="null"/> where none flows to it, which is 0 everywhere.</param>
internal sealed record UnpackInputGradient(Value Input, Value? Gradient) : Kernel
{
    public override IEnumerable<Value> Reads => Gradient is null ? [] : [Gradient];

    public override IEnumerable<Value> Writes => [];
}

/// <summary>The values that hold gradients.</summary>
internal static class Gradients
{
    private const string Suffix = "Gradient";

    /// <summary>∂L/∂v of a value v, which has v's shape.</summary>
    public static Value Of(Value value) => new(value.Name + Suffix, value.Shape);

    /// <summary>A part of ∂L/∂v, that of one of v's readers.</summary>
    /// <param name="value">The value v.</param>
    /// <param name="number">The number of the part.</param>
    public static Value PartOf(Value value, int number) => new($"{value.Name}{Suffix}{number}", value.Shape);

    /// <summary>A gradient as a reader knows it: <c>∂L/∂relu1</c>.</summary>
    public static string Display(Value gradient)
    {
        var end = gradient.Name.LastIndexOf(Suffix, StringComparison.Ordinal);
        var part = gradient.Name.Substring(end + Suffix.Length);
        return $"∂L/∂{gradient.Name.Substring(0, end)}{(part.Length == 0 ? "" : $", part {part}")}";
    }
}
