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
                $"Kernels::Require.Apart({input.Parameter}, {output.Parameter}, nameof({input.Parameter}), nameof({output.Parameter}));"));
            checks.AddRange(Outputs.Take(output.Index).Select(other =>
                $"Kernels::Require.Apart<{E}>({other.Parameter}, {output.Parameter}, nameof({other.Parameter}), nameof({output.Parameter}));"));
        }

        var stores = Outputs.Select(output => _kernels.ToRows(
            _plan.PredictionOutputs[output.Index],
            output.Parameter,
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
                {{(_plan.PredictsInLanes ? Indent(LanePrediction) : Indent(PanelPrediction))}}
                global::System.GC.KeepAlive(this);
            }

            """);
        PredictRows(stores);
    }

    /// <summary>The network's class within itself; in no namespace its name may be that of an alias of this file.</summary>
    private string Net =>
        Spec.Type is { Namespace: "", Declarations.Count: 1 } ? "global::" + Spec.Type.Name : Spec.Type.Name;

    /// <summary>What Predict does once its arguments are checked.</summary>
    private string PanelPrediction => SharedPrediction("Parts::Layout.PredictionRows");

    /// <summary>Has the threads share the parts of a batch.</summary>
    private string SharedPrediction(string mostRows) => $$"""
        using var team = Kernels::ThreadTeam.Enter(
            _threads, (batch * Parts::Layout.Operations) + Parts::Layout.ReadOperations);
        var work = new PredictionWork
        {
            Network = this,
            Batch = batch,
            RowsOfPart = {{RowsOfPart(mostRows)}},
            {{string.Join("\n    ", WorkArguments.Select(argument => $"{argument.Field} = {argument.Name},"))}}
        };
        Kernels::ThreadTeam.Run(ref work, Kernels::ThreadTeam.PartsOfRows(batch, work.RowsOfPart));
        """;

    private string RowsOfPart(string mostRows)
    {
        var rows = $"Kernels::ThreadTeam.RowsOfPart(batch, {mostRows})";
        return _plan.Example is null
            ? rows
            : $"{IsByExample("batch")}\n        ? Kernels::ThreadTeam.ExamplesOfPart(batch)\n        : {rows}";
    }

    private IEnumerable<(string Field, string Type, string Name, string Size)> WorkArguments =>
    [
        .. Inputs.Select((input, i) => ($"Input{i}", input.Type, input.Parameter, input.Size)),
        .. Outputs.Select((output, i) => ($"Output{i}", $"global::System.Span<{E}>", output.Parameter, output.Size)),
    ];

    /// <summary>Prediction of some rows, and its parts as work that threads share.</summary>
    private void PredictRows(IEnumerable<string> stores)
    {
        var body = _plan.PredictsInLanes
            ? LaneRows
            : $$"""
                var workspace = _prediction.Rent();
                var slice = workspace.Reserve(Parts::Layout.ValueColumns, rows{{LayoutOptions}});
                {{PredictionPass}}({{InputArguments}}, slice);
                {{OutputPassCall(isTraining: false, "")}}{{string.Join("\n", stores)}}
                _prediction.Return(workspace);
                """;
        var parameters = string.Join(", ", WorkArguments.Select(argument => $"{argument.Type} {argument.Name}"));
        var slices = WorkArguments.Select(argument => $"{argument.Field}.Slice(first * {argument.Size}, rows * {argument.Size})");
        _code.Line($$"""
            /// <summary>The network's output for rows that are computed at a time.</summary>
            private void PredictRows(int rows, {{parameters}})
            {
                {{Indent(body)}}
            }

            /// <summary>A prediction, in parts of some rows that threads may share.</summary>
            private ref struct PredictionWork : Kernels::IParallelWork
            {
                public {{Net}} Network;
                public int Batch;
                public int RowsOfPart;
                {{string.Join("\n    ", WorkArguments.Select(argument => $"public {argument.Type} {argument.Field};"))}}

                public readonly void Run(int part)
                {
                    var first = part * RowsOfPart;
                    var rows = global::System.Math.Min(RowsOfPart, Batch - first);
                    {{Indent(Indent(PredictPart([.. slices])))}}
                }
            }

            """);
    }

    /// <summary>What a part of a prediction does with its rows.</summary>
    private string PredictPart(string[] slices)
    {
        var rows = KernelPrinter.Statement("Network.PredictRows", ["rows", .. slices]);
        if (_plan.Example is null)
            return rows;
        var examples = KernelPrinter.Statement("Network.PredictExamples", ["rows", .. slices]);
        return $"if ({IsByExample("Batch")})\n    {Indent(examples)}\nelse\n    {Indent(rows)}";
    }

    private string PredictionPass => _plan.SharesForward ? "ForwardPass" : "PredictionPass";

    private string OutputPassCall(bool isTraining, string indentation)
    {
        var kernels = isTraining ? _plan.Output : _plan.PredictionOutput;
        var method = isTraining || _plan.SharesOutput ? "OutputPass" : "PredictionOutputPass";
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
                using var team = Kernels::ThreadTeam.Enter(_threads, batch * Parts::Layout.Operations);
                var parts = Kernels::ThreadTeam.PartsOfRows(batch, Parts::Layout.EvaluationRows);
                var losses = global::System.Buffers.ArrayPool<double>.Shared.Rent(parts);
                var work = new EvaluationWork
                {
                    Network = this,
                    Batch = batch,
                    {{string.Join("\n        ", EvaluationArguments.Select(argument => $"{argument.Field} = {argument.Name},"))}}
                    Losses = losses,
                };
                Kernels::ThreadTeam.Run(ref work, parts);

                // In order, so that the sum is the same whatever thread computed which.
                var loss = 0.0;
                foreach (var part in new global::System.ReadOnlySpan<double>(losses, 0, parts))
                    loss += part;
                global::System.Buffers.ArrayPool<double>.Shared.Return(losses);
                global::System.GC.KeepAlive(this);
                return ({{E}})loss;
            }

            /// <summary>The loss of rows that are computed at a time.</summary>
            private double EvaluateRows(int rows, {{InputParameters}}, {{TargetParameters}}, {{string.Join(", ", Targets.Select((_, i) => "double " + Divisor(i)))}})
            {
                var workspace = _prediction.Rent();
                var slice = workspace.Reserve(Parts::Layout.ValueColumns, rows{{LayoutOptions}});
                {{PredictionPass}}({{InputArguments}}, slice);
                var loss = LossValuePass(slice, {{TargetArguments}});
                _prediction.Return(workspace);
                return loss;
            }

            /// <summary>An evaluation, in parts of some rows that threads may share.</summary>
            private ref struct EvaluationWork : Kernels::IParallelWork
            {
                public {{Net}} Network;
                public int Batch;
                {{string.Join("\n    ", EvaluationArguments.Select(argument => $"public {argument.Type} {argument.Field};"))}}
                public global::System.Span<double> Losses;

                public readonly void Run(int part)
                {
                    var first = part * Parts::Layout.EvaluationRows;
                    var rows = global::System.Math.Min(Parts::Layout.EvaluationRows, Batch - first);
                    Losses[part] = {{KernelPrinter.Statement("Network.EvaluateRows", ["rows", .. EvaluationArguments.Select(argument => argument.Slice)]).Replace("\n", "\n        ")}}
                }
            }

            """);
    }

    private IEnumerable<(string Field, string Type, string Name, string Slice)> EvaluationArguments =>
    [
        .. Inputs.Select((input, i) =>
            ($"Input{i}", input.Type, input.Parameter, $"Input{i}.Slice(first * {input.Size}, rows * {input.Size})")),
        .. Targets.Select((target, i) => ($"Target{i}", $"Kernels::Targets<{E}>", target, $"Target{i}.Rows(first, rows)")),
        .. Targets.Select((_, i) => ($"Divisor{i}", "double", Divisor(i), $"Divisor{i}")),
    ];
}
