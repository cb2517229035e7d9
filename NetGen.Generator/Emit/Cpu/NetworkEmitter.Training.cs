using NetGen.Generator.Losses;

namespace NetGen.Generator.Emit.Cpu;

/// <content>The training step, whole and in parts.</content>
internal sealed partial class NetworkEmitter
{
    private void Forward() => _code.Line($$"""
        /// <summary>The forward pass of training. It keeps what a backward pass needs.</summary>
        /// <param name="input">The examples, back to back: <see cref="InputSize"/> values each.</param>
        /// <returns><see cref="OutputSize"/> values for each example, valid until the next call.</returns>
        /// <exception cref="global::System.ArgumentException"><paramref name="input"/> is not one or more whole examples.</exception>
        /// <exception cref="global::System.InvalidOperationException">Another thread is training this network.</exception>
        public global::System.ReadOnlySpan<float> Forward(global::System.ReadOnlySpan<float> input)
        {
            var batch = Kernels::Require.Batch(input.Length, InputSize, nameof(input));
            using var turn = _turn.Take();
            var output = Kernels::Buffers.Rows(ref _output, batch, OutputSize);
            var slice = _training.Reserve(Parts::Layout.Columns, batch);
            _forwardRows = 0;
            input.CopyTo(_trainingInput.Reserve(input.Length).Span);
            ForwardPass(input, slice);
        {{OutputPassCall("    ")}}    Kernels::Panels.ToRows({{_kernels.At(_plan.Graph.Output)}}, output, OutputSize, slice.Capacity);
            _forwardRows = batch;
            global::System.GC.KeepAlive(this);
            return output;
        }

        """);

    /// <summary>The overloads of a method that takes targets: class indices where the loss knows them, and values.</summary>
    private IEnumerable<(string Type, string Targets, string Text, string Exceptions)> TargetOverloads()
    {
        if (Spec.Loss!.TakesClassIndex)
        {
            yield return ("int", "OfClasses", "The class index of each example.", ClassExceptions);
            yield return ("float", "OfValues", "A distribution over the classes for each example, back to back.", LengthExceptions);
        }
        else
        {
            yield return ("float", "OfValues", "<see cref=\"OutputSize\"/> values for each example, back to back.", LengthExceptions);
        }
    }

    private const string LengthExceptions = """
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        """;

    private const string ClassExceptions = """
        /// <exception cref="global::System.ArgumentException">A length does not fit, or a class index names no class.</exception>
        """;

    private const string TurnException = """
        /// <exception cref="global::System.InvalidOperationException">Another thread is training this network.</exception>
        """;

    private void Backward()
    {
        foreach (var (type, targets, text, exceptions) in TargetOverloads())
        {
            _code.Line($$"""
                /// <summary>The backward pass of the batch last given to <see cref="Forward"/>: leaves the gradient in <see cref="Parameters"/>.</summary>
                /// <param name="target">{{text}}</param>
                /// <returns>The mean loss of the batch.</returns>
                {{exceptions}}
                /// <exception cref="global::System.InvalidOperationException">No forward pass went before, or another thread is training this network.</exception>
                public float Backward(global::System.ReadOnlySpan<{{type}}> target) =>
                    BackwardCore(Kernels::Targets<float>.{{targets}}(target, OutputSize));

                """);
        }

        _code.Line($$"""
            private float BackwardCore(Kernels::Targets<float> target)
            {
                using var turn = _turn.Take();
                Kernels::Require.Forward(_forwardRows, "Backward");
                target.Require(_forwardRows);
                var input = _trainingInput.Reserve(_forwardRows * InputSize).Span;
                var batch = _training.Reserve(Parts::Layout.Columns, _forwardRows);
                Parameters.HasGradient = false;
                var loss = 0.0;
                for (var first = 0; first < batch.Rows; first += Kernels::Slice<float>.MaxRows)
                {
                    var rows = global::System.Math.Min(Kernels::Slice<float>.MaxRows, batch.Rows - first);
                    var slice = batch.Part(first, rows);
                    loss += LossPass(slice, target.Rows(first, rows), {{Scale("batch.Rows")}});
                    GradientPass(input.Slice(first * InputSize, rows * InputSize), slice, isFirst: first == 0);
                }

                Parameters.HasGradient = true;
                global::System.GC.KeepAlive(this);
                return {{MeanLoss("batch.Rows")}};
            }

            """);
    }

    /// <summary>One over the number of terms that the loss is the mean of.</summary>
    private string Scale(string rows) => IsMeanOverElements ? $"1f / ((float){rows} * OutputSize)" : $"1f / {rows}";

    private string MeanLoss(string rows) =>
        IsMeanOverElements ? $"(float)(loss / ((double){rows} * OutputSize))" : $"(float)(loss / {rows})";

    private bool IsMeanOverElements => _plan.Loss is ElementwiseLossFunction;

