using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Losses;

namespace NetGen.Generator.Emit.Cpu;

/// <content>The training step, whole and in parts.</content>
internal sealed partial class NetworkEmitter
{
    private const string LengthExceptions = """
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        """;

    private const string ClassExceptions = """
        /// <exception cref="global::System.ArgumentException">A length does not fit, or a class index names no class.</exception>
        """;

    private const string TurnException = """
        /// <exception cref="global::System.InvalidOperationException">Another thread is training this network.</exception>
        """;

    private void Forward()
    {
        var isOne = Outputs.Count == 1;
        var outs = isOne
            ? ""
            : string.Concat(Outputs.Select(output => $", out global::System.ReadOnlySpan<{E}> {output.Parameter}"));
        var returns = isOne
            ? $"/// <returns><see cref=\"{Outputs[0].Size}\"/> values for each example, valid until the next call.</returns>"
            : string.Join("\n", Outputs.Select(output =>
                $"/// <param name=\"{output.Parameter.TrimStart('@')}\"><see cref=\"{output.Size}\"/> values for each example, valid until the next call.</param>"));
        var buffers = Outputs.Select(output =>
            $"var {Buffer(output)} = Kernels::Buffers.Rows(ref {output.Field}, batch, {output.Size});");
        var stores = Outputs.Select(output => _kernels.ToRows(output.Value, Buffer(output), output.Size));
        _code.Line($$"""
            /// <summary>The forward pass of training. It keeps what a backward pass needs.</summary>
            {{InputDocumentation}}
            {{returns}}
            /// <exception cref="global::System.ArgumentException">A length is not that of one or more whole examples.</exception>
            /// <exception cref="global::System.InvalidOperationException">Another thread is training this network.</exception>
            public {{(isOne ? $"global::System.ReadOnlySpan<{E}>" : "void")}} Forward({{InputParameters}}{{outs}})
            {
                {{RequireInputs}}
                {{RequireBatch}}using var turn = _turn.Take();
                using var team = Kernels::ThreadTeam.Enter(_threads, batch * Parts::Layout.Operations);
                {{string.Join("\n    ", buffers)}}
                var slice = _training.Reserve(Parts::Layout.Columns, batch{{LayoutOptions}});
                _forwardRows = 0;
                {{KeepInputs}}
                {{Draw}}ForwardPass({{InputArguments}}, slice);
                {{OutputPassCall(isTraining: true, "    ")}}{{string.Join("\n", stores).Replace("\n", "\n    ")}}
                _forwardRows = batch;
                global::System.GC.KeepAlive(this);
                {{(isOne ? "return output;" : string.Join("\n    ", Outputs.Select(output => $"{output.Parameter} = {Buffer(output)};")))}}
            }

            """);
    }

    private string Buffer(OutputText output) => Outputs.Count == 1 ? "output" : output.Parameter.TrimStart('@') + "Rows";

    /// <summary>Copies of the inputs, for the backward pass.</summary>
    private string KeepInputs => string.Join("\n    ", Inputs.Select(input => input.TakesIndices
        ? $"{input.Parameter}.CopyTo(Kernels::Buffers.Rows(ref {input.Field}, batch, {input.Size}));"
        : $"{input.Parameter}.CopyTo({input.Field}.Reserve({input.Parameter}.Length).Span);"));

    private string KeptInputs => string.Join("\n    ", Inputs.Select(input => input.TakesIndices
        ? $"global::System.ReadOnlySpan<int> {input.Parameter} = {input.Field};"
        : $"var {input.Parameter} = {input.Field}.Reserve(_forwardRows * {input.Size}).Span;"));

    /// <summary>New random numbers for a training step, and weights with new noise.</summary>
    private string Draw
    {
        get
        {
            if (!_plan.DrawsRandomly)
                return "";
            var lines = new List<string> { "_draw++;" };
            if (_plan.Training.HasNoisyWeights)
            {
                lines.Add("_parameters.Span.CopyTo(_noisy.Span);");
                lines.AddRange(_plan.Training.NoisyWeights.Select(slot => KernelPrinter.Statement(
                    $"Kernels::WeightNoise<{E}>.Apply",
                    "_parameters.Address",
                    "_noisy.Address",
                    "Parts::Layout." + Names.Of(slot),
                    LayoutOf(slot),
                    Literals.Double(_plan.Training.WeightNoise),
                    "_seed",
                    Literals.Int(slot.Index),
                    "_draw")));
            }

            return string.Join("\n", lines).Replace("\n", "\n    ") + "\n    ";
        }
    }

