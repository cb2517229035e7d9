using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <content>Dimensions, fields, constructors and properties.</content>
internal sealed partial class NetworkEmitter
{
    private void Constants()
    {
        var shapes = _plan.Graph.Shapes;
        _code.Line("/// <summary>The elements of one example.</summary>")
            .Line($"public const int InputSize = {Literals.Int((int)shapes.Input.Size)};")
            .Line()
            .Line("/// <summary>The elements of one example's output.</summary>")
            .Line($"public const int OutputSize = {Literals.Int((int)shapes.Output.Size)};")
            .Line()
            .Line("/// <summary>The number of trainable scalars.</summary>")
            .Line($"public const int ParameterCount = {Literals.Int((int)shapes.ParameterCount)};")
            .Line()
            .Line("/// <summary>The shape of one example.</summary>")
            .Line($"public static global::System.ReadOnlySpan<int> InputShape => [{List(shapes.Input)}];")
            .Line()
            .Line("/// <summary>The shape of one example's output.</summary>")
            .Line($"public static global::System.ReadOnlySpan<int> OutputShape => [{List(shapes.Output)}];")
            .Line()
            .Line("/// <summary>The table of layers, shapes, parameters and floating-point operations.</summary>")
            .Line("public static string Summary => \"\"\"")
            .Lines(_summary.Select(line => line.Length == 0 ? "" : "    " + line))
            .Line("    \"\"\";")
            .Line();
    }

    private static string List(TensorShape shape) => string.Join(", ", shape.Dimensions.Select(Literals.Int));

    private void Fields()
    {
        _code.Line("private readonly Kernels::AlignedBlock<float> _parameters = new(Parts::Layout.ParameterBlock);");
        if (_plan.Transposed.Count > 0)
            _code.Line("private readonly Kernels::AlignedBlock<float> _transposed = new(Parts::Layout.TransposedBlock);");
        if (_plan.Update is { State.Count: > 0 and var count })
            _code.Line($"private readonly Kernels::AlignedBlock<float> _state = new({Literals.Int(count)} * Parts::Layout.ParameterBlock);");
        _code.Line("private readonly Kernels::Workspace<float> _training = new();")
            .Line("private readonly Kernels::Workspace<float> _trainingInput = new();")
            .Line("private readonly Kernels::Workspace<float> _inputGradient = new();")
            .Line("private readonly Kernels::WorkspacePool<float> _prediction = new();")
            .Line("private readonly Kernels::TrainingTurn _turn = new();")
            .Line("private float[] _output = [];")
            .Line("private int _forwardRows;");
        if (HasOptimizer)
        {
            _code.Line($"private float _learningRate = {Literals.Single(Spec.Optimizer!.LearningRate)};");
            if (_plan.Update!.CountsSteps)
                _code.Line("private long _step;");
        }

        _code.Line();
    }

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
            /// <param name="options">The seed that they are drawn from.</param>
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
            var layout = slot.Spec.Shape.Rank == 1 ? "Vector" : "DensePanels";
            var shape = List(slot.Spec.Shape);
            _code.Line(
                $"            new(\"{slot.Spec.Name}\", [{shape}], Kernels::ParameterLayout.{layout}({shape}), "
                + $"Parts::Layout.{Names.Pascal(slot.Spec.Name)}),");
        }

        _code.Line("        ]);");
        foreach (var slot in _plan.Graph.Parameters)
        {
            var initializer = slot.Spec.Initializer;
            _code.Line(
                $"    Parameters[{Literals.Int(slot.Index)}].Initialize(global::NetGen.Init.{initializer.Kind}, "
                + $"{Literals.Double(initializer.Scale)}, {Literals.Int(slot.Spec.FanIn)}, {Literals.Int(slot.Spec.FanOut)}, "
                + $"options.Seed, {Literals.Int(slot.Index)});");
        }

        _code.Line("}").Line().Line($$"""
            /// <summary>The trainable parameters, in definition order and by name.</summary>
            public global::NetGen.NetworkParameters Parameters { get; }

            """);
        if (HasOptimizer)
        {
            _code.Line($$"""
                /// <summary>The learning rate η of the next steps; it starts at {{Literals.Double(Spec.Optimizer!.LearningRate)}}.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
                public float LearningRate
                {
                    get => _learningRate;
                    set => _learningRate = Kernels::Require.LearningRate(value);
                }

                """);
        }
    }
}
