using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>The mathematics of a kernel, as a reader expects it.</summary>
internal static class Equations
{
    public static string Of(Kernel kernel) => kernel switch
    {
        PackInput k => $"{k.Input.Name}, into {(k.Input.IsInLanes ? "lanes" : "panels")}",
        LinearForward k => WithMap(
            k.Norm?.Output ?? k.Linear.Output,
            k.Map,
            k.Keeps,
            Normalised($"{k.Linear.X.Name} Wᵀ{Plus(k.Linear.Bias)}", k.Norm)),
        ConvolutionForward k => WithMap(
            k.Sum?.Output ?? k.Norm?.Output ?? k.Convolution.Output,
            k.Map,
            k.Keeps,
            (k.Residual is null ? "" : k.Residual.Name + " + ") + Normalised(Product(k.Convolution), k.Norm)),
        ConvolutionMaxPoolForward { Pooled: var k } => $"{k.Pool.Output.Name} = the largest of each window of "
            + (k.Map is null ? "" : $"{k.Map.Output.Name}: {k.Map.Function.Equation} of x = ")
            + Normalised(Product(k.Convolution), k.Norm),
        OperationForward k => Forward(k),
        PackOutputGradient k => $"∂L/∂{k.Output.Name}, the caller's, into {(k.Output.IsInLanes ? "lanes" : "panels")}",
        LinearInputGradient k => Through(k.To, k.Through, $"{D(k.From)} W"),
        LinearParameterGradient k =>
            $"∂L/∂W of {k.Linear.Name} {Is(k.Adds)} ({D(k.From)})ᵀ {k.Linear.X.Name}{(k.Linear.Bias is null ? "" : $", ∂L/∂b = Σ {D(k.From)}")}",
        ConvolutionInputGradient k =>
            Through(k.To, k.Through, $"{D(k.From)} spread by W of {k.Convolution.Name}"),
        ConvolutionParameterGradient k =>
            $"∂L/∂W of {k.Convolution.Name} {Is(k.Adds)} {D(k.From)} ⋆ {k.Convolution.X.Name}{(k.Convolution.Bias is null ? "" : $", ∂L/∂b = Σ {D(k.From)}")}",
        ConvolutionMaxPoolInputGradient k =>
            Through(k.To, k.Through, $"{Unpooled(k.Pooled, k.From)} spread by W of {k.Pooled.Convolution.Name}"),
        ConvolutionMaxPoolParameterGradient { Pooled.Convolution: var convolution } k =>
            $"∂L/∂W of {convolution.Name} {Is(k.Adds)} G ⋆ {convolution.X.Name}{(convolution.Bias is null ? "" : ", ∂L/∂b = Σ G")}"
                + $", G = {Unpooled(k.Pooled, k.From)}",
        OperationBackward k => Backward(k),
        PassOn k => $"{D(k.To)} {Is(k.Adds)} {D(k.From)}",
        UnpackInputGradient { Gradient: null } k => $"∂L/∂{k.Input.Name} = 0: no gradient passes to it",
        UnpackInputGradient k => $"∂L/∂{k.Input.Name}, into the caller's rows",
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    /// <summary>The same of a pass over one example, whose images lie in other places than a batch's.</summary>
    public static string OfExample(Kernel kernel) => kernel switch
    {
        PackInput { Input: { IsInLanes: true } input } => $"{input.Name}, into panels of pixels",
        OperationForward { Of: RelayoutOperation { Output: var output } relayout } =>
            $"{output.Name} = {relayout.X.Name}, into {(output.IsInLanes ? "panels of pixels" : "a row")}",
        _ => Of(kernel),
    };

    private static string Product(ConvolutionOperation convolution) =>
        $"{convolution.X.Name} ⋆ W{Plus(convolution.Bias)}";

    /// <summary>A product with the batch normalisation that is folded into it.</summary>
    private static string Normalised(string product, BatchNormOperation? norm) => norm is null
        ? product
        : $"γ ({product} − μ) / √(σ² + ε) + β, {norm.Output.Name} folded in as one scale and one shift a channel,"
            + " μ and σ² the running ones";

    private static string WithMap(Value output, MapOperation? map, bool keeps, string product)
    {
        var equation = $"{output.Name} = {product}";
        return map is null ? equation
            : $"{map.Output.Name}: {map.Function.Equation} of x = {(keeps ? equation + ", which is kept" : product)}";
    }

    /// <summary>The gradient of a convolution's output, as the kernels make it of that of the windows after it.</summary>
    private static string Unpooled(PooledConvolution pooled, Value from) => pooled.Map is null
        ? $"({D(from)} at the first largest of each window)"
        : $"({D(from)} at the first largest of each window ⊙ y′, {pooled.Map.Function.Derivative}, y = {pooled.Pool.Output.Name})";

    private static string Through(Value to, MapOperation? map, string gradient) =>
        map is null ? $"{D(to)} = {gradient}" : $"{D(to)} = ({gradient}) ⊙ y′, {Slope(map)}";

    private static string Slope(MapOperation map) =>
        $"{map.Function.Derivative}, {(map.Function.FromInput ? "x" : "y")} = {map.Saved.Name}";

    /// <summary>An operation with what is fused with it, the last first: what it is of stands behind it.</summary>
    private static string Forward(OperationForward kernel)
    {
        var equation = Forward(kernel.Of);
        if (kernel is { Sum: { } sum, Residual: { } residual })
            equation = $"{sum.Output.Name} = {kernel.Of.Output.Name} + {residual.Name}, {equation}";
        if (kernel.Map is not { } map)
            return equation;
        var argument = kernel.Keeps ? equation + ", which is kept" : equation.Substring(equation.IndexOf('=') + 2);
        return $"{map.Output.Name}: {map.Function.Equation} of x = {argument}";
    }

    private static string Forward(Operation operation)
    {
        var (y, x) = (operation.Output.Name, operation.Input.Name);
        return operation switch
        {
            MapOperation map => $"{y}: {map.Function.Equation} of x = {x}",
            SoftmaxOperation { IsLog: false } => $"{y} = exp({x}) / Σ exp({x})",
            SoftmaxOperation => $"{y} = {x} − log Σ exp({x})",
            ArgMaxOperation { IsOneHot: true } => $"{y} = 1 where {x} is the first largest of its {Axis(operation)}, else 0",
            ArgMaxOperation => $"{y} = the index of the first largest {Axis(operation).TrimEnd('s')} of {x}",
            ParametricMapOperation map => $"{y}: {map.Function.Equation} of x = {x}",
            PoolOperation { IsMax: true } => $"{y} = the largest of each window of {x}",
            PoolOperation => $"{y} = the mean of each window of {x}",
            GlobalPoolOperation => $"{y} = the mean of each channel of {x}",
            RelayoutOperation => $"{y} = {x}, into {(operation.Output.IsInLanes ? "lanes" : "panels")}",
            BatchNormOperation { IsTraining: true } => $"{y} = γ ({x} − μ) / √(σ² + ε) + β, μ and σ² of the batch",
            BatchNormOperation => $"{y} = γ ({x} − μ) / √(σ² + ε) + β, μ and σ² the running ones",
            LayerNormOperation => $"{y} = γ ⊙ ({x} − μ) / √(σ² + ε) + β, μ and σ² of each example",
            EmbeddingOperation => $"{y} = the rows of the table that {x} names",
            CustomOperation custom => $"{y} = {custom.Type.Replace("global::", "")}({x})",
            AddOperation add => $"{y} = {add.Left.Name} + {add.Right.Name}",
            MultiplyOperation multiply => $"{y} = {multiply.Left.Name} ⊙ {multiply.Right.Name}",
            ConcatOperation concat => $"{y} = {string.Join(", then ", concat.Parts.Select(part => part.Name))}",
            DropoutOperation => $"{y} = {x} ⊙ mask",
            NoiseOperation noise => $"{y} = {x} + σ n, n from N(0, 1)",
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }

    private static string Backward(OperationBackward kernel)
    {
        var operation = kernel.Of;
        var path = kernel.Path;
        var (from, to) = (D(path.From), kernel.To is null ? "" : D(kernel.To));
        var given = path.More is null ? from : $"({from} + {D(path.More)})";
        given += path.Mask is null ? "" : $" ⊙ {path.Mask.Name}";
        return operation switch
        {
            MapOperation map => $"{to} = {given} ⊙ y′, {Slope(map)}",
            SoftmaxOperation { IsLog: false } => $"{to} = y ⊙ (∂L/∂y − Σ y ∂L/∂y), y = {operation.Output.Name}",
            SoftmaxOperation => $"{to} = ∂L/∂y − exp(y) Σ ∂L/∂y, y = {operation.Output.Name}",
            ParametricMapOperation map => Both(
                kernel,
                $"{to} = {from} ⊙ ∂y/∂x, {map.Function.Derivatives}, x = {map.X.Name}",
                string.Join(", ", map.Function.Numbers.Select(number => $"∂L/∂{number.Name} {Is(kernel.Adds)} Σ {from} ∂y/∂{number.Name}"))),
            PoolOperation { IsMax: true } => Through(kernel.To!, kernel.Through, $"{from} at the first largest of each window"),
            PoolOperation => $"{to} = {from} shared out over each window",
            GlobalPoolOperation => Through(kernel.To!, kernel.Through, $"{from} shared out over each channel"),
            RelayoutOperation => $"{to} = {from}, into {(kernel.To!.IsInLanes ? "lanes" : "panels")}",
            BatchNormOperation { IsTraining: false } => $"{to} = γ / √(σ² + ε) {from}, σ² the running one",
            BatchNormOperation => Both(
                kernel,
                $"{to} = γ / √(σ² + ε) ({{g}} − mean({{g}}) − x̂ mean(x̂ {{g}})) over the batch",
                "∂L/∂γ = Σ x̂ {g}, ∂L/∂β = Σ {g}").Replace("{g}", path.IsPlain ? "∂L/∂y" : "g")
                + (path.IsPlain ? "" : $"; {(path.Sum is null ? "g" : $"{D(path.Sum)} = g")} = {given}")
                + (path.Map is null ? "" : $" ⊙ y′, {Slope(path.Map)}"),
            LayerNormOperation => Both(
                kernel,
                $"{to} = (g − mean(g) − x̂ mean(x̂ g)) / √(σ² + ε), g = γ ⊙ ∂L/∂y, over each example",
                "∂L/∂γ = Σ x̂ ∂L/∂y, ∂L/∂β = Σ ∂L/∂y"),
            EmbeddingOperation embedding => $"∂L/∂table {Is(kernel.Adds)} Σ {from} for each row that {embedding.X.Name} names",
            CustomOperation custom => Both(
                kernel,
                $"{to} by {custom.Type.Replace("global::", "")}.Backward",
                $"∂L/∂{string.Join(", ∂L/∂", custom.Declared.Select(slot => slot.Spec.Name))} "
                    + $"{(kernel.Adds ? "+= " : "")}by {custom.Type.Replace("global::", "")}.Backward"),
            MultiplyOperation multiply => $"{to} = {from} ⊙ {(kernel.Index == 0 ? multiply.Right : multiply.Left).Name}",
            ConcatOperation => $"{to} = its part of {from}",
            DropoutOperation => $"{to} = {from} ⊙ mask",
            _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
        };
    }

    private static string Axis(Operation operation) => operation.Input.IsInLanes ? "channels" : "features";

    private static string Both(OperationBackward kernel, string input, string parameters) =>
        kernel.To is null ? parameters : kernel.GivesParameters ? $"{input}; {parameters}" : input;

    private static string Is(bool adds) => adds ? "+=" : "=";

    private static string Plus(ParameterSlot? bias) => bias is null ? "" : " + b";

    private static string D(Value gradient) => Gradients.Display(gradient);
}