    private string RequireBatch => string.Concat(_plan.BatchNorms
        .Where(norm => norm.X.Positions == 1)
        .Take(1)
        .Select(_ => $"Kernels::BatchNorm.RequireValues(batch, 1, nameof({Inputs[0].Parameter}));\n    "));

    /// <summary>The overloads of a method that takes targets: class indices where losses know them, and values.</summary>
    private IEnumerable<TargetOverload> TargetOverloads()
    {
        foreach (var types in GeneratedMember.TargetTypes(Spec))
        {
            var parameters = new List<string>();
            var arguments = new List<string>();
            var documentation = new List<string>();
            for (var i = 0; i < types.Count; i++)
            {
                var name = Names.TargetParameter(Spec, i);
                var loss = _plan.Losses[i];
                var positions = loss.Output.Positions;
                parameters.Add($"global::System.ReadOnlySpan<{types[i]}> {name}");
                if (types[i] == "int")
                {
                    var ignored = ((SoftmaxCrossEntropyLoss)loss.Function).Options.IgnoreIndex;
                    var ignores = ignored == ClassLossSpec.NoTarget ? "" : $", ignoreIndex: {Literals.Int(ignored)}";
                    arguments.Add(positions > 1
                        ? $"Kernels::Targets<{E}>.OfClasses({name}, {Literals.Int(loss.Output.Channels)}, {Literals.Int(positions)}{ignores})"
                        : $"Kernels::Targets<{E}>.OfClasses({name}, {Outputs[i].Size}{ignores})");
                    documentation.Add(positions > 1
                        ? $"The class index of each position, {Literals.Int(positions)} for each example, back to back."
                        : "The class index of each example.");
                }
                else
                {
                    arguments.Add($"Kernels::Targets<{E}>.OfValues({name}, {Outputs[i].Size})");
                    documentation.Add(Spec.Losses[i].TakesClassIndex
                        ? "A distribution over the classes for each example, back to back."
                        : $"<see cref=\"{Outputs[i].Size}\"/> values for each example, back to back.");
                }

                documentation[i] = $"/// <param name=\"{name}\">{documentation[i]}</param>";
            }

            yield return new(
                string.Join(", ", parameters),
                string.Join(", ", arguments),
                string.Join("\n", documentation),
                types.Contains("int") ? ClassExceptions : LengthExceptions);
        }
    }

    private sealed record TargetOverload(string Parameters, string Arguments, string Documentation, string Exceptions);

    private IReadOnlyList<string> Targets => [.. Spec.Losses.Select((_, i) => Names.TargetParameter(Spec, i))];

    private string TargetParameters => string.Join(", ", Targets.Select(target => $"Kernels::Targets<{E}> {target}"));

    /// <summary>The targets' rows of a slice, and what the sum of their losses is divided by.</summary>
    private string TargetSlices =>
        string.Join(", ", Targets.Select((target, i) => $"{target}.Rows(first, rows), {Divisor(i)}"));

    private string TargetArguments => string.Join(", ", Targets.Select((target, i) => $"{target}, {Divisor(i)}"));

    private string RequireTargets(string rows) => string.Join("\n    ", Targets.Select(target =>
        Targets.Count == 1 ? $"{target}.Require({rows});" : $"{target}.Require({rows}, nameof({target}));"));

    private string Divisor(int loss) => Targets.Count == 1 ? "divisor" : Targets[loss] + "Divisor";

    /// <summary>The number of terms that each loss is the mean of, or what stands for it.</summary>
    private string Divisors(string rows) => string.Join("\n    ", _plan.Losses.Select((loss, i) =>
    {
        var value = loss.Function switch
        {
            ElementwiseLossFunction => $"(double){rows} * {Outputs[i].Size}",
            _ => $"{Targets[i]}.Divisor<{_types.LossType(loss, isTraining: true)}>({Literals.Int(loss.Output.Channels)})",
        };
        return $"var {Divisor(i)} = {value};";
    }));

    /// <summary>Noise on the targets of a training step.</summary>
    private string NoisyTargets => string.Concat(Spec.Losses.Select((loss, i) => loss.TargetNoise > 0
        ? $"{Targets[i]} = Kernels::TargetNoise<{E}>.Add({Targets[i]}, ref _targetNoise[{Literals.Int(i)}], {Literals.Double(loss.TargetNoise)}, _seed, {Literals.Int(loss.Stream)}, _draw);\n    "
        : ""));

