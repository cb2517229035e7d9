using NetGen.Generator.Expressions;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <content>The passes: lists of kernel calls.</content>
internal sealed partial class NetworkEmitter
{
    private string SliceParameter => $"Kernels::Slice<{E}> slice";

    private void Passes()
    {
        var isPartial = _plan.Output.Count > 0 ? ", as far as the loss needs it" : "";
        var forward = _plan.SharesForward ? "The forward pass" : "The forward pass of training";
        Pass($"{forward}{isPartial}.", $"private void ForwardPass({InputParameters}, {SliceParameter})", _plan.Forward, isTraining: true);
        if (_plan.Output.Count > 0)
        {
            Pass(
                "The rest of the forward pass, to the network's output.",
                $"private void OutputPass({SliceParameter})",
                _plan.Output,
                isTraining: true);
        }

        if (!_plan.SharesForward && (HasLoss || !_plan.PredictsInLanes))
        {
            Pass(
                $"The forward pass of prediction{isPartial}.",
                $"private void PredictionPass({InputParameters}, {SliceParameter})",
                _plan.Prediction,
                isTraining: false);
            if (_plan.PredictionOutput.Count > 0 && !_plan.SharesOutput && !_plan.PredictsInLanes)
            {
                Pass(
                    "The rest of the forward pass of prediction, to the network's output.",
                    $"private void PredictionOutputPass({SliceParameter})",
                    _plan.PredictionOutput,
                    isTraining: false);
            }
        }

        ExamplePass();
        LossPasses();
        var outputGradients = string.Join(
            ", ", Outputs.Select(output => $"global::System.ReadOnlySpan<{E}> {output.GradientParameter}"));
        Pass(
            "From the gradient of the network's output, which the caller gives, to where the backward pass starts.",
            $"private static void OutputGradientPass({outputGradients}, {SliceParameter})",
            _plan.FromOutput,
            isTraining: true);
        Pass(
            "The backward pass: hands the gradient of each parameter to a sink that stores it, or updates the parameter at once.",
            $"private void BackwardPass<TSink>({InputParameters}, {SliceParameter}, TSink sink)",
            _plan.Backward,
            isTraining: true,
            $"    where TSink : struct, Kernels::IGradientSink<{E}>");
        _code.Line("/// <summary>The backward pass of one slice of a batch: stores the gradient, or adds it to that of the slices before.</summary>")
            .Open($"private void GradientPass({InputParameters}, {SliceParameter}, bool isFirst)")
            .Line($"var gradient = Parameters.EnsureGradient<{E}>().Address;")
            .Line("if (isFirst)")
            .Line($"    BackwardPass({InputArguments}, slice, new Kernels::StoreGradient<{E}>(gradient));")
            .Line("else")
            .Line($"    BackwardPass({InputArguments}, slice, new Kernels::AddGradient<{E}>(gradient));")
            .Close()
            .Line();
        if (_plan.Training.Penalties.Count > 0)
            PenaltyPass();
        if (HasOptimizer)
            UpdatePass();
        LanePasses();
        InputGradientPass();
    }

    private void LossPasses()
    {
        if (!HasLoss)
            return;
        var parameters = string.Join(
            ", ", Targets.Select((target, i) => $"Kernels::Targets<{E}> {target}, double {Divisor(i)}"));
        if (!_plan.TrainsInLanes)
            LossPass(parameters);
        _code.Line("/// <summary>The loss of some rows, without its gradient.</summary>")
            .Open($"private static double LossValuePass({SliceParameter}, {parameters})");
        LossBody(isTraining: false);
        _code.Close().Line();
    }

    private void LossPass(string parameters)
    {
        var first = _plan.Losses[0].Function;
        _code.Line(_plan.Losses.Count > 1
            ? "/// <summary>The sum of the losses, and the gradient of each; every one is divided by its divisor.</summary>"
            : $"/// <summary>{Names.Xml(first.Equation)}; {Names.Xml(first.Gradient)}, here divided by the divisor.</summary>");
        _code.Open($"private static double LossPass({SliceParameter}, {parameters})");
        LossBody(isTraining: true);
        _code.Close().Line();
    }

