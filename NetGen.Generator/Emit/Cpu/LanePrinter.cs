using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>Prints the kernels of a tiny network's training step, which computes with the examples in lanes.</summary>
internal sealed class LanePrinter(NetworkPlan plan, TypeEmitter types)
{
    /// <summary>The constant for the place of the input in lanes, where no kernel of the other passes packs it.</summary>
    public const string Input = "InputLanes";

    /// <summary>The constant for the place of the targets in lanes.</summary>
    public const string Target = "TargetLanes";

    /// <summary>The constant for the columns in all.</summary>
    public const string Columns = "LaneColumns";

    private readonly string _element = MemberNames.Element(plan.Spec);

    /// <summary>The statements of the pass: forward, loss, backward.</summary>
    public void Print(CodeWriter code, string target, string divisor)
    {
        var input = plan.Graph.Inputs[0];
        code.Line($"// {input.Name}, into lanes")
            .Line(KernelPrinter.Statement(
                $"Kernels::Lanes<{_element}>.FromRows", Names.Parameter(input.Name), At(input), Literals.Int(input.Features)));
        foreach (var kernel in plan.Forward.Where(kernel => kernel is not PackInput))
            code.Line().Line("// " + Equations.Of(kernel)).Line(Call(kernel));
        Loss(code, plan.Losses[0], target, divisor);
        for (var i = 0; i < plan.Backward.Count; i++)
        {
            switch (plan.Backward[i])
            {
                case Transpose:
                    break;
                case WeightGradient weight:
                    var bias = i + 1 < plan.Backward.Count ? plan.Backward[i + 1] as BiasGradient : null;
                    code.Line().Line("// " + Equations.Of(weight));
                    if (bias is not null)
                    {
                        code.Line("// " + Equations.Of(bias));
                        i++;
                    }

                    code.Line(ParameterGradient(weight));
                    break;
                case var kernel:
                    code.Line().Line("// " + Equations.Of(kernel)).Line(Call(kernel));
                    break;
            }
        }
    }

    private void Loss(CodeWriter code, LossStep loss, string target, string divisor)
    {
        code.Line().Line($"// {loss.Function.Equation}; {loss.Function.Gradient}, here divided by the divisor");
        var type = types.LossType(loss, isTraining: true);
        var weight = loss.Spec.Weight == 1 ? "" : Literals.Double(loss.Spec.Weight) + " * ";
        var scale = $"({_element})({(weight.Length > 0 ? Literals.Double(loss.Spec.Weight) : "1")} / {divisor})";
        var features = Literals.Int(loss.Read.Features);
        var call = loss.Function is ElementwiseLossFunction
            ? KernelPrinter.Statement(
                $"Kernels::LaneElementwiseLoss<{_element}>.Backward<{type}>",
                At(loss.Read),
                target,
                $"slice.LanesAt(Parts::Layout.{Target}, {features})",
                At(loss.Gradient),
                scale,
                features)
            : KernelPrinter.Statement(
                $"Kernels::ChannelCrossEntropy<{_element}>.Backward<{type}>",
                At(loss.Read),
                target,
                At(loss.Gradient),
                scale,
                features,
                "1",
                "slice.Rows");
        code.Line($"var loss = {weight}{call.TrimEnd(';')} / {divisor};");
    }

    private string Call(Kernel kernel) => kernel switch
    {
        LinearForward k => KernelPrinter.Statement(
            Kernel("LaneDense", $"Forward<{Sizes(k.Linear)}, {Names.TypeOf(k.Map, _element)}>"),
            [At(k.Linear.X), Parameter(k.Linear.Weight), Parameter(k.Linear.Bias), .. k.Writes.Select(At), "slice.Rows"]),
        LinearInputGradient k => KernelPrinter.Statement(
            Kernel("LaneDense", $"InputGradient<{Sizes(k.Linear)}, {Names.TypeOf(k.Through, _element)}>"),
            At(k.From),
            Parameter(k.Linear.Weight),
            k.Through is null ? "default" : At(k.Through.Saved),
            At(k.To),
            "slice.Rows"),
        OperationForward { Of: MapOperation map } => KernelPrinter.Statement(
            Kernel("Elementwise", $"ForwardLanes<{Names.TypeOf(map, _element)}>"),
            At(map.X),
            At(map.Output),
            Literals.Int(map.Output.Features),
            "slice.Rows"),
        OperationBackward { Of: MapOperation map } k => KernelPrinter.Statement(
            Kernel("Elementwise", $"BackwardLanes<{Names.TypeOf(map, _element)}>"),
            At(map.Saved),
            At(k.From),
            At(k.To!),
            Literals.Int(map.Output.Features),
            "slice.Rows"),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    private string ParameterGradient(WeightGradient k) => KernelPrinter.Statement(
        Kernel("LaneDense", $"ParameterGradient<{Sizes(k.Linear)}, TSink>"),
        At(k.Linear.X),
        At(k.From),
        "sink",
        "Parts::Layout." + Names.Of(k.Linear.Weight),
        k.Linear.Bias is null ? "-1" : "Parts::Layout." + Names.Of(k.Linear.Bias),
        "slice.Rows");

    private string At(Value value)
    {
        var isPlaced = plan.Buffers.Places.Any(place => place.Value == value);
        return $"slice.LanesAt(Parts::Layout.{(isPlaced ? Names.Of(value) : Input)}, {Literals.Int(value.Features)})";
    }

    private string Kernel(string type, string method) => $"Kernels::{type}<{_element}>.{method}";

    private static string Sizes(LinearOperation linear) => Names.Part(Names.SizesOf(linear.Name));

    private static string Parameter(ParameterSlot? slot) =>
        slot is null ? "default" : "parameters + Parts::Layout." + Names.Of(slot);
}
