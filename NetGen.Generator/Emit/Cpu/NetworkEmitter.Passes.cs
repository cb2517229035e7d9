using NetGen.Generator.Expressions;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <content>The passes: lists of kernel calls.</content>
internal sealed partial class NetworkEmitter
{
    private string LossCall(string method, string target, string gradient)
    {
        var kernel = _plan.Loss is ElementwiseLossFunction elementwise
            ? $"ElementwiseLoss<float>.{method}<{Names.Part(elementwise.Name)}Loss>"
            : $"SoftmaxCrossEntropy<float>.{method}";
        var features = Literals.Int(_plan.LossInput.Features);
        return $"Kernels::{kernel}(\n    {_kernels.At(_plan.LossInput)}, {target}, {gradient}{features}, slice.Capacity)";
    }

    /// <summary>The lines of a text after the first, one level deeper.</summary>
    private static string Indent(string text) => text.Replace("\n", "\n    ");

    private void Passes()
    {
        Pass(
            "The forward pass" + (_plan.Output.Count > 0 ? ", as far as the loss needs it." : "."),
            "private void ForwardPass(global::System.ReadOnlySpan<float> input, Kernels::Slice<float> slice)",
            _plan.Forward);
        if (_plan.Output.Count > 0)
            Pass("The rest of the forward pass, to the network's output.", "private void OutputPass(Kernels::Slice<float> slice)", _plan.Output);
        if (_plan.Loss is { } loss)
        {
            _code
                .Line($"/// <summary>{Names.Xml(loss.Equation)}; {Names.Xml(loss.Gradient)}, here times the scale.</summary>")
                .Line("private static double LossPass(Kernels::Slice<float> slice, Kernels::Targets<float> target, float scale) =>")
                .Line("    " + Indent(LossCall("Backward", "target", $"\n    {_kernels.At(_plan.Start)}, scale, ")) + ";")
                .Line();
        }

        Pass(
            "From the gradient of the network's output, which the caller gives, to where the backward pass starts.",
            "private static void OutputGradientPass(global::System.ReadOnlySpan<float> outputGradient, Kernels::Slice<float> slice)",
            _plan.FromOutput);
        Pass(
            "The backward pass: hands the gradient of each parameter to a sink that stores it, or updates the parameter at once.",
            "private void BackwardPass<TSink>(global::System.ReadOnlySpan<float> input, Kernels::Slice<float> slice, TSink sink)",
            _plan.Backward,
            "    where TSink : struct, Kernels::IGradientSink<float>");
        _code.Line("/// <summary>The backward pass of one slice of a batch: stores the gradient, or adds it to that of the slices before.</summary>")
            .Open("private void GradientPass(global::System.ReadOnlySpan<float> input, Kernels::Slice<float> slice, bool isFirst)")
            .Line("var gradient = Parameters.EnsureGradient<float>().Address;")
            .Line("if (isFirst)")
            .Line("    BackwardPass(input, slice, new Kernels::StoreGradient<float>(gradient));")
            .Line("else")
            .Line("    BackwardPass(input, slice, new Kernels::AddGradient<float>(gradient));")
            .Close()
            .Line();
        InputGradientPass();
    }

    private void Pass(string summary, string signature, IReadOnlyList<Kernel> kernels, string constraint = "")
    {
        _code.Line($"/// <summary>{summary}</summary>").Line(signature);
        if (constraint.Length > 0)
            _code.Line(constraint);
        _code.Open();
        var readsParameters = kernels.Any(kernel => kernel is LinearForward or Transpose);
        if (readsParameters)
            _code.Line("var parameters = _parameters.Address;");
        _kernels.Print(_code, kernels, isFirstInBlock: !readsParameters);
        _code.Close().Line();
    }

    private void InputGradientPass()
    {
        _code.Line("/// <summary>From where the backward pass ends to the gradient of the network's input.</summary>")
            .Open("private void InputGradientPass(global::System.Span<float> inputGradient, Kernels::Slice<float> slice)");
        var transposed = _plan.TransposedForInput is null ? "0" : "Parts::Layout.InputTransposedBlock";
        if (_plan.InputGradients.Places.Count > 0)
        {
            _code.Line("var memory = _inputGradient.Reserve(")
                .Line($"    {transposed} + Kernels::Slice<float>.Length(Parts::Layout.InputGradientColumns, slice.Capacity)).Address;")
                .Line($"var inputSlice = new Kernels::Slice<float>(memory + {transposed}, slice.Capacity, 0, slice.Rows);");
        }

        if (_plan.TransposedForInput is not null)
            _code.Line("var parameters = _parameters.Address;").Line("var transposed = memory;");
        _kernels.Print(_code, _plan.ToInput, isFirstInBlock: _plan.ToInput.Count == 1);
        _code.Close();
    }
}