    private void LossBody(bool isTraining)
    {
        var losses = isTraining ? _plan.Losses : _plan.PredictionLosses;
        if (losses.Count > 1)
            _code.Line("var loss = 0.0;");
        for (var i = 0; i < losses.Count; i++)
        {
            var loss = losses[i];
            if (losses.Count > 1)
                _code.Line().Line($"// {loss.Output.Name}: {loss.Function.Equation}; {loss.Function.Gradient}");
            if (loss.IsRelaidOut)
                _code.Line(_kernels.Relayout(loss.Read, loss.KernelRead));
            var weight = loss.Spec.Weight == 1 ? "" : Literals.Double(loss.Spec.Weight) + " * ";
            var call = LossCall(loss, i, isTraining, weight);
            var keeps = losses.Count == 1 && !(isTraining && (loss.IsRelaidOut || IsPart(loss)));
            var assignment = losses.Count > 1 ? "loss += " : keeps ? "return " : "var loss = ";
            _code.Line($"{assignment}{weight}{call} / {Divisor(i)};");
            if (isTraining && loss.IsRelaidOut)
                _code.Line(_kernels.Relayout(loss.KernelGradient, loss.Gradient));
            if (isTraining && IsPart(loss))
                _kernels.Print(_code, [new PassOn(loss.Gradient, Gradients.Of(loss.Start), Adds: true)], isFirstInBlock: true);
            if (!keeps && losses.Count == 1)
                _code.Line("return loss;");
        }

        if (losses.Count > 1)
            _code.Line().Line("return loss;");
    }

    /// <summary>Whether another loss gives a part of the same gradient.</summary>
    private static bool IsPart(LossStep loss) => loss.Gradient != Gradients.Of(loss.Start);

    private string LossCall(LossStep loss, int index, bool isTraining, string weight)
    {
        var method = isTraining ? "Backward" : "Evaluate";
        var isInLanes = loss.KernelRead.IsInLanes;
        var type = loss.Function is ElementwiseLossFunction ? "ElementwiseLoss"
            : isInLanes ? "ChannelCrossEntropy"
            : "SoftmaxCrossEntropy";
        var arguments = new List<string> { _kernels.At(loss.KernelRead), Targets[index] };
        if (isTraining)
        {
            arguments.Add(_kernels.At(loss.KernelGradient));
            arguments.Add($"({E})({(weight.Length > 0 ? weight.Replace(" * ", "") : "1")} / {Divisor(index)})");
        }

        if (isInLanes)
        {
            arguments.Add(Literals.Int(loss.KernelRead.Channels));
            arguments.Add(Literals.Int(loss.KernelRead.Positions));
            arguments.Add("slice.Rows");
        }
        else
        {
            arguments.Add(Literals.Int(loss.KernelRead.Features));
            arguments.Add("slice.Capacity");
        }

        return $"Kernels::{type}<{E}>.{method}<{_types.LossType(_plan.Losses[index], isTraining)}>(\n    {string.Join(",\n    ", arguments)})";
    }

    private void Pass(
        string summary, string signature, IReadOnlyList<Kernel> kernels, bool isTraining, string constraint = "")
    {
        _code.Line($"/// <summary>{summary}</summary>").Line(signature);
        if (constraint.Length > 0)
            _code.Line(constraint);
        _code.Open();
        var opens = true;
        if (kernels.Any(ReadsParameters))
        {
            _code.Line(Weights(isTraining));
            opens = false;
        }

        if (kernels.Any(AddsParameters))
        {
            _code.Line($"var more = new Kernels::AddGradient<{E}>(Parameters.EnsureGradient<{E}>().Address);");
            opens = false;
        }

        _kernels.Print(_code, kernels, isFirstInBlock: opens);
        _code.Close().Line();
    }

    private string Weights(bool isTraining) =>
        $"var parameters = {(isTraining && _plan.Training.HasNoisyWeights ? "_noisy" : "_parameters")}.Address;";

    private static bool ReadsParameters(Kernel kernel) => kernel switch
    {
        LinearForward or ConvolutionForward or ConvolutionMaxPoolForward => true,
        LinearInputGradient or ConvolutionInputGradient or ConvolutionMaxPoolInputGradient => true,
        OperationForward { Of: var operation } => operation.Parameters.Count > 0,
        OperationBackward { Of: var operation } => operation is Graph.ParametricMapOperation
            or Graph.BatchNormOperation { Weight: not null } or Graph.LayerNormOperation { Weight: not null }
            or Graph.CustomOperation { Declared.Count: > 0 },
        _ => false,
    };

    private static bool AddsParameters(Kernel kernel) => kernel is LinearParameterGradient { Adds: true }
        or ConvolutionParameterGradient { Adds: true } or ConvolutionMaxPoolParameterGradient { Adds: true }
        or OperationBackward { Adds: true };

