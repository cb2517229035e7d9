namespace NetGen.Generator.Emit.Cpu;

/// <content>Prediction and evaluation.</content>
internal sealed partial class NetworkEmitter
{
    private void Predict() => _code.Line($$"""
        /// <summary>The network's output for any number of examples. Thread-safe; allocates nothing once warm.</summary>
        /// <param name="input">The examples, back to back: <see cref="InputSize"/> values each.</param>
        /// <param name="output">Receives <see cref="OutputSize"/> values for each example.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit, or the two overlap.</exception>
        public void Predict(global::System.ReadOnlySpan<float> input, global::System.Span<float> output)
        {
            var batch = Kernels::Require.Batch(input.Length, InputSize, nameof(input));
            Kernels::Require.Length(output.Length, batch, OutputSize, nameof(output));
            Kernels::Require.Apart(input, output, nameof(output));
            var workspace = _prediction.Rent();
            for (var first = 0; first < batch; first += Parts::Layout.PredictionRows)
            {
                var rows = global::System.Math.Min(Parts::Layout.PredictionRows, batch - first);
                var slice = workspace.Reserve(Parts::Layout.ValueColumns, rows);
                ForwardPass(input.Slice(first * InputSize, rows * InputSize), slice);
        {{OutputPassCall("        ")}}        Kernels::Panels.ToRows(
                    {{_kernels.At(_plan.Graph.Output)}},
                    output.Slice(first * OutputSize, rows * OutputSize),
                    OutputSize,
                    slice.Capacity);
            }

            _prediction.Return(workspace);
            global::System.GC.KeepAlive(this);
        }

        """);

    private string OutputPassCall(string indentation) => _plan.Output.Count > 0 ? indentation + "OutputPass(slice);\n" : "";

    private void Evaluate()
    {
        foreach (var (type, targets, text, exceptions) in TargetOverloads())
        {
            _code.Line($$"""
                /// <summary>The mean loss of a batch, with nothing changed. Thread-safe.</summary>
                /// <param name="input">The examples, back to back: <see cref="InputSize"/> values each.</param>
                /// <param name="target">{{text}}</param>
                {{exceptions}}
                public float Evaluate(global::System.ReadOnlySpan<float> input, global::System.ReadOnlySpan<{{type}}> target) =>
                    EvaluateCore(input, Kernels::Targets<float>.{{targets}}(target, OutputSize));

                """);
        }

        _code.Line($$"""
            private float EvaluateCore(global::System.ReadOnlySpan<float> input, Kernels::Targets<float> target)
            {
                var batch = Kernels::Require.Batch(input.Length, InputSize, nameof(input));
                target.Require(batch);
                var workspace = _prediction.Rent();
                var loss = 0.0;
                for (var first = 0; first < batch; first += Parts::Layout.PredictionRows)
                {
                    var rows = global::System.Math.Min(Parts::Layout.PredictionRows, batch - first);
                    var slice = workspace.Reserve(Parts::Layout.ValueColumns, rows);
                    ForwardPass(input.Slice(first * InputSize, rows * InputSize), slice);
                    loss += {{Indent(Indent(LossCall("Evaluate", "target.Rows(first, rows)", "")))}};
                }

                _prediction.Return(workspace);
                global::System.GC.KeepAlive(this);
                return {{MeanLoss("batch")}};
            }

            """);
    }
}
