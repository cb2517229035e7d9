namespace NetGen.Generator.Emit.Cpu;

/// <content>The fused training step of a tiny network, with the examples in lanes.</content>
internal sealed partial class NetworkEmitter
{
    private const string MostRows = "Kernels::Lanes.MaxRows";

    private void LaneStepCore() => _code.Line($$"""
        private {{E}} StepCore({{InputParameters}}, {{TargetParameters}})
        {
            {{RequireInputs}}
            {{RequireTargets("batch")}}
            using var turn = _turn.Take();
            {{Divisors("batch")}}
            _forwardRows = 0;
            Parameters.HasGradient = false;
            {{Scheduled}}var update = {{Indent(NewUpdate)}};
            double loss;
            if (batch <= {{MostRows}})
            {
                // The update is part of the backward pass: no gradient is stored.
                loss = LaneStep({{InputArguments}}, {{TargetArguments}}, batch, update);
            }
            else
            {
                loss = LaneGradient({{InputArguments}}, {{TargetArguments}}, batch);
                Kernels::ParameterUpdate<{{E}}>.Apply(Parameters.EnsureGradient<{{E}}>().Address, {{TrainedBlock}}, update);
            }

            global::System.GC.KeepAlive(this);
            {{Observe}}return ({{E}})loss;
        }

        """);

    /// <summary>
    /// The backward pass computes the values anew as the fused step does: of a tiny network that takes less time than to turn what
    /// the forward pass left into lanes, and the numbers are the same.
    /// </summary>
    private void LaneBackwardCore() => _code.Line($$"""
        private {{E}} BackwardCore({{TargetParameters}})
        {
            using var turn = _turn.Take();
            Kernels::Require.Forward(_forwardRows, "Backward");
            {{RequireTargets("_forwardRows")}}
            {{KeptInputs}}
            {{Divisors("_forwardRows")}}
            Parameters.HasGradient = false;
            var loss = LaneGradient({{InputArguments}}, {{TargetArguments}}, _forwardRows);
            Parameters.HasGradient = true;
            {{KeepLoss("loss")}}global::System.GC.KeepAlive(this);
            return ({{E}})loss;
        }

        """);

    /// <summary>The training step of at most as many rows as are computed at a time, and the gradient of any number.</summary>
    private void LaneSteps() => _code.Line($$"""
        /// <summary>A training step of up to {{MostRows.Replace("Kernels::", "")}} rows.</summary>
        private double LaneStep<TSink>({{InputParameters}}, {{TargetParameters}}, double {{Divisor(0)}}, int rows, TSink sink)
            where TSink : struct, Kernels::IGradientSink<{{E}}>
        {
            return rows == 1
                ? ExampleTrainingPass({{InputArguments}}, {{TargetArguments}}, _laneTraining.Reserve(Parts::Layout.Columns, 1), sink)
                : LanePass({{InputArguments}}, {{TargetArguments}}, _laneTraining.Reserve(Parts::Layout.{{LanePrinter.Columns}}, rows, blocks: true), sink);
        }

        /// <summary>The gradient of a batch: stores that of the first rows, and adds that of those after them in order.</summary>
        private double LaneGradient({{InputParameters}}, {{TargetParameters}}, double {{Divisor(0)}}, int batch)
        {
            var gradient = Parameters.EnsureGradient<{{E}}>().Address;
            var loss = 0.0;
            for (var first = 0; first < batch; first += {{MostRows}})
            {
                var rows = global::System.Math.Min({{MostRows}}, batch - first);
                loss += first == 0
                    ? LaneStep({{InputSlices}}, {{TargetSlices}}, rows, new Kernels::StoreGradient<{{E}}>(gradient))
                    : LaneStep({{InputSlices}}, {{TargetSlices}}, rows, new Kernels::AddGradient<{{E}}>(gradient));
            }

            return loss;
        }

        """);

    private LanePrinter LanePrinterOf(bool isOneExample) => new(_plan, _types, _kernels, isOneExample);

    /// <summary>What Predict does once its arguments are checked.</summary>
    private string LanePrediction
    {
        get
        {
            var example = LanePrinterOf(isOneExample: true);
            var input = Inputs[0];
            var one = example.Output($"{Outputs[0].Parameter}.Slice(first * {Outputs[0].Size}, {Outputs[0].Size})", Outputs[0].Size);
            return $$"""
                if (batch <= Kernels::Lanes.FewRows)
                {
                    var slice = Kernels::ThreadWorkspace<{{E}}>.Reserve(Parts::Layout.ValueColumns);
                    for (var first = 0; first < batch; first++)
                    {
                        {{example.ForwardPass}}({{input.Parameter}}.Slice(first * {{input.Size}}, {{input.Size}}), slice);
                        {{one.Replace("\n", "\n        ")}}
                    }
                }
                else
                {
                    {{SharedPrediction("Kernels::Lanes.MaxRows").Replace("\n", "\n    ")}}
                }

                """.TrimEnd();
        }
    }

    /// <summary>Prediction of some rows, in a workspace.</summary>
    private string LaneRows
    {
        get
        {
            var lanes = LanePrinterOf(isOneExample: false);
            return $$"""
                var slice = workspace.Reserve(Parts::Layout.{{LanePrinter.Columns}}, rows, blocks: true);
                {{lanes.ForwardPass}}({{InputArguments}}, slice);
                {{lanes.Output(Outputs[0].Parameter, Outputs[0].Size)}}
                """;
        }
    }

    /// <summary>The passes of a tiny network over some rows, and over one.</summary>
    private void LanePasses()
    {
        LanePasses("LanePass", "some rows, the examples in the lanes of vectors", isOneExample: false);
        LanePasses("ExampleTrainingPass", "one example", isOneExample: true);
        if (_plan.TrainsInLanes)
            LaneSteps();
    }

    private void LanePasses(string name, string rows, bool isOneExample)
    {
        var printer = LanePrinterOf(isOneExample);
        if (_plan.PredictsInLanes)
        {
            _code.Line($"/// <summary>The forward pass of {rows}{(_plan.PredictionOutput.Count > 0 ? ", as far as the loss needs it" : "")}.</summary>")
                .Open($"private void {printer.ForwardPass}({InputParameters}, {SliceParameter})");
            printer.Forward(_code, _plan.Prediction);
            _code.Close().Line();
        }

        if (!_plan.TrainsInLanes)
            return;
        _code.Line("/// <summary>")
            .Line($"/// A training step of {rows}: returns the share of the loss, and hands the")
            .Line("/// gradient of each parameter to a sink that stores it, or updates the parameter at once.")
            .Line("/// </summary>")
            .Line($"private double {name}<TSink>({InputParameters}, {TargetParameters}, double {Divisor(0)}, {SliceParameter}, TSink sink)")
            .Line($"    where TSink : struct, Kernels::IGradientSink<{E}>")
            .Open();
        printer.Train(_code, Targets[0], Divisor(0));
        _code.Line().Line("return loss;").Close().Line();
    }
}
