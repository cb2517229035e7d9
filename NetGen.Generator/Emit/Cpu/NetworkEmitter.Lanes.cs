namespace NetGen.Generator.Emit.Cpu;

/// <content>The fused training step of a tiny network, with the examples in lanes.</content>
internal sealed partial class NetworkEmitter
{
    private void LaneStepCore()
    {
        const string most = "Kernels::Lanes.MaxRows";
        _code.Line($$"""
            private {{E}} StepCore({{InputParameters}}, {{TargetParameters}})
            {
                {{RequireInputs}}
                {{RequireTargets("batch")}}
                using var turn = _turn.Take();
                {{Divisors("batch")}}
                _forwardRows = 0;
                Parameters.HasGradient = false;
                {{Scheduled}}var update = {{Indent(NewUpdate)}};

                // The update is part of the backward pass, and no gradient is stored, where there is one slice.
                var loss = 0.0;
                if (batch == 1)
                {
                    var slice = _training.Reserve(Parts::Layout.Columns, 1);
                    loss = ExamplePass({{InputArguments}}, {{TargetArguments}}, slice, update);
                }
                else if (batch <= {{most}})
                {
                    var slice = _training.Reserve(Parts::Layout.{{LanePrinter.Columns}}, batch, blocks: true);
                    loss = LanePass({{InputArguments}}, {{TargetArguments}}, slice, update);
                }
                else
                {
                    var slice = _training.Reserve(Parts::Layout.{{LanePrinter.Columns}}, {{most}}, blocks: true);
                    var gradient = Parameters.EnsureGradient<{{E}}>().Address;
                    for (var first = 0; first < batch; first += {{most}})
                    {
                        var rows = global::System.Math.Min({{most}}, batch - first);
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

    /// <summary>The forward pass, the loss and the backward pass of some rows, and of one.</summary>
    private void LanePasses()
    {
        LanePass("LanePass", "some rows, the examples in the lanes of vectors", isOneExample: false);
        LanePass("ExamplePass", "one example", isOneExample: true);
    }

    private void LanePass(string name, string rows, bool isOneExample)
    {
        _code.Line("/// <summary>")
            .Line($"/// A training step of {rows}: hands the gradient of each parameter to a sink that stores it, or updates the")
            .Line("/// parameter at once, and returns the share of the loss.")
            .Line("/// </summary>")
            .Line($"private double {name}<TSink>({InputParameters}, {TargetParameters}, double {Divisor(0)}, {SliceParameter}, TSink sink)")
            .Line($"    where TSink : struct, Kernels::IGradientSink<{E}>")
            .Open()
            .Line(Weights(isTraining: true))
            .Line();
        new LanePrinter(_plan, _types, _kernels, isOneExample).Train(_code, Targets[0], Divisor(0));
        _code.Line().Line("return loss;").Close().Line();
    }
}
