using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>
/// Prints the kernels of a tiny network: for a batch with the examples in lanes, or for a few examples, whose values
/// are rows of panels.
/// </summary>
internal sealed class LanePrinter(NetworkPlan plan, TypeEmitter types, bool isFew)
{
    /// <summary>The constant for the place of the input in lanes, where no kernel of the other passes packs it.</summary>
    public const string InputPlace = "InputLanes";

    /// <summary>The constant for the place of the targets in lanes.</summary>
    public const string TargetPlace = "TargetLanes";

    /// <summary>The constant for the columns in all.</summary>
    public const string Columns = "LaneColumns";

    private const string Weights = "var parameters = _parameters.Address;";

    private readonly string _element = MemberNames.Element(plan.Spec);

    /// <summary>The statements of a training step: forward, loss, backward.</summary>
    public void Train(CodeWriter code, string target, string divisor)
    {
        if (plan is { SharesForward: true, PredictsInLanes: true })
        {
            if (plan.Backward.Any(kernel => kernel is LinearInputGradient))
                code.Line(Weights);
            code.Line($"{ForwardPass}({Names.Parameter(plan.Graph.Inputs[0].Name)}, {Memory});");
        }
        else
        {
            Forward(code, plan.Forward);
        }

        Loss(code, plan.Losses[0], target, divisor);
        foreach (var kernel in plan.Backward)
            code.Line().Line("// " + Equations.Of(kernel)).Line(Call(kernel));
    }

    /// <summary>The arguments that say where the values of a pass lie, and of how many examples they are.</summary>
    public string Memory => isFew ? "memory, rows" : "slice";

    /// <summary>The name of the method of the forward pass of prediction.</summary>
    public string ForwardPass => isFew ? "RowForwardPass" : "LaneForwardPass";

    /// <summary>The statements of a forward pass.</summary>
    public void Forward(CodeWriter code, IReadOnlyList<Kernel> kernels)
    {
        code.Line(Weights).Line();
        var input = plan.Graph.Inputs[0];
        var isFirst = isFew && !kernels.OfType<PackInput>().Any();
        if (!isFirst)
        {
            code.Line($"// {input.Name}, into {(isFew ? "panels" : "lanes")}");
            code.Line(KernelPrinter.Statement(
                isFew ? "Kernels::Panels.FromRows" : Kernel("Lanes", "FromRows"),
                [Names.Parameter(input.Name), At(input), Literals.Int(input.Features), .. Capacity]));
        }

        foreach (var kernel in kernels.Where(kernel => kernel is not PackInput))
        {
            if (!isFirst)
                code.Line();
            isFirst = false;
            code.Line("// " + Equations.Of(kernel)).Line(Call(kernel));
        }
    }

    /// <summary>The statements that follow a forward pass of prediction to the network's output, and that into the caller's rows.</summary>
    public string Output(string span, string features)
    {
        var code = new CodeWriter();
        foreach (var kernel in plan.PredictionOutput)
            code.Line(Call(kernel));
        var output = plan.PredictionOutputs[0];
        code.Line(KernelPrinter.Statement(
            isFew ? "Kernels::Panels.ToRows" : Kernel("Lanes", "ToRows"), [At(output), span, features, .. Capacity]));
        return code.ToString().TrimEnd();
    }

    private void Loss(CodeWriter code, LossStep loss, string target, string divisor)
    {
        code.Line().Line($"// {loss.Function.Equation}; {loss.Function.Gradient}, here divided by the divisor");
        var type = types.LossType(loss, isTraining: true);
        var weight = loss.Spec.Weight == 1 ? "" : Literals.Double(loss.Spec.Weight) + " * ";
        var scale = $"({_element})({(weight.Length > 0 ? Literals.Double(loss.Spec.Weight) : "1")} / {divisor})";
        var features = Literals.Int(loss.Read.Features);
        var isElementwise = loss.Function is ElementwiseLossFunction;
        var call = (isElementwise, isFew) switch
        {
            (_, true) => KernelPrinter.Statement(
                Kernel(isElementwise ? "ElementwiseLoss" : "SoftmaxCrossEntropy", $"Backward<{type}>"),
                At(loss.Read),
                target,
                At(loss.Gradient),
                scale,
                features,
                "rows"),
            (true, _) => KernelPrinter.Statement(
                Kernel("LaneElementwiseLoss", $"Backward<{type}>"),
                At(loss.Read),
                target,
                $"slice.LanesAt(Parts::Layout.{TargetPlace}, {features})",
                At(loss.Gradient),
                scale,
                features),
            _ => KernelPrinter.Statement(
                Kernel("ChannelCrossEntropy", $"Backward<{type}>"),
                At(loss.Read),
                target,
                At(loss.Gradient),
                scale,
                features,
                "1",
                "slice.Rows"),
        };
        code.Line($"var loss = {weight}{call.TrimEnd(';')} / {divisor};");
    }

