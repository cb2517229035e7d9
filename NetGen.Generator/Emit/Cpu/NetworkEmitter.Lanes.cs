namespace NetGen.Generator.Emit.Cpu;

/// <content>The fused training step of a tiny network, with the examples in lanes.</content>
internal sealed partial class NetworkEmitter
{
    private void LaneStepCore()
    {
        const string rows = "Kernels::Lanes.MaxRows";
        _code.Line($$"""
            private {{E}} StepCore({{InputParameters}}, {{TargetParameters}})
            {
                {{RequireInputs}}
                {{RequireTargets("batch")}}
                using var turn = _turn.Take();
                var slice = _training.Reserve(
                    Parts::Layout.{{LanePrinter.Columns}},
                    global::System.Math.Min(batch, {{rows}}),
                    blocks: true);
                {{Divisors("batch")}}
                _forwardRows = 0;
                Parameters.HasGradient = false;
                {{Scheduled}}var update = {{Indent(NewUpdate)}};
                var loss = 0.0;
                if (batch <= {{rows}})
                {
                    // The update is part of the backward pass: no gradient is stored.
                    loss = LanePass({{InputArguments}}, {{TargetArguments}}, slice, update);
                }
                else
                {
                    var gradient = Parameters.EnsureGradient<{{E}}>().Address;
                    for (var first = 0; first < batch; first += {{rows}})
                    {
                        var rows = global::System.Math.Min({{rows}}, batch - first);
                        slice = slice.For(first, rows);
                        if (first == 0)
                            loss = LanePass({{InputSlices}}, {{TargetSlices}}, slice, new Kernels::StoreGradient<{{E}}>(gradient));
                        else
                            loss += LanePass({{InputSlices}}, {{TargetSlices}}, slice, new Kernels::AddGradient<{{E}}>(gradient));
                    }

                    Kernels::ParameterUpdate<{{E}}>.Apply(gradient, {{TrainedBlock}}, update);
                }

                global::System.GC.KeepAlive(this);
                {{Observe}}return ({{E}})loss;
            }

            """);
    }

    /// <summary>The forward pass, the loss and the backward pass of some rows.</summary>
    private void LanePass()
    {
        _code.Line("/// <summary>")
            .Line("/// A whole training step of some rows, the examples in the lanes of vectors: hands the gradient of each parameter to a sink")
            .Line("/// that stores it, or updates the parameter at once, and returns the rows' share of the loss.")
            .Line("/// </summary>")
            .Line($"private double LanePass<TSink>({InputParameters}, {TargetParameters}, double {Divisor(0)}, {SliceParameter}, TSink sink)")
            .Line($"    where TSink : struct, Kernels::IGradientSink<{E}>")
            .Open()
            .Line(Weights(isTraining: true))
            .Line();
        new LanePrinter(_plan, _types).Print(_code, Targets[0], Divisor(0));
        _code.Line().Line("return loss;").Close().Line();
    }
}
