using NetGen.Generator.Graph;

namespace NetGen.Generator.Lowering;

/// <summary>
/// One call of a kernel: operations that were fused, reading and writing buffers. A value that the network's caller owns
/// (the input) has no buffer unless it is packed.
/// </summary>
internal abstract record Kernel
{
    /// <summary>The buffers read.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>The buffer written; <see langword="null"/> for a kernel that writes parameters or the like.</summary>
    public abstract Value? Writes { get; }
}

/// <summary>The network's input, from rows into panels.</summary>
internal sealed record PackInput(Value Output) : Kernel
{
    public override IEnumerable<Value> Reads => [];

    public override Value Writes => Output;
}

/// <summary><c>Y = f(X Wᵀ + b)</c>.</summary>
/// <param name="Linear">The linear operation.</param>
/// <param name="Map">The activation fused with it, if any.</param>
/// <param name="FromRows">Whether X is the network's input, in rows as the caller gave it.</param>
internal sealed record LinearForward(LinearOperation Linear, MapOperation? Map, bool FromRows) : Kernel
{
    public override IEnumerable<Value> Reads => FromRows ? [] : [Linear.Input];

    public override Value Writes => Map?.Output ?? Linear.Output;
}

/// <summary><c>Y = f(X)</c>.</summary>
internal sealed record MapForward(MapOperation Map) : Kernel
{
    public override IEnumerable<Value> Reads => [Map.Input];

    public override Value Writes => Map.Output;
}

/// <summary>Softmax, or its logarithm.</summary>
internal sealed record SoftmaxForward(SoftmaxOperation Softmax) : Kernel
{
    public override IEnumerable<Value> Reads => [Softmax.Input];

    public override Value Writes => Softmax.Output;
}

/// <summary>The caller's gradient of the network's output, from rows into panels.</summary>
internal sealed record PackOutputGradient(Value Gradient) : Kernel
{
    public override IEnumerable<Value> Reads => [];

    public override Value Writes => Gradient;
}

/// <summary>The weight in panels of inputs, as the input's gradient reads it.</summary>
internal sealed record Transpose(LinearOperation Linear) : Kernel
{
    public override IEnumerable<Value> Reads => [];

    public override Value? Writes => null;
}

/// <summary><c>∂L/∂X = ∂L/∂Y W</c>, taken on through the activation that X is the output of.</summary>
/// <param name="Linear">The linear operation.</param>
/// <param name="Through">The activation, if any; the gradient written is then that of its input.</param>
internal sealed record LinearInputGradient(LinearOperation Linear, MapOperation? Through) : Kernel
{
    public override IEnumerable<Value> Reads =>
        Through is null ? [Gradients.Of(Linear.Output)] : [Gradients.Of(Linear.Output), Through.Output];

    public override Value Writes => Gradients.Of(Through?.Input ?? Linear.Input);
}

/// <summary><c>∂L/∂W = ∂L/∂Yᵀ X</c>.</summary>
/// <param name="Linear">The linear operation.</param>
/// <param name="FromRows">Whether X is the network's input, in rows as the caller gave it.</param>
internal sealed record WeightGradient(LinearOperation Linear, bool FromRows) : Kernel
{
    public override IEnumerable<Value> Reads =>
        FromRows ? [Gradients.Of(Linear.Output)] : [Gradients.Of(Linear.Output), Linear.Input];

    public override Value? Writes => null;
}

/// <summary><c>∂L/∂b = Σ ∂L/∂Y</c> over the rows.</summary>
internal sealed record BiasGradient(LinearOperation Linear) : Kernel
{
    public override IEnumerable<Value> Reads => [Gradients.Of(Linear.Output)];

    public override Value? Writes => null;
}

/// <summary><c>∂L/∂X = f′ ⊙ ∂L/∂Y</c>.</summary>
internal sealed record MapBackward(MapOperation Map) : Kernel
{
    public override IEnumerable<Value> Reads => [Map.Output, Gradients.Of(Map.Output)];

    public override Value Writes => Gradients.Of(Map.Input);
}

/// <summary>The product with the Jacobian of softmax, or of its logarithm.</summary>
internal sealed record SoftmaxBackward(SoftmaxOperation Softmax) : Kernel
{
    public override IEnumerable<Value> Reads => [Softmax.Output, Gradients.Of(Softmax.Output)];

    public override Value Writes => Gradients.Of(Softmax.Input);
}

/// <summary>The gradient of the network's input, from panels into the caller's rows.</summary>
internal sealed record UnpackInputGradient(Value Gradient) : Kernel
{
    public override IEnumerable<Value> Reads => [Gradient];

    public override Value? Writes => null;
}

/// <summary>The values that hold gradients.</summary>
internal static class Gradients
{
    /// <summary>∂L/∂v of a value v, which has v's shape.</summary>
    public static Value Of(Value value) => new(value.Name + "Gradient", value.Features);
}
