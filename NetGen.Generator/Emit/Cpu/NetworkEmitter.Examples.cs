using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <content>Prediction of a few examples, one by one.</content>
internal sealed partial class NetworkEmitter
{
    private string PredictRemarks => _plan.Example is null ? "" : """
        /// <remarks>
        /// Few examples are computed one by one, many of them sixteen at a time: the same sums in another order, so the output
        /// for an example depends on how many there are, by rounding alone.
        /// </remarks>

        """;

    /// <summary>Whether so many examples are computed one by one.</summary>
    private static string IsByExample(string batch) => $"{batch} < Parts::{ExampleLayout.Name}.BatchRows";

    /// <summary>Prediction example by example, where the plan has it.</summary>
    private void ExamplePass()
    {
        if (_plan.Example is not { } example)
            return;
        var kernels = new KernelPrinter(_plan, example);
        var parameters = string.Join(", ", WorkArguments.Select(argument => $"{argument.Type} {argument.Name}"));
        var stores = Outputs.Select(output => kernels.ToRows(
            _plan.PredictionOutputs[output.Index],
            $"{output.Parameter}.Slice(first * {output.Size}, {output.Size})",
            output.Size));
        var inputs = Inputs.Select(input => $"{input.Parameter}.Slice(first * {input.Size}, {input.Size})");
        _code.Line($$"""
            /// <summary>The network's output for examples that are computed one by one.</summary>
            private void PredictExamples(int rows, {{parameters}})
            {
                var workspace = _prediction.Rent();
                var slice = workspace.Reserve(Parts::{{ExampleLayout.Name}}.Columns, rows: 1, Parts::{{ExampleLayout.Name}}.ScratchBlock);
                for (var first = 0; first < rows; first++)
                {
                    ExamplePass({{string.Join(", ", inputs)}}, slice);
                    {{string.Join("\n", stores).Replace("\n", "\n        ")}}
                }

                _prediction.Return(workspace);
            }

            /// <summary>The forward pass of one example, images in panels of their pixels.</summary>
            private void ExamplePass({{InputParameters}}, {{SliceParameter}})
            """)
            .Open();
        var readsParameters = example.Kernels.Any(ReadsParameters);
        if (readsParameters)
            _code.Line(Weights(isTraining: false));
        kernels.Print(_code, example.Kernels, isFirstInBlock: !readsParameters);
        _code.Close().Line();
    }
}