    /// <summary>The penalties: their value, and their gradient added to what the backward pass left, if it is stored.</summary>
    private void PenaltyPass()
    {
        _code.Line("/// <summary>The penalties, L1 Σ|w| + L2 Σ w². Adds their gradient, L1 sign(w) + 2 L2 w, to one that is stored.</summary>")
            .Open($"private double PenaltyPass(Kernels::Address<{E}> gradient)")
            .Line("var parameters = _parameters.Address;");
        if (_plan.Training.CommonPenalty is { } common)
        {
            _code.Line()
                .Line("// " + string.Join(", ", _plan.Training.Penalties.Select(penalty => penalty.Slot.Spec.Name)))
                .Line("return " + Penalty("0", "Parts::Layout.PenalizedBlock", common.L1, common.L2));
        }
        else
        {
            _code.Line("var penalty = 0.0;");
            foreach (var (slot, l1, l2) in _plan.Training.Penalties)
            {
                _code.Line()
                    .Line($"// {slot.Spec.Name}")
                    .Line("penalty += " + Penalty("Parts::Layout." + Names.Of(slot), Literals.Int(slot.PackedLength), l1, l2));
            }

            _code.Line().Line("return penalty;");
        }

        _code.Close().Line();
    }

    private string Penalty(string offset, string length, double l1, double l2) => KernelPrinter.Statement(
        $"Kernels::Penalty<{E}>.Apply",
        "parameters",
        "gradient",
        offset,
        length,
        Literals.Double(l1),
        Literals.Double(l2));

    /// <summary>The update from the whole gradient.</summary>
    private void UpdatePass()
    {
        _code.Line("/// <summary>One update of the parameters from the gradient.</summary>")
            .Open("private void UpdatePass()")
            .Line($"var gradient = Parameters.EnsureGradient<{E}>().Address;");
        if (_plan.Training.Schedule is not null)
            _code.Line(SetScheduledRate);
        _code.Line($"var update = {NewUpdate};")
            .Line(_plan.Training.Clip switch
            {
                { Norm: { } norm } =>
                    $"Kernels::GradientClipping<{E}>.ByNorm(gradient, {TrainedBlock}, {Literals.Double(norm)}, update);",
                { Value: { } value } =>
                    $"Kernels::GradientClipping<{E}>.ByValue(gradient, {TrainedBlock}, {Literals.Double(value)}, update);",
                _ => $"Kernels::ParameterUpdate<{E}>.Apply(gradient, {TrainedBlock}, update);",
            });
        foreach (var (slot, length) in _plan.Training.Bounds)
        {
            _code.Line(KernelPrinter.Statement(
                $"Kernels::MaxNorm<{E}>.Apply",
                "_parameters.Address",
                "Parts::Layout." + Names.Of(slot),
                Literals.Int(slot.Spec.Shape.Dimensions[0]),
                Literals.Int((int)slot.Spec.Shape.Positions),
                Literals.Double(length)));
        }

        _code.Close().Line();
    }

    private void InputGradientPass()
    {
        var differentiable = Inputs.Where(input => !input.TakesIndices).ToList();
        if (differentiable.Count == 0)
            return;
        var spans = string.Join(", ", differentiable.Select(input => $"global::System.Span<{E}> {input.GradientParameter}"));
        _code.Line("/// <summary>From where the backward pass ends to the gradient of the network's input.</summary>")
            .Open($"private void InputGradientPass({spans}, {SliceParameter})");
        var transposed = _plan.TransposedForInput.Count == 0 ? "0" : "Parts::Layout.InputTransposedBlock";
        var isOpen = true;
        if (_plan.InputGradients.Places.Count > 0 || _plan.TransposedForInput.Count > 0)
        {
            var columns = _plan.InputGradients.Places.Count > 0 ? "Parts::Layout.InputGradientColumns" : "0";
            _code.Line("var memory = _inputGradient.Reserve(")
                .Line($"    {transposed} + Kernels::Slice<{E}>.Length({columns}, slice.Capacity)).Address;");
            if (_plan.InputGradients.Places.Count > 0)
                _code.Line($"var inputSlice = new Kernels::Slice<{E}>(memory + {transposed}, slice.Capacity, 0, slice.Rows);");
            isOpen = false;
        }

        if (_plan.ToInput.Any(ReadsParameters))
        {
            _code.Line(Weights(isTraining: true));
            isOpen = false;
        }

        if (_plan.TransposedForInput.Count > 0)
            _code.Line("var transposed = memory;");

        var computing = _plan.ToInput.Where(kernel => kernel is not UnpackInputGradient).ToList();
        _kernels.Print(_code, computing, isOpen);
        foreach (var unpack in _plan.ToInput.OfType<UnpackInputGradient>())
        {
            if (differentiable.Count == 1)
            {
                _kernels.Print(_code, [unpack], isOpen && computing.Count == 0);
                continue;
            }

            _code.Line()
                .Line("// " + Equations.Of(unpack))
                .Line($"if (!{Names.InputGradientParameter(Spec, unpack.Input)}.IsEmpty)")
                .Open();
            _kernels.PrintCall(_code, unpack);
            _code.Close();
        }

        _code.Close();
    }
}