    private void BackwardFrom() => _code.Line($$"""
        /// <summary>
        /// The backward pass of the batch last given to <see cref="Forward"/>, from a gradient that the caller computed: leaves
        /// the gradient in <see cref="Parameters"/>.
        /// </summary>
        /// <param name="outputGradient">The loss's derivative by each output: <see cref="OutputSize"/> values for each example.</param>
        /// <param name="inputGradient">Receives the loss's derivative by each input, <see cref="InputSize"/> values for each example; empty where it is not wanted.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit.</exception>
        /// <exception cref="global::System.InvalidOperationException">No forward pass went before, or another thread is training this network.</exception>
        public void BackwardFrom(global::System.ReadOnlySpan<float> outputGradient, global::System.Span<float> inputGradient = default)
        {
            using var turn = _turn.Take();
            Kernels::Require.Forward(_forwardRows);
            Kernels::Require.Length(outputGradient.Length, _forwardRows, OutputSize, nameof(outputGradient));
            if (!inputGradient.IsEmpty)
                Kernels::Require.Length(inputGradient.Length, _forwardRows, InputSize, nameof(inputGradient));
            var input = _trainingInput.Reserve(_forwardRows * InputSize).Span;
            var batch = _training.Reserve(Parts::Layout.Columns, _forwardRows);
            Parameters.HasGradient = false;
            for (var first = 0; first < batch.Rows; first += Kernels::Slice<float>.MaxRows)
            {
                var rows = global::System.Math.Min(Kernels::Slice<float>.MaxRows, batch.Rows - first);
                var slice = batch.Part(first, rows);
                OutputGradientPass(outputGradient.Slice(first * OutputSize, rows * OutputSize), slice);
                GradientPass(input.Slice(first * InputSize, rows * InputSize), slice, isFirst: first == 0);
                if (!inputGradient.IsEmpty)
                    InputGradientPass(inputGradient.Slice(first * InputSize, rows * InputSize), slice);
            }

            Parameters.HasGradient = true;
            global::System.GC.KeepAlive(this);
        }

        """);

    private void Step() => _code.Line($$"""
        /// <summary>One update of the parameters from the gradient that a backward pass left.</summary>
        /// <exception cref="global::System.InvalidOperationException">No backward pass went before, or another thread is training this network.</exception>
        public void Step()
        {
            using var turn = _turn.Take();
            Kernels::Require.Gradient(Parameters.HasGradient);
            _forwardRows = 0;
            var update = {{Indent(NewUpdate)}};
            Kernels::ParameterUpdate<float>.Apply(Parameters.EnsureGradient<float>().Address, Parts::Layout.ParameterBlock, update);
            global::System.GC.KeepAlive(this);
        }

        """);

    private string UpdateType => $"Kernels::UpdateParameters<float, {Names.Part(_plan.Update!.Name)}Update>";

    /// <summary>The update with this step's constants; to be evaluated once a step.</summary>
    private string NewUpdate
    {
        get
        {
            var state = _plan.Update!.State.Count > 0 ? "_state.Address" : "default";
            var step = _plan.Update.CountsSteps ? ", ++_step" : "";
            return $"new {UpdateType}(\n    _parameters.Address, {state}, Parts::Layout.ParameterBlock, new(_learningRate{step}))";
        }
    }

    private void FusedStep()
    {
        foreach (var (type, targets, text, exceptions) in TargetOverloads())
        {
            _code.Line($$"""
                /// <summary>Forward pass, backward pass and update in one: the numbers of the three in a row, sooner.</summary>
                /// <param name="input">The examples, back to back: <see cref="InputSize"/> values each.</param>
                /// <param name="target">{{text}}</param>
                /// <returns>The mean loss of the batch, before the update.</returns>
                {{exceptions}}
                {{TurnException}}
                public float Step(global::System.ReadOnlySpan<float> input, global::System.ReadOnlySpan<{{type}}> target) =>
                    StepCore(input, Kernels::Targets<float>.{{targets}}(target, OutputSize));

                """);
        }

        _code.Line($$"""
            private float StepCore(global::System.ReadOnlySpan<float> input, Kernels::Targets<float> target)
            {
                var batch = Kernels::Require.Batch(input.Length, InputSize, nameof(input));
                target.Require(batch);
                using var turn = _turn.Take();
                var slice = _training.Reserve(Parts::Layout.Columns, global::System.Math.Min(batch, Kernels::Slice<float>.MaxRows));
                _forwardRows = 0;
                Parameters.HasGradient = false;
                var update = {{Indent(NewUpdate)}};
                var loss = 0.0;
                if (batch <= Kernels::Slice<float>.MaxRows)
                {
                    // The update is part of the backward pass: no gradient is stored.
                    ForwardPass(input, slice);
                    loss = LossPass(slice, target, {{Scale("batch")}});
                    BackwardPass(input, slice, update);
                }
                else
                {
                    for (var first = 0; first < batch; first += Kernels::Slice<float>.MaxRows)
                    {
                        var rows = global::System.Math.Min(Kernels::Slice<float>.MaxRows, batch - first);
                        var part = input.Slice(first * InputSize, rows * InputSize);
                        slice = slice.Part(0, rows);
                        ForwardPass(part, slice);
                        loss += LossPass(slice, target.Rows(first, rows), {{Scale("batch")}});
                        GradientPass(part, slice, isFirst: first == 0);
                    }

                    Kernels::ParameterUpdate<float>.Apply(Parameters.EnsureGradient<float>().Address, Parts::Layout.ParameterBlock, update);
                }

                global::System.GC.KeepAlive(this);
                return {{MeanLoss("batch")}};
            }

            """);
    }
}