    private void Backward()
    {
        foreach (var overload in TargetOverloads())
        {
            _code.Line($$"""
                /// <summary>The backward pass of the batch last given to <see cref="Forward"/>: leaves the gradient in <see cref="Parameters"/>.</summary>
                {{overload.Documentation}}
                /// <returns>The mean loss of the batch{{Penalized}}.</returns>
                {{overload.Exceptions}}
                /// <exception cref="global::System.InvalidOperationException">No forward pass went before, or another thread is training this network.</exception>
                public {{E}} Backward({{overload.Parameters}}) =>
                    BackwardCore({{overload.Arguments}});

                """);
        }

        if (_plan.TrainsInLanes)
        {
            LaneBackwardCore();
            return;
        }

        _code.Line($$"""
            private {{E}} BackwardCore({{TargetParameters}})
            {
                using var turn = _turn.Take();
                Kernels::Require.Forward(_forwardRows, "Backward");
                {{RequireTargets("_forwardRows")}}
                using var team = Kernels::ThreadTeam.Enter(_threads, 2L * _forwardRows * Parts::Layout.Operations);
                {{KeptInputs}}
                {{NoisyTargets}}var batch = _training.Reserve(Parts::Layout.Columns, _forwardRows{{LayoutOptions}});
                {{Divisors("batch.Rows")}}
                Parameters.HasGradient = false;
                var loss = 0.0;
                for (var first = 0; first < batch.Rows;{{Next}})
                {
                    var rows = {{RowsOf("batch.Rows")}};
                    var slice = batch.Part(first, rows);
                    loss += LossPass(slice, {{TargetSlices}});
                    GradientPass({{InputSlices}}, slice, isFirst: first == 0);
                }

                {{AddPenalties}}Parameters.HasGradient = true;
                {{KeepLoss("loss")}}global::System.GC.KeepAlive(this);
                return ({{E}})loss;
            }

            """);
    }

    private string Penalized => HasPenalties ? ", penalties included" : "";

    private bool HasPenalties => _plan.Training.Penalties.Count > 0;

    /// <summary>The penalties on top of the loss, and their gradient on top of the one that is stored.</summary>
    private string AddPenalties =>
        HasPenalties ? $"loss += PenaltyPass(Parameters.EnsureGradient<{E}>().Address);\n    " : "";

    /// <summary>The penalties on top of the loss where no gradient is stored: before the update changes the parameters.</summary>
    private string AddPenaltyValues => HasPenalties ? "loss += PenaltyPass(default);\n    " : "";

    /// <summary>What takes the gradient of the loss and updates: that of a penalty is added on the way.</summary>
    private string FusedUpdate => _plan.Training.CommonPenalty is { } penalty
        ? "var penalized = " + Indent(KernelPrinter.Statement(
            $"new Kernels::PenalizedGradient<{E}, {UpdateType}>",
            "_parameters.Address",
            "Parts::Layout.PenalizedBlock",
            Literals.Double(penalty.L1),
            Literals.Double(penalty.L2),
            "update")) + "\n    "
        : "";

    private string FusedSink => HasPenalties ? "penalized" : "update";

    /// <summary>Where a plateau watches the losses, it sees each after the update that follows.</summary>
    private string Observe => _plan.Training.Plateau is null ? "" : "_plateau.Observe(loss);\n    ";

    private bool KeepsLoss => _plan.Training.Plateau is not null && HasLoss;

    private string KeepLoss(string loss) => KeepsLoss ? $"_backwardLoss = {loss};\n    " : "";

    // A batch whose examples depend on one another is one slice; the loop's counter must not overflow.
    private string Next => _plan.IsCoupled ? " first = batch.Rows" : $" first += {SliceRows}";

    private string RowsOf(string batch) =>
        _plan.IsCoupled ? batch : $"global::System.Math.Min({SliceRows}, {batch} - first)";

