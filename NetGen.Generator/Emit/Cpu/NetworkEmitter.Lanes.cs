namespace NetGen.Generator.Emit.Cpu;

/// <content>The fused training step of a tiny network, with the examples in lanes.</content>
internal sealed partial class NetworkEmitter
{
    private const string MostRows = "Kernels::Lanes.MaxRows";

    private const string FewRows = "Kernels::Lanes.FewRows";

    private void LaneStepCore() => _code.Line($$"""
        private {{E}} StepCore({{InputParameters}}, {{TargetReference}})
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
        private {{E}} BackwardCore({{TargetReference}})
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
        private double LaneStep<TSink>({{InputParameters}}, {{TargetReference}}, double {{Divisor(0)}}, int rows, in TSink sink)
            where TSink : struct, Kernels::IGradientSink<{{E}}>
        {
            return rows <= {{FewRows}}
                ? RowTrainingPass({{InputArguments}}, {{TargetArguments}}, _laneTraining.Reserve(rows * Parts::Layout.Columns).Address, rows, sink)
                : LanePass({{InputArguments}}, {{TargetArguments}}, _laneTraining.Reserve(Parts::Layout.{{LanePrinter.Columns}}, rows, blocks: true), sink);
        }

        /// <summary>The gradient of a batch: stores that of the first rows, and adds that of those after them in order.</summary>
        private double LaneGradient({{InputParameters}}, {{TargetReference}}, double {{Divisor(0)}}, int batch)
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

    /// <summary>The targets of the one loss, which are not copied from pass to pass.</summary>
    private string TargetReference => "in " + TargetParameters;

    private string MemoryParameter(bool isFew) => isFew ? $"Kernels::Address<{E}> memory, int rows" : "in " + SliceParameter;

    private LanePrinter LanePrinterOf(bool isFew) => new(_plan, _types, isFew);

    /// <summary>What Predict does once its arguments are checked.</summary>
    private string LanePrediction => $$"""
        if (batch <= {{FewRows}})
        {
            PredictRows(batch, {{InputArguments}}, {{Outputs[0].Parameter}});
        }
        else
        {
            {{Indent(SharedPrediction(MostRows))}}
        }

        """.TrimEnd();

    /// <summary>Prediction of some rows.</summary>
    private string LaneRows
    {
        get
        {
            var few = LanePrinterOf(isFew: true);
            var lanes = LanePrinterOf(isFew: false);
            return $$"""
                if (rows <= {{FewRows}})
                {
                    var memory = Kernels::ThreadWorkspace<{{E}}>.Reserve(rows * Parts::Layout.ValueColumns);
                    {{few.ForwardPass}}({{InputArguments}}, {{few.Memory}});
                    {{Indent(few.Output(Outputs[0].Parameter, Outputs[0].Size))}}
                    return;
                }

                var slice = Kernels::ThreadWorkspace<{{E}}>.ReserveBlocks(Parts::Layout.{{LanePrinter.Columns}}, rows);
                {{lanes.ForwardPass}}({{InputArguments}}, {{lanes.Memory}});
                {{lanes.Output(Outputs[0].Parameter, Outputs[0].Size)}}
                """;
        }
    }

    /// <summary>The passes of a tiny network over many rows, and over a few.</summary>
    private void LanePasses()
    {
        LanePasses("LanePass", "some rows, the examples in the lanes of vectors", isFew: false);
        LanePasses("RowTrainingPass", "a few rows", isFew: true);
        if (_plan.TrainsInLanes)
            LaneSteps();
    }

    private void LanePasses(string name, string rows, bool isFew)
    {
        var printer = LanePrinterOf(isFew);
        if (_plan.PredictsInLanes)
        {
            _code.Line($"/// <summary>The forward pass of {rows}{(_plan.PredictionOutput.Count > 0 ? ", as far as the loss needs it" : "")}.</summary>")
                .Open($"private void {printer.ForwardPass}({InputParameters}, {MemoryParameter(isFew)})");
            printer.Forward(_code, _plan.Prediction);
            _code.Close().Line();
        }

        if (!_plan.TrainsInLanes)
            return;
        _code.Line("/// <summary>")
            .Line($"/// A training step of {rows}: returns the share of the loss, and hands the")
            .Line("/// gradient of each parameter to a sink that stores it, or updates the parameter at once.")
            .Line("/// </summary>")
            .Line($"private double {name}<TSink>({InputParameters}, {TargetReference}, double {Divisor(0)}, {MemoryParameter(isFew)}, in TSink sink)")
            .Line($"    where TSink : struct, Kernels::IGradientSink<{E}>")
            .Open();
        printer.Train(_code, Targets[0], Divisor(0));
        _code.Line().Line("return loss;").Close().Line();
    }
}
