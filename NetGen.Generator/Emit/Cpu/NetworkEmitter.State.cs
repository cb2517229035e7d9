using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <content>Dimensions, fields, constructors and properties.</content>
internal sealed partial class NetworkEmitter
{
    private void Constants()
    {
        foreach (var input in Inputs)
        {
            Constant(
                Inputs.Count == 1 ? "The elements of one example." : $"The elements of one example of {input.Value.Name}.",
                input.Size,
                input.Value.Features);
        }

        foreach (var output in Outputs)
        {
            Constant(
                Outputs.Count == 1
                    ? "The elements of one example's output."
                    : $"The elements of one example's output of {output.Value.Name}.",
                output.Size,
                output.Value.Features);
        }

        Constant("The number of trainable scalars.", "ParameterCount", (int)_plan.Graph.Shapes.ParameterCount);
        foreach (var input in Inputs)
        {
            Shape(
                Inputs.Count == 1 ? "The shape of one example." : $"The shape of one example of {input.Value.Name}.",
                input.Shape,
                input.Value.Shape);
        }

        foreach (var output in Outputs)
        {
            Shape(
                Outputs.Count == 1
                    ? "The shape of one example's output."
                    : $"The shape of one example's output of {output.Value.Name}.",
                output.Shape,
                output.Value.Shape);
        }

        _code.Line("/// <summary>The table of layers, shapes, parameters and floating-point operations.</summary>")
            .Line("public static string Summary => \"\"\"")
            .Lines(_summary.Select(line => line.Length == 0 ? "" : "    " + line))
            .Line("    \"\"\";")
            .Line();
    }

    private void Constant(string summary, string name, int value) => _code
        .Line($"/// <summary>{summary}</summary>")
        .Line($"public const int {name} = {Literals.Int(value)};")
        .Line();

    private void Shape(string summary, string name, TensorShape shape) => _code
        .Line($"/// <summary>{summary}</summary>")
        .Line($"public static global::System.ReadOnlySpan<int> {name} => [{List(shape)}];")
        .Line();

    private static string List(TensorShape shape) => string.Join(", ", shape.Dimensions.Select(Literals.Int));

    /// <summary>The elements that an update runs over.</summary>
    private string TrainedBlock =>
        _plan.TrainedLength == _plan.ParameterBlockLength ? "Parts::Layout.ParameterBlock" : "Parts::Layout.TrainedBlock";

    private void Fields()
    {
        var block = $"private readonly Kernels::AlignedBlock<{E}>";
        _code.Line($"{block} _parameters = new(Parts::Layout.ParameterBlock);");
        if (_plan.Training.HasNoisyWeights)
            _code.Line($"{block} _noisy = new(Parts::Layout.ParameterBlock);");
        if (_plan.Transposed.Count > 0)
            _code.Line($"{block} _transposed = new(Parts::Layout.TransposedBlock);");
        if (_plan.Update is { State.Count: > 0 and var count })
            _code.Line($"{block} _state = new({Literals.Int(count)} * {TrainedBlock});");
        if (_plan.BatchNorms.Any())
            _code.Line($"{block} _statistics = new(Parts::Layout.StatisticsBlock);");
        _code.Line($"private readonly Kernels::Workspace<{E}> _training = new();");
        if (_plan.TrainsInLanes)
            _code.Line($"private readonly Kernels::Workspace<{E}> _laneTraining = new();");
        foreach (var input in Inputs.Where(input => !input.TakesIndices))
            _code.Line($"private readonly Kernels::Workspace<{E}> {input.Field} = new();");
        if (_plan.InputGradients.Places.Count > 0 || _plan.TransposedForInput.Count > 0)
            _code.Line($"private readonly Kernels::Workspace<{E}> _inputGradient = new();");
        if (HasLoss || !_plan.PredictsInLanes)
            _code.Line($"private readonly Kernels::WorkspacePool<{E}> _prediction = new();");
        _code.Line("private readonly Kernels::TrainingTurn _turn = new();");
        if (_plan.Training.Plateau is { } plateau)
            _code.Line($"private readonly global::NetGen.PlateauSchedule {TrainingPlan.PlateauField};");
        if (_plan.Training.Schedule is not null)
            _code.Line("private readonly global::NetGen.LearningRateSchedule _schedule;");
        foreach (var input in Inputs.Where(input => input.TakesIndices))
            _code.Line($"private int[] {input.Field} = [];");
        foreach (var output in Outputs)
            _code.Line($"private {E}[] {output.Field} = [];");
        if (Spec.Losses.Any(loss => loss.TargetNoise > 0))
        {
            var buffers = string.Join(", ", Spec.Losses.Select(_ => "[]"));
            _code.Line($"private readonly {E}[][] _targetNoise = [{buffers}];");
        }

        _code.Line("private readonly int _threads;");
        _code.Line("private int _forwardRows;");
        if (_plan.DrawsRandomly)
            _code.Line("private readonly int _seed;").Line("private long _draw;");
        if (HasOptimizer)
        {
            _code.Line($"private {E} _learningRate = {Number(Spec.Optimizer!.LearningRate)};");
            if (CountsSteps)
                _code.Line("private long _step;");
            if (KeepsLoss)
                _code.Line("private double _backwardLoss = double.NaN;");
        }

        _code.Line();
    }

    private bool CountsSteps => _plan.Update is { CountsSteps: true } || _plan.Training.Schedule is not null;

