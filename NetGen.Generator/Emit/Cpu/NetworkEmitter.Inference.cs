using NetGen.Generator.Losses;

namespace NetGen.Generator.Emit.Cpu;

/// <content>Prediction and evaluation.</content>
internal sealed partial class NetworkEmitter
{
    /// <summary>Checks the inputs and says how many examples they have.</summary>
    private string RequireInputs
    {
        get
        {
            var lines = Inputs.Select((input, i) => i == 0
                ? $"var batch = Kernels::Require.Batch({input.Parameter}.Length, {input.Size}, nameof({input.Parameter}));"
                : $"Kernels::Require.Length({input.Parameter}.Length, batch, {input.Size}, nameof({input.Parameter}));").ToList();
            lines.AddRange(Inputs.Where(input => input.TakesIndices).Select(input =>
                $"Kernels::Embedding.RequireIndices({input.Parameter}, {Expressions.Literals.Int(input.Indices)}, nameof({input.Parameter}));"));
            return string.Join("\n    ", lines);
        }
    }

    private string InputDocumentation => string.Join("\n", Inputs.Select(input => input.Documentation));

    private void Predict()
    {
        var outputs = string.Join(", ", Outputs.Select(output => $"global::System.Span<{E}> {output.Parameter}"));
        var documentation = string.Join(
            "\n",
            Outputs.Select(output =>
                $"/// <param name=\"{output.Parameter.TrimStart('@')}\">Receives <see cref=\"{output.Size}\"/> values for each example.</param>"));
        var checks = new List<string>();
        foreach (var output in Outputs)
        {
            checks.Add($"Kernels::Require.Length({output.Parameter}.Length, batch, {output.Size}, nameof({output.Parameter}));");
            checks.AddRange(Inputs.Where(input => !input.TakesIndices).Select(input =>
                $"Kernels::Require.Apart({input.Parameter}, {output.Parameter}, nameof({output.Parameter}));"));
            checks.AddRange(Outputs.Take(output.Index).Select(other =>
                $"Kernels::Require.Apart<{E}>({other.Parameter}, {output.Parameter}, nameof({output.Parameter}));"));
        }

        var stores = Outputs.Select(output => _kernels.ToRows(
            _plan.PredictionOutputs[output.Index],
            $"{output.Parameter}.Slice(first * {output.Size}, rows * {output.Size})",
            output.Size));
        _code.Line($$"""
            /// <summary>The network's output for any number of examples. Thread-safe; allocates nothing once warm.</summary>
            {{PredictRemarks}}{{InputDocumentation}}
            {{documentation}}
            /// <exception cref="global::System.ArgumentException">A length does not fit, or the two overlap.</exception>
            public void Predict({{InputParameters}}, {{outputs}})
            {
                {{RequireInputs}}
                {{string.Join("\n    ", checks)}}
                {{(_plan.PredictsInLanes ? Indent(LanePrediction) : PredictExamplesCall + Indent(PanelPrediction(stores)))}}
                global::System.GC.KeepAlive(this);
            }

            """);
    }

    /// <summary>What Predict does once its arguments are checked.</summary>
    private string PanelPrediction(IEnumerable<string> stores) => $$"""
            var workspace = _prediction.Rent();
            for (var first = 0; first < batch; first += Parts::Layout.PredictionRows)
            {
                var rows = global::System.Math.Min(Parts::Layout.PredictionRows, batch - first);
                var slice = workspace.Reserve(Parts::Layout.ValueColumns, rows{{LayoutOptions}});
                {{PredictionPass}}({{InputSlices}}, slice);
                {{OutputPassCall(isTraining: false, "    ")}}{{string.Join("\n", stores).Replace("\n", "\n    ")}}
            }

            _prediction.Return(workspace);
            """;

    private string PredictionPass => _plan.SharesForward ? "ForwardPass" : "PredictionPass";

    private string OutputPassCall(bool isTraining, string indentation)
    {
        var kernels = isTraining ? _plan.Output : _plan.PredictionOutput;
        var method = isTraining || _plan.SharesForward ? "OutputPass" : "PredictionOutputPass";
        return kernels.Count > 0 ? $"{method}(slice);\n{indentation}" : "";
    }

    private void Evaluate()
    {
        foreach (var overload in TargetOverloads())
        {
            _code.Line($$"""
                /// <summary>The mean loss of a batch, with nothing changed. Thread-safe.</summary>
                {{InputDocumentation}}
                {{overload.Documentation}}
                {{overload.Exceptions}}
                public {{E}} Evaluate({{InputParameters}}, {{overload.Parameters}}) =>
                    EvaluateCore({{InputArguments}}, {{overload.Arguments}});

                """);
        }

        _code.Line($$"""
            private {{E}} EvaluateCore({{InputParameters}}, {{TargetParameters}})
            {
                {{RequireInputs}}
                {{RequireTargets("batch")}}
                {{Divisors("batch")}}
                var workspace = _prediction.Rent();
                var loss = 0.0;
                for (var first = 0; first < batch; first += Parts::Layout.PredictionRows)
                {
                    var rows = global::System.Math.Min(Parts::Layout.PredictionRows, batch - first);
                    var slice = workspace.Reserve(Parts::Layout.ValueColumns, rows{{LayoutOptions}});
                    {{PredictionPass}}({{InputSlices}}, slice);
                    loss += LossValuePass(slice, {{TargetSlices}});
                }

                _prediction.Return(workspace);
                global::System.GC.KeepAlive(this);
                return ({{E}})loss;
            }

            """);
    }
}