    private string Call(Kernel kernel) => kernel switch
    {
        LinearForward k => KernelPrinter.Statement(
            Dense($"Forward<{Sizes(k.Linear)}, {Names.TypeOf(k.Map, _element)}>"),
            [Input(k.Linear.X), Parameter(k.Linear.Weight), Parameter(k.Linear.Bias), .. k.Writes.Select(At), Rows]),
        LinearInputGradient k => KernelPrinter.Statement(
            Dense($"InputGradient<{Sizes(k.Linear)}, {Names.TypeOf(k.Through, _element)}>"),
            [
                At(k.From),
                Parameter(k.Linear.Weight),
                k.Through is null ? "default" : At(k.Through.Saved),
                At(k.To),
                Rows,
            ]),
        LinearParameterGradient k => KernelPrinter.Statement(
            Dense($"ParameterGradient<{Sizes(k.Linear)}, TSink>"),
            [
                Input(k.Linear.X),
                At(k.From),
                "sink",
                "Parts::Layout." + Names.Of(k.Linear.Weight),
                k.Linear.Bias is null ? "-1" : "Parts::Layout." + Names.Of(k.Linear.Bias),
                Rows,
            ]),
        OperationForward { Of: MapOperation map } => KernelPrinter.Statement(
            Kernel("Elementwise", $"Forward{Layout}<{Names.TypeOf(map, _element)}>"),
            [At(map.X), At(map.Output), Literals.Int(map.Output.Features), .. Extent]),
        OperationBackward { Of: MapOperation map } k => KernelPrinter.Statement(
            Kernel("Elementwise", $"Backward{Layout}<{Names.TypeOf(map, _element)}>"),
            [At(map.Saved), At(k.Path.From), "default", "default", At(k.To!), Literals.Int(map.Output.Features), .. Extent]),
        OperationForward { Of: SoftmaxOperation softmax } => KernelPrinter.Statement(
            Kernel(isFew ? "ExampleSoftmax" : "ChannelSoftmax", softmax.IsLog ? "ForwardLog" : "Forward"),
            [At(softmax.X), At(softmax.Output), Literals.Int(softmax.X.Features), .. isFew ? (string[])["rows"] : ["1", "slice.Rows"]]),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    private string Layout => isFew ? "Panels" : "Lanes";

    private string Rows => isFew ? "rows" : "slice.Rows";

    /// <summary>The rows, and those from one panel to the next where there are panels.</summary>
    private string[] Extent => [Rows, .. Capacity];

    private string[] Capacity => isFew ? ["rows"] : [];

    private string Dense(string method) => Kernel(isFew ? "RowDense" : "LaneDense", method);

    /// <summary>What a product reads: the network's input may be the caller's.</summary>
    private string Input(Value value) =>
        isFew && !IsPlaced(value) ? Names.Parameter(value.Name) : At(value);

    private bool IsPlaced(Value value) => plan.Buffers.Places.Any(place => place.Value == value);

    private string At(Value value) => isFew
        ? $"memory + (Parts::Layout.{Names.Of(value)} * rows)"
        : $"slice.LanesAt(Parts::Layout.{(IsPlaced(value) ? Names.Of(value) : InputPlace)}, {Literals.Int(value.Features)})";

    private string Kernel(string type, string method) => $"Kernels::{type}<{_element}>.{method}";

    private static string Sizes(LinearOperation linear) => Names.Part(Names.SizesOf(linear.Name));

    private static string Parameter(ParameterSlot? slot) =>
        slot is null ? "default" : "parameters + Parts::Layout." + Names.Of(slot);
}
