using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>Prints the call of a kernel, with the mathematics that it computes as a comment.</summary>
internal sealed class KernelPrinter(NetworkPlan plan)
{
    /// <summary>Prints calls, a blank line between each two.</summary>
    public void Print(CodeWriter code, IReadOnlyList<Kernel> kernels, bool isFirstInBlock)
    {
        foreach (var kernel in kernels)
        {
            if (!isFirstInBlock)
                code.Line();
            isFirstInBlock = false;
            code.Line("// " + Equation(kernel)).Line(Call(kernel));
        }
    }

    private static string Equation(Kernel kernel) => kernel switch
    {
        PackInput => "input, into panels",
        LinearForward k => k.Map is null
            ? $"{k.Linear.Output.Name} = {Affine(k.Linear)}"
            : $"{k.Map.Output.Name}: {k.Map.Function.Equation} of x = {Affine(k.Linear)}",
        MapForward k => $"{k.Map.Output.Name}: {k.Map.Function.Equation} of x = {k.Map.Input.Name}",
        SoftmaxForward { Softmax: { IsLog: false } s } => $"{s.Output.Name} = exp({s.Input.Name}) / Σ exp({s.Input.Name})",
        SoftmaxForward { Softmax: { IsLog: true } s } => $"{s.Output.Name} = {s.Input.Name} − log Σ exp({s.Input.Name})",
        PackOutputGradient k => $"{D(k.Gradient)}, the caller's, into panels",
        Transpose k => $"W of {k.Linear.Name}, into panels of inputs",
        LinearInputGradient { Through: null } k => $"∂L/∂{k.Linear.Input.Name} = ∂L/∂{k.Linear.Output.Name} W",
        LinearInputGradient { Through: { } map } k =>
            $"∂L/∂{map.Input.Name} = (∂L/∂{k.Linear.Output.Name} W) ⊙ y′, {map.Function.Derivative}, y = {map.Output.Name}",
        WeightGradient k => $"∂L/∂W of {k.Linear.Name} = (∂L/∂{k.Linear.Output.Name})ᵀ {k.Linear.Input.Name}",
        BiasGradient k => $"∂L/∂b of {k.Linear.Name} = Σ over the rows of ∂L/∂{k.Linear.Output.Name}",
        MapBackward { Map: var map } =>
            $"∂L/∂{map.Input.Name} = ∂L/∂{map.Output.Name} ⊙ y′, {map.Function.Derivative}, y = {map.Output.Name}",
        SoftmaxBackward { Softmax: { IsLog: false } s } =>
            $"∂L/∂{s.Input.Name} = y ⊙ (∂L/∂y − Σ y ∂L/∂y), y = {s.Output.Name}",
        SoftmaxBackward { Softmax: { IsLog: true } s } =>
            $"∂L/∂{s.Input.Name} = ∂L/∂y − exp(y) Σ ∂L/∂y, y = {s.Output.Name}",
        UnpackInputGradient => "∂L/∂input, into the caller's rows",
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    private static string Affine(LinearOperation linear) =>
        $"{linear.Input.Name} Wᵀ{(linear.Bias is null ? "" : " + b")}";

    private static string D(Value gradient) => "∂L/∂" + gradient.Name.Substring(0, gradient.Name.Length - "Gradient".Length);

    private string Call(Kernel kernel) => kernel switch
    {
        PackInput k =>
            $"Kernels::Panels.FromRows(input, {At(k.Output)}, {Int(k.Output.Features)}, slice.Capacity);",
        LinearForward k => $"""
            Kernels::Dense<float>.Forward<{Names.Part(Names.SizesOf(k.Linear))}, {Names.TypeOf(k.Map)}>(
                {(k.FromRows ? "input" : At(k.Linear.Input))},
                parameters + Parts::Layout.{Names.Pascal(k.Linear.Weight.Spec.Name)},
                {(k.Linear.Bias is { } bias ? $"parameters + Parts::Layout.{Names.Pascal(bias.Spec.Name)}" : "default")},
                {At(k.Writes!)},
                slice.Rows,
                slice.Capacity);
            """,
        MapForward { Map: var map } => $"""
            Kernels::Elementwise<float>.Forward<{Names.TypeOf(map)}>(
                {At(map.Input)}, {At(map.Output)}, {Int(map.Input.Features)}, slice.Rows, slice.Capacity);
            """,
        SoftmaxForward { Softmax: var softmax } => $"""
            Kernels::Softmax<float>.{(softmax.IsLog ? "ForwardLog" : "Forward")}(
                {At(softmax.Input)}, {At(softmax.Output)}, {Int(softmax.Input.Features)}, slice.Rows, slice.Capacity);
            """,
        PackOutputGradient k => $"""
            Kernels::Panels.FromRows(
                outputGradient, {At(k.Gradient)}, {Int(k.Gradient.Features)}, slice.Capacity);
            """,
        Transpose k => $"""
            Kernels::Dense<float>.Transpose<{Names.Part(Names.SizesOf(k.Linear))}>(
                parameters + Parts::Layout.{Names.Pascal(k.Linear.Weight.Spec.Name)}, {TransposedAt(k.Linear)});
            """,
        LinearInputGradient k => $"""
            Kernels::Dense<float>.InputGradient<{Names.Part(Names.SizesOf(k.Linear))}, {Names.TypeOf(k.Through)}>(
                {At(Gradients.Of(k.Linear.Output))},
                {TransposedAt(k.Linear)},
                {(k.Through is null ? "default" : At(k.Through.Output))},
                {At(k.Writes!)},
                slice.Rows,
                slice.Capacity);
            """,
        WeightGradient k => $"""
            Kernels::Dense<float>.WeightGradient<{Names.Part(Names.SizesOf(k.Linear))}, TSink>(
                {(k.FromRows ? "input" : At(k.Linear.Input))},
                {At(Gradients.Of(k.Linear.Output))},
                sink,
                Parts::Layout.{Names.Pascal(k.Linear.Weight.Spec.Name)},
                slice.Rows,
                slice.Capacity);
            """,
        BiasGradient k => $"""
            Kernels::Dense<float>.BiasGradient<{Names.Part(Names.SizesOf(k.Linear))}, TSink>(
                {At(Gradients.Of(k.Linear.Output))},
                sink,
                Parts::Layout.{Names.Pascal(k.Linear.Bias!.Spec.Name)},
                slice.Rows,
                slice.Capacity);
            """,
        MapBackward { Map: var map } => $"""
            Kernels::Elementwise<float>.Backward<{Names.TypeOf(map)}>(
                {At(map.Output)},
                {At(Gradients.Of(map.Output))},
                {At(Gradients.Of(map.Input))},
                {Int(map.Input.Features)},
                slice.Rows,
                slice.Capacity);
            """,
        SoftmaxBackward { Softmax: var softmax } => $"""
            Kernels::Softmax<float>.{(softmax.IsLog ? "BackwardLog" : "Backward")}(
                {At(softmax.Output)},
                {At(Gradients.Of(softmax.Output))},
                {At(Gradients.Of(softmax.Input))},
                {Int(softmax.Input.Features)},
                slice.Rows,
                slice.Capacity);
            """,
        UnpackInputGradient k => $"""
            Kernels::Panels.ToRows(
                {At(k.Gradient)}, inputGradient, {Int(k.Gradient.Features)}, slice.Capacity);
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    /// <summary>A buffer's address: in the training workspace, or in the one of the input's gradient.</summary>
    public string At(Value value) =>
        $"{(Holds(plan.Training, value) ? "slice" : "inputSlice")}.At(Parts::Layout.{Names.Of(value)}, {Int(value.Features)})";

    private string TransposedAt(LinearOperation linear) =>
        plan.Transposed.Any(place => place.Linear == linear)
            ? $"_transposed.Address + Parts::Layout.{Names.Pascal(linear.Name)}Transposed"
            : "transposed";

    private static bool Holds(BufferPlan buffers, Value value)
    {
        foreach (var place in buffers.Places)
        {
            if (place.Value == value)
                return true;
        }

        return false;
    }

    private static string Int(int value) => Literals.Int(value);
}