    private void BackwardFrom()
    {
        var gradients = Outputs.Select(output => $"global::System.ReadOnlySpan<{E}> {output.GradientParameter}");
        var differentiable = Inputs.Where(input => !input.TakesIndices).ToList();
        var inputGradients = differentiable.Select(input => $"global::System.Span<{E}> {input.GradientParameter} = default");
        var documentation = Outputs
            .Select(output =>
                $"/// <param name=\"{output.GradientParameter}\">The loss's derivative by each output: <see cref=\"{output.Size}\"/> values for each example.</param>")
            .Concat(differentiable.Select(input =>
                $"/// <param name=\"{input.GradientParameter}\">Receives the loss's derivative by each input, <see cref=\"{input.Size}\"/> values for each example; empty where it is not wanted.</param>"));
        var checks = Outputs
            .Select(output =>
                $"Kernels::Require.Length({output.GradientParameter}.Length, _forwardRows, {output.Size}, nameof({output.GradientParameter}));")
            .Concat(differentiable.Select(input =>
                $"if (!{input.GradientParameter}.IsEmpty)\n        Kernels::Require.Length({input.GradientParameter}.Length, _forwardRows, {input.Size}, nameof({input.GradientParameter}));"));
        // Slice after slice is read and written, so what shares memory might be read after it was written.
        var apart = differentiable.SelectMany((input, i) => Outputs.Select(output => output.GradientParameter)
            .Concat(differentiable.Take(i).Select(other => other.GradientParameter))
            .Select(other =>
                $"Kernels::Require.Apart<{E}>({other}, {input.GradientParameter}, nameof({other}), nameof({input.GradientParameter}));"));
        var slices = Outputs.Select(output =>
            $"{output.GradientParameter}.Slice(first * {output.Size}, rows * {output.Size})");
        _code.Line($$"""
            /// <summary>
            /// The backward pass of the batch last given to <see cref="Forward"/>, from a gradient that the caller computed: leaves
            /// the gradient in <see cref="Parameters"/>.
            /// </summary>
            {{string.Join("\n", documentation)}}
            /// <exception cref="global::System.ArgumentException">A length does not fit, or what is written shares memory with other arguments.</exception>
            /// <exception cref="global::System.InvalidOperationException">No forward pass went before, or another thread is training this network.</exception>
            public void BackwardFrom({{string.Join(", ", gradients.Concat(inputGradients))}})
            {
                using var turn = _turn.Take();
                Kernels::Require.Forward(_forwardRows);
                {{string.Join("\n    ", checks.Concat(apart))}}
                using var team = Kernels::ThreadTeam.Enter(_threads, 2L * _forwardRows * Parts::Layout.Operations);
                {{KeptInputs}}
                var batch = _training.Reserve(Parts::Layout.Columns, _forwardRows{{LayoutOptions}});
                Parameters.HasGradient = false;
                for (var first = 0; first < batch.Rows;{{Next}})
                {
                    var rows = {{RowsOf("batch.Rows")}};
                    var slice = batch.Part(first, rows);
                    OutputGradientPass({{string.Join(", ", slices)}}, slice);
                    GradientPass({{InputSlices}}, slice, isFirst: first == 0);
                    {{InputGradientCall(differentiable)}}
                }

                {{(HasPenalties ? $"PenaltyPass(Parameters.EnsureGradient<{E}>().Address);\n    " : "")}}Parameters.HasGradient = true;
                {{KeepLoss("double.NaN")}}global::System.GC.KeepAlive(this);
            }

            """);
    }

    private static string InputGradientCall(IReadOnlyList<InputText> differentiable)
    {
        if (differentiable.Count == 0)
            return "";
        var wanted = string.Join(" || ", differentiable.Select(input => $"!{input.GradientParameter}.IsEmpty"));
        var arguments = differentiable.Select(input => differentiable.Count == 1
            ? $"{input.GradientParameter}.Slice(first * {input.Size}, rows * {input.Size})"
            : $"{input.GradientParameter}.IsEmpty ? [] : {input.GradientParameter}.Slice(first * {input.Size}, rows * {input.Size})");
        var call = KernelPrinter.Statement("InputGradientPass", [.. arguments, "slice"]);
        return $"if ({wanted})\n            {call.Replace("\n", "\n            ")}";
    }

    private void Step() => _code.Line($$"""
        /// <summary>One update of the parameters from the gradient that a backward pass left.</summary>
        /// <exception cref="global::System.InvalidOperationException">No backward pass went before, or another thread is training this network.</exception>
        public void Step()
        {
            using var turn = _turn.Take();
            Kernels::Require.Gradient(Parameters.HasGradient);
            using var team = Kernels::ThreadTeam.Enter(_threads, Parts::Layout.UpdateOperations);
            _forwardRows = 0;
            UpdatePass();
            {{(KeepsLoss ? "if (!double.IsNaN(_backwardLoss))\n        _plateau.Observe(_backwardLoss);\n    _backwardLoss = double.NaN;\n    " : "")}}global::System.GC.KeepAlive(this);
        }

        """);

    private string UpdateType => $"Kernels::UpdateParameters<{E}, {Names.Part(_plan.Update!.Name)}Update>";