    private string Number(double value) => E == "double" ? Literals.Double(value) : Literals.Single(value);

    private void Constructors()
    {
        var name = Spec.Type.Name;
        _code.Line($$"""
            /// <summary>A network with freshly drawn parameters.</summary>
            /// <param name="seed">What they are drawn from: the same seed gives the same parameters on every machine.</param>
            public {{name}}(int seed = 0)
                : this(new global::NetGen.NetworkOptions { Seed = seed })
            {
            }

            /// <summary>A network with freshly drawn parameters.</summary>
            /// <param name="options">The seed that they are drawn from, and the threads.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="options"/> is null.</exception>
            public {{name}}(global::NetGen.NetworkOptions options)
            {
                global::System.ArgumentNullException.ThrowIfNull(options);
                Parameters = new(
                    _parameters,
                    [
            """);
        foreach (var slot in _plan.Graph.Parameters)
        {
            var kind = (slot.Spec.IsTrainable ? "" : ", isTrainable: false") + (slot.Spec.IsFrozen ? ", isFrozen: true" : "");
            _code.Line(
                $"            new(\"{slot.Spec.Name}\", [{List(slot.Spec.Shape)}], {LayoutOf(slot)}, "
                + $"Parts::Layout.{Names.Of(slot)}{kind}),");
        }

        _code.Line("        ]);").Line("    _threads = options.Threads;");
        foreach (var slot in _plan.Graph.Parameters)
        {
            var initializer = slot.Spec.Initializer;
            _code.Line(
                $"    Parameters[{Literals.Int(slot.Index)}].Initialize(global::NetGen.Init.{initializer.Kind}, "
                + $"{Literals.Double(initializer.Scale)}, {Literals.Int(slot.Spec.FanIn)}, {Literals.Int(slot.Spec.FanOut)}, "
                + $"options.Seed, {Literals.Int(slot.Index)});");
        }

        foreach (var view in Views)
            _code.Line($"    {view.Property} = {view.Value};");
        var state = _plan.Update?.State ?? [];
        for (var i = 0; i < state.Count; i++)
        {
            if (state[i].Initial != 0)
            {
                _code.Line(
                    $"    _state.Span.Slice({Literals.Int(i)} * {TrainedBlock}, {TrainedBlock})"
                    + $".Fill({Number(state[i].Initial)});");
            }
        }

        if (_plan.DrawsRandomly)
            _code.Line("    _seed = options.Seed;");
        if (_plan.Training.Plateau is { } plateau)
            _code.Line($"    {TrainingPlan.PlateauField} = {plateau};");
        if (_plan.Training.Schedule is { } schedule)
            _code.Line($"    _schedule = {schedule};").Line($"    _learningRate = {FromSchedule("0")};");

        foreach (var custom in _plan.Graph.Operations.OfType<NetGen.Generator.Graph.CustomOperation>())
            _code.Line("    " + Indent(_kernels.Declaration(custom)));
        _code.Line("}").Line().Line($$"""
            /// <summary>{{(_plan.TrainedLength < _plan.ParameterBlockLength ? "The parameters, trainable ones and others" : "The trainable parameters")}}, in definition order and by name.</summary>
            public global::NetGen.NetworkParameters Parameters { get; }

            """);
        foreach (var view in Views)
        {
            _code.Line($$"""
                /// <summary>The parameters of the layers of {{view.Network}}, {{Names.Xml(view.Type)}}, by their names in it.</summary>
                public global::NetGen.NetworkParameters {{view.Property}} { get; }

                """);
        }

        if (HasOptimizer)
            LearningRate();
    }

    /// <summary>
    /// What gives the parameters of each network among the layers: those of the one that it shares them with, where it does.
    /// </summary>
    private IEnumerable<(string Property, string Network, string Type, string Value)> Views =>
        from network in Spec.Networks
        where network.IsOwn
        let owner = network.SharesWith ?? network.Name
        let hasAny = _plan.Graph.Parameters.Any(slot => slot.Spec.Name.StartsWith(owner + ".", StringComparison.Ordinal))
        select (
            MemberNames.Pascal(network.Name),
            network.Name,
            network.Type.Name,
            hasAny ? $"Parameters.Under(\"{owner}\")" : "new(_parameters, [])");

    /// <summary>The learning rate of a step, from the schedule.</summary>
    private static string FromSchedule(string step) => $"_schedule.At({step})";

    private void LearningRate()
    {
        var set = _plan.Training.Schedule is null ? "" : "; the schedule sets it before each step";
        _code.Line($$"""
            /// <summary>The learning rate η of the next steps; it starts at {{Literals.Double(Spec.Optimizer!.LearningRate)}}{{set}}.</summary>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
            public {{E}} LearningRate
            {
                get => _learningRate;
                set => _learningRate = Kernels::Require.LearningRate(value);
            }

            """);
    }

    private static string LayoutOf(NetGen.Generator.Graph.ParameterSlot slot)
    {
        var shape = slot.Spec.Shape;
        var (rows, columns) = (Literals.Int(shape.Dimensions[0]), Literals.Int((int)shape.Positions));
        return slot.Spec.Layout switch
        {
            ParameterLayout.Vector => $"Kernels::ParameterLayout.Vector({Literals.Int((int)shape.Size)})",
            ParameterLayout.Rows => $"Kernels::ParameterLayout.Rows({rows}, {columns})",
            _ => $"Kernels::ParameterLayout.DensePanels({rows}, {columns})",
        };
    }
}