    /// <summary>The update with this step's constants; to be evaluated once a step.</summary>
    private string NewUpdate
    {
        get
        {
            var state = _plan.Update!.State.Count > 0 ? "_state.Address" : "default";
            var step = _plan.Update.CountsSteps ? (_plan.Training.Schedule is null ? ", ++_step" : ", _step") : "";
            return $"new {UpdateType}(\n    _parameters.Address, {state}, {TrainedBlock}, new(_learningRate{step}))";
        }
    }

    /// <summary>The learning rate of this step, where a schedule sets it.</summary>
    private string Scheduled => _plan.Training.Schedule is null ? "" : SetScheduledRate + "\n    ";

    private static string SetScheduledRate => $"_learningRate = {FromSchedule("_step++")};";

    private void FusedStep()
    {
        foreach (var overload in TargetOverloads())
        {
            _code.Line($$"""
                /// <summary>Forward pass, backward pass and update in one: the numbers of the three in a row, sooner.</summary>
                {{InputDocumentation}}
                {{overload.Documentation}}
                /// <returns>The mean loss of the batch{{Penalized}}, before the update.</returns>
                {{overload.Exceptions}}
                {{TurnException}}
                public {{E}} Step({{InputParameters}}, {{overload.Parameters}}) =>
                    StepCore({{InputArguments}}, {{overload.Arguments}});

                """);
        }

        if (_plan.TrainsInLanes)
        {
            LaneStepCore();
            return;
        }

        var head = $$"""
            private {{E}} StepCore({{InputParameters}}, {{TargetParameters}})
            {
                {{RequireInputs}}
                {{RequireTargets("batch")}}
                {{RequireBatch}}using var turn = _turn.Take();
                using var team = Kernels::ThreadTeam.Enter(
                    _threads, (3L * batch * Parts::Layout.Operations) + Parts::Layout.UpdateOperations);
                var slice = _training.Reserve(Parts::Layout.Columns, {{(_plan.IsCoupled ? "batch" : $"global::System.Math.Min(batch, {SliceRows})")}}{{LayoutOptions}});
                {{Divisors("batch")}}
                _forwardRows = 0;
                Parameters.HasGradient = false;
                {{Draw}}{{NoisyTargets}}
            """.TrimEnd();
        _code.Line(head);
        if (_plan.FusesUpdate && _plan.IsCoupled)
        {
            _code.Line($$"""
                    {{Scheduled}}var update = {{Indent(NewUpdate)}};
                    {{FusedUpdate}}
                    // The update is part of the backward pass: no gradient is stored.
                    ForwardPass({{InputArguments}}, slice);
                    var loss = LossPass(slice, {{TargetArguments}});
                    {{AddPenaltyValues}}BackwardPass({{InputArguments}}, slice, {{FusedSink}});
                """);
        }
        else if (_plan.FusesUpdate)
        {
            _code.Line($$"""
                    {{Scheduled}}var update = {{Indent(NewUpdate)}};
                    {{FusedUpdate}}var loss = 0.0;
                    if (batch <= {{SliceRows}})
                    {
                        // The update is part of the backward pass: no gradient is stored.
                        ForwardPass({{InputArguments}}, slice);
                        loss = LossPass(slice, {{TargetArguments}});
                        {{Indent(AddPenaltyValues)}}BackwardPass({{InputArguments}}, slice, {{FusedSink}});
                    }
                    else
                    {
                        {{Indent(SlicedGradient)}}
                        {{Indent(AddPenalties)}}Kernels::ParameterUpdate<{{E}}>.Apply(Parameters.EnsureGradient<{{E}}>().Address, {{TrainedBlock}}, update);
                    }

                """);
        }
        else
        {
            _code.Line($$"""
                    var loss = 0.0;
                    {{SlicedGradient}}
                    {{AddPenalties}}UpdatePass();
                """);
        }

        _code.Line($$"""
                global::System.GC.KeepAlive(this);
                {{Observe}}return ({{E}})loss;
            }

            """);
    }

    /// <summary>Forward and backward pass of each slice, the gradients added up.</summary>
    private string SlicedGradient => $$"""
        for (var first = 0; first < batch;{{(_plan.IsCoupled ? " first = batch" : $" first += {SliceRows}")}})
            {
                var rows = {{RowsOf("batch")}};
                slice = slice.For(first, rows);
                ForwardPass({{InputSlices}}, slice);
                loss += LossPass(slice, {{TargetSlices}});
                GradientPass({{InputSlices}}, slice, isFirst: first == 0);
            }

        """.TrimEnd() + "\n";
}
