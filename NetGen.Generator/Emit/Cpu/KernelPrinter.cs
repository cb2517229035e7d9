using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>Prints the call of a kernel, with the mathematics that it computes as a comment.</summary>
/// <param name="plan">The network.</param>
/// <param name="example">
/// Where the calls are of a pass over one example, its plan: images are then panels whose rows are their pixels.
/// </param>
internal sealed partial class KernelPrinter(NetworkPlan plan, ExamplePlan? example = null)
{
    private const int Width = 100;

    private readonly HashSet<Value> _training = [.. plan.Buffers.Places.Select(place => place.Value)];

    /// <summary>The type of the network's numbers.</summary>
    public string Element { get; } = MemberNames.Element(plan.Spec);

    /// <summary>Prints calls, a blank line between each two.</summary>
    public void Print(CodeWriter code, IReadOnlyList<Kernel> kernels, bool isFirstInBlock)
    {
        foreach (var kernel in kernels)
        {
            if (!isFirstInBlock)
                code.Line();
            isFirstInBlock = false;
            var equation = example is null ? Equations.Of(kernel) : Equations.OfExample(kernel);
            code.Line("// " + equation).Line(Call(kernel));
        }
    }

    /// <summary>Prints one call without its comment.</summary>
    public void PrintCall(CodeWriter code, Kernel kernel) => code.Line(Call(kernel));

    /// <summary>A buffer's address: in the training workspace, or in the one of the input's gradient.</summary>
    public string At(Value value)
    {
        if (example is not null)
            return ExampleAt(value);
        var slice = _training.Contains(value) ? "slice" : "inputSlice";
        var method = value.IsInLanes ? "LanesAt" : "At";
        return $"{slice}.{method}(Parts::Layout.{Names.Of(value)}, {Int(value.Features)})";
    }

    private string AtOrNull(Value? value) => value is null ? "default" : At(value);

    /// <summary>The check that a layer of the user's own declares what it is compiled for.</summary>
    public string Declaration(CustomOperation custom)
    {
        var parameters = custom.Declared.Select(slot =>
            $"{slot.Spec.Name.Substring(slot.Spec.Name.LastIndexOf('.') + 1)} [{string.Join(", ", slot.Spec.Shape.Dimensions)}]");
        return Statement(
            Kernel("CustomLayer", $"Require<{custom.Type}, {Names.Part(Names.SizesOf(custom.Name))}>"),
            $"\"{custom.Name}\"",
            $"\"{string.Join(", ", parameters)}\"");
    }

    /// <summary>A call as one statement, on as many lines as it needs.</summary>
    public static string Statement(string method, params string[] arguments) =>
        Expression(method, trailing: 1, arguments) + ";";

    /// <summary>A call, or a part of one, with so many characters after it.</summary>
    private static string Expression(string method, int trailing, string[] arguments)
    {
        var line = $"{method}({string.Join(", ", arguments)})";
        if (line.Length + trailing <= Width && !line.Contains("\n"))
            return line;
        line = $"    {string.Join(", ", arguments)})";
        return line.Length + trailing <= Width && !line.Contains("\n")
            ? $"{method}(\n{line}"
            : $"{method}(\n    {string.Join(",\n", arguments).Replace("\n", "\n    ")})";
    }

    private string Call(Kernel kernel) => (example is null ? null : ExampleCall(kernel)) ?? kernel switch
    {
        PackInput { Input: var input } => FromRows(Names.Parameter(input.Name), input, input),
        LinearForward k => Statement(
            Kernel("Dense", $"Forward<{Names.Part(Names.SizesOf(k.Linear.Name))}, {Names.TypeOf(k.Map, Element)}>"),
            [
                k.FromRows ? Names.Parameter(k.Linear.X.Name) : At(k.Linear.X),
                Parameter(k.Linear.Weight),
                Parameter(k.Linear.Bias),
                .. k.Norm is null ? Array.Empty<string>() : [Folded(k.Norm)],
                .. k.Writes.Select(At),
                "slice.Rows",
                "slice.Capacity",
            ]),
        ConvolutionForward k => Statement(
            Kernel(
                "Convolution",
                $"Forward<{Names.Part(Names.SizesOf(k.Convolution.Name))}, {Names.TypeOf(k.Map, Element)}>"),
            [
                At(k.Convolution.X),
                Parameter(k.Convolution.Weight),
                Parameter(k.Convolution.Bias),
                .. k is { Norm: null, Sum: null } ? Array.Empty<string>() : [Folded(k.Norm), AtOrNull(k.Residual)],
                .. k.Writes.Select(At),
                "slice.Scratch",
                "slice.Rows",
            ]),
        ConvolutionMaxPoolForward { Pooled: var pooled } k => Statement(
            Kernel("Convolution", $"ForwardMaxPool<{Dimensions(pooled)}, {Names.TypeOf(pooled.Map, Element)}>"),
            [
                At(pooled.Convolution.X),
                Parameter(pooled.Convolution.Weight),
                Parameter(pooled.Convolution.Bias),
                .. pooled.Norm is null ? Array.Empty<string>() : [Folded(pooled.Norm)],
                At(pooled.Pool.Output),
                k.Keeps ? At(pooled.Places) : "default",
                "slice.Scratch",
                "slice.Rows",
            ]),
        OperationForward k => Forward(k),
        PackOutputGradient k =>
            FromRows(Names.OutputGradientParameter(plan.Spec, plan.Graph, k.Output), k.Gradient, k.Gradient),
        LinearInputGradient k => Statement(
            Kernel("Dense", $"InputGradient<{Names.Part(Names.SizesOf(k.Linear.Name))}, {Names.TypeOf(k.Through, Element)}>"),
            At(k.From),
            Parameter(k.Linear.Weight),
            TransposedAt(k.Linear),
            k.Through is null ? "default" : At(k.Through.Saved),
            At(k.To),
            "slice.Rows",
            "slice.Capacity"),
        LinearParameterGradient k => Statement(
            Kernel("Dense", $"ParameterGradient<{Names.Part(Names.SizesOf(k.Linear.Name))}, {SinkType(k.Adds)}>"),
            k.FromRows ? Names.Parameter(k.Linear.X.Name) : At(k.Linear.X),
            At(k.From),
            Sink(k.Adds),
            Offset(k.Linear.Weight),
            Offset(k.Linear.Bias),
            "slice.Rows",
            "slice.Capacity"),
        ConvolutionInputGradient k => Statement(
            Kernel(
                "Convolution",
                $"InputGradient<{Names.Part(Names.SizesOf(k.Convolution.Name))}, {Names.TypeOf(k.Through, Element)}>"),
            At(k.From),
            Parameter(k.Convolution.Weight),
            k.Through is null ? "default" : At(k.Through.Saved),
            At(k.To),
            "slice.Scratch",
            "slice.Rows"),
        ConvolutionParameterGradient k => Statement(
            Kernel(
                "Convolution",
                $"ParameterGradient<{Names.Part(Names.SizesOf(k.Convolution.Name))}, {SinkType(k.Adds)}>"),
            At(k.Convolution.X),
            At(k.From),
            Sink(k.Adds),
            Offset(k.Convolution.Weight),
            Offset(k.Convolution.Bias),
            "slice.Scratch",
            "slice.Rows"),
        ConvolutionMaxPoolInputGradient { Pooled: var pooled } k => Statement(
            Kernel(
                "Convolution",
                $"InputGradientMaxPool<{Dimensions(pooled)}, {Names.TypeOf(pooled.Map, Element)}, {Names.TypeOf(k.Through, Element)}>"),
            At(k.From),
            At(pooled.Places),
            At(pooled.Pool.Output),
            Parameter(pooled.Convolution.Weight),
            k.Through is null ? "default" : At(k.Through.Saved),
            At(k.To),
            "slice.Scratch",
            "slice.Rows"),
        ConvolutionMaxPoolParameterGradient { Pooled: var pooled } k => Statement(
            Kernel(
                "Convolution",
                $"ParameterGradientMaxPool<{Dimensions(pooled)}, {Names.TypeOf(pooled.Map, Element)}, {SinkType(k.Adds)}>"),
            At(pooled.Convolution.X),
            At(k.From),
            At(pooled.Places),
            At(pooled.Pool.Output),
            Sink(k.Adds),
            Offset(pooled.Convolution.Weight),
            Offset(pooled.Convolution.Bias),
            "slice.Scratch",
            "slice.Rows"),
        OperationBackward k => Backward(k),
        PassOn k => Statement(
            Kernel("Join", (k.Adds ? "Accumulate" : "Copy") + LayoutOf(k.To)),
            [At(k.From), At(k.To), Int(k.To.Features), .. Extent(k.To)]),
        UnpackInputGradient { Gradient: null } k => $"{Names.InputGradientParameter(plan.Spec, k.Input)}.Clear();",
        UnpackInputGradient k => ToRows(k.Gradient!, Names.InputGradientParameter(plan.Spec, k.Input), Int(k.Input.Features)),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel)),
    };

    /// <summary>The types with the dimensions of a convolution and its windows.</summary>
    private static string Dimensions(PooledConvolution pooled) =>
        $"{Names.Part(Names.SizesOf(pooled.Convolution.Name))}, {Names.Part(Names.SizesOf(pooled.Pool.Name))}";

    /// <summary>Rows of a caller's span into a value's layout.</summary>
    private string FromRows(string span, Value shape, Value destination) => shape.IsInLanes
        ? Statement(Kernel("Lanes", "FromRows"), span, At(destination), Int(shape.Features))
        : Statement("Kernels::Panels.FromRows", span, At(destination), Int(shape.Features), "slice.Capacity");

    /// <summary>A value into rows of a caller's span.</summary>
    public string ToRows(Value source, string span, string features) => example is not null && source.IsInLanes
        ? Statement(Kernel("Pixels", "ToRow"), [At(source), span, .. Image(source)])
        : source.IsInLanes
        ? Statement(Kernel("Lanes", "ToRows"), At(source), span, features)
        : Statement("Kernels::Panels.ToRows", At(source), span, features, "slice.Capacity");

    private string Forward(OperationForward k)
    {
        var operation = k.Of;
        var output = k.Output;
        var features = Int(Features(output));
        var activation = Names.TypeOf(k.Map, Element);
        var kept = k.Keeps ? At(k.BeforeMap) : "default";
        switch (operation)
        {
            case MapOperation map:
                return Statement(
                    Kernel("Elementwise", $"Forward{LayoutOf(output)}<{Names.TypeOf(map, Element)}>"),
                    [At(map.X), At(output), features, .. Extent(output)]);
            case SoftmaxOperation softmax when IsInLanes(output):
                return Statement(
                    Kernel("ChannelSoftmax", softmax.IsLog ? "ForwardLog" : "Forward"),
                    At(softmax.X),
                    At(output),
                    Int(output.Channels),
                    Int(output.Positions),
                    "slice.Rows");
            case SoftmaxOperation softmax:
                return Statement(
                    Kernel("Softmax", softmax.IsLog ? "ForwardLog" : "Forward"),
                    [At(softmax.X), At(output), features, .. Extent(output)]);
            case ArgMaxOperation argMax:
                return Statement(
                    Kernel("ArgMax", (argMax.IsOneHot ? "OneHot" : "Index") + LayoutOf(argMax.X)),
                    [
                        At(argMax.X),
                        At(output),
                        .. IsInLanes(argMax.X) ? (string[])[Int(argMax.X.Channels), Int(argMax.X.Positions)] : [Int(Features(argMax.X))],
                        .. Extent(argMax.X),
                    ]);
            case ParametricMapOperation map:
                return Statement(
                    Kernel("ParametricMap", $"Forward{LayoutOf(output)}<{Names.TypeOf(map)}>"),
                    [At(map.X), Parameter(map.Numbers[0]), At(output), .. SetsOf(map), .. Extent(output)]);
            case PoolOperation pool:
                return Statement(
                    Kernel(pool.IsMax ? "MaxPool2D" : "AvgPool2D", $"Forward<{Names.Part(Names.SizesOf(pool.Name))}>"),
                    At(pool.X),
                    At(output),
                    "slice.Rows");
            case GlobalPoolOperation:
                return Statement(
                    Kernel("GlobalAvgPool2D", "Forward"),
                    At(operation.Input),
                    At(output),
                    Int(operation.Input.Channels),
                    Int(operation.Input.Positions),
                    "slice.Rows",
                    "slice.Capacity");
            case RelayoutOperation:
                return Relayout(operation.Input, output);
            case BatchNormOperation { IsTraining: true } norm:
                return Statement(
                    Kernel("BatchNorm", $"Forward{LayoutOf(output)}<{activation}>"),
                    At(norm.X),
                    Parameter(norm.Weight),
                    Parameter(norm.Bias),
                    Statistic(norm.RunningMean),
                    Statistic(norm.RunningVariance),
                    StatisticsOf(norm),
                    AtOrNull(k.Residual),
                    kept,
                    At(output),
                    Int(output.Channels),
                    Int(output.Positions),
                    Literals.Double(norm.Momentum),
                    Literals.Double(norm.Epsilon),
                    "slice.Rows",
                    "slice.Capacity");
            case BatchNormOperation norm:
                return Statement(
                    Kernel("BatchNorm", $"Predict{LayoutOf(output)}<{activation}>"),
                    At(norm.X),
                    Parameter(norm.Weight),
                    Parameter(norm.Bias),
                    Statistic(norm.RunningMean),
                    Statistic(norm.RunningVariance),
                    AtOrNull(k.Residual),
                    kept,
                    At(output),
                    Int(output.Channels),
                    Int(example is null ? output.Positions : 1),
                    Literals.Double(norm.Epsilon),
                    RowsOf(output),
                    CapacityOf(output));
            case LayerNormOperation norm:
                return Statement(
                    Kernel("LayerNorm", "Forward" + LayoutOf(output)),
                    At(norm.X),
                    Parameter(norm.Weight),
                    Parameter(norm.Bias),
                    At(output),
                    features,
                    Literals.Double(norm.Epsilon),
                    "slice.Rows",
                    "slice.Capacity");
            case EmbeddingOperation embedding:
                return Statement(
                    Kernel("Embedding", "Forward"),
                    Names.Parameter(embedding.X.Name),
                    Parameter(embedding.Table),
                    At(output),
                    Int(embedding.Count),
                    Int(embedding.Size),
                    Int(embedding.Length),
                    "slice.Rows",
                    "slice.Capacity");
            case CustomOperation custom:
                return Statement(
                    Kernel("CustomLayer", $"Forward<{custom.Type}, {Names.Part(Names.SizesOf(custom.Name))}>"),
                    At(custom.X),
                    FirstParameter(custom),
                    At(output),
                    "slice.Scratch",
                    "slice.Rows",
                    "slice.Capacity");
            case AddOperation add:
                return Statement(
                    Kernel("Join", $"Add{LayoutOf(output)}<{activation}>"),
                    [At(add.Left), At(add.Right), kept, At(output), features, .. Extent(output)]);
            case MultiplyOperation multiply:
                return Statement(
                    Kernel("Join", $"Multiply{LayoutOf(output)}<{activation}>"),
                    [At(multiply.Left), At(multiply.Right), kept, At(output), features, .. Extent(output)]);
            case ConcatOperation concat:
                return string.Join("\n", Pieces(concat).Select(piece => Copy(piece.Part, 0, output, piece.First, Features(piece.Part))));
            case DropoutOperation dropout:
                return Statement(
                    Kernel("Noise", "Dropout" + LayoutOf(output)),
                    At(dropout.X),
                    At(output),
                    At(dropout.Mask),
                    features,
                    "slice.Rows",
                    "slice.Capacity",
                    "slice.Example",
                    Literals.Double(dropout.Rate),
                    "_seed",
                    Int(dropout.Stream),
                    "_draw");
            case NoiseOperation noise:
                return Statement(
                    Kernel("Noise", "Gaussian" + LayoutOf(output)),
                    At(noise.X),
                    At(output),
                    features,
                    "slice.Rows",
                    "slice.Capacity",
                    "slice.Example",
                    Literals.Double(noise.Deviation),
                    "_seed",
                    Int(noise.Stream),
                    "_draw");
            default:
                throw new ArgumentOutOfRangeException(nameof(k));
        }
    }

    private string Backward(OperationBackward k)
    {
        var operation = k.Of;
        var to = k.To is null ? "default" : At(k.To);
        var from = At(k.Path.From);
        var (more, mask) = (AtOrNull(k.Path.More), AtOrNull(k.Path.Mask));
        var input = operation.Inputs[k.Index];
        var features = Int(input.Features);
        switch (operation)
        {
            case MapOperation map:
                return Statement(
                    Kernel("Elementwise", $"Backward{LayoutOf(input)}<{Names.TypeOf(map, Element)}>"),
                    [At(map.Saved), from, more, mask, to, features, .. Extent(input)]);
            case SoftmaxOperation softmax when input.IsInLanes:
                return Statement(
                    Kernel("ChannelSoftmax", softmax.IsLog ? "BackwardLog" : "Backward"),
                    At(softmax.Output),
                    from,
                    to,
                    Int(input.Channels),
                    Int(input.Positions),
                    "slice.Rows");
            case SoftmaxOperation softmax:
                return Statement(
                    Kernel("Softmax", softmax.IsLog ? "BackwardLog" : "Backward"),
                    [At(softmax.Output), from, to, features, .. Extent(input)]);
            case ParametricMapOperation map:
                return Statement(
                    Kernel("ParametricMap", $"Backward{LayoutOf(input)}<{Names.TypeOf(map)}, {SinkType(k)}>"),
                    [
                        At(map.X),
                        from,
                        Parameter(map.Numbers[0]),
                        to,
                        Sink(k),
                        Offset(k, map.Numbers[0]),
                        .. SetsOf(map),
                        .. Extent(input),
                    ]);
            case PoolOperation { IsMax: true } pool:
                return Statement(
                    Kernel("MaxPool2D", $"Backward<{Names.Part(Names.SizesOf(pool.Name))}, {Names.TypeOf(k.Through, Element)}>"),
                    At(pool.X),
                    At(pool.Output),
                    from,
                    to,
                    "slice.Rows");
            case PoolOperation pool:
                return Statement(
                    Kernel("AvgPool2D", $"Backward<{Names.Part(Names.SizesOf(pool.Name))}>"), from, to, "slice.Rows");
            case GlobalPoolOperation:
                return Statement(
                    Kernel("GlobalAvgPool2D", $"Backward<{Names.TypeOf(k.Through, Element)}>"),
                    AtOrNull(k.Through?.Saved),
                    from,
                    to,
                    Int(input.Channels),
                    Int(input.Positions),
                    "slice.Rows",
                    "slice.Capacity");
            case RelayoutOperation:
                return Relayout(k.Path.From, k.To!);
            case BatchNormOperation { IsTraining: false } norm:
                return Statement(
                    Kernel("BatchNorm", "PredictBackward" + LayoutOf(input)),
                    from,
                    Parameter(norm.Weight),
                    Statistic(norm.RunningVariance),
                    to,
                    Int(input.Channels),
                    Int(input.Positions),
                    Literals.Double(norm.Epsilon),
                    "slice.Rows",
                    "slice.Capacity");
            case BatchNormOperation norm:
                return Statement(
                    Kernel(
                        "BatchNorm",
                        $"Backward{LayoutOf(input)}<{Names.TypeOf(k.Path.Map, Element)}, {SinkType(k)}>"),
                    At(norm.X),
                    AtOrNull(k.Path.Map?.Saved),
                    from,
                    more,
                    mask,
                    Parameter(norm.Weight),
                    StatisticsOf(norm),
                    AtOrNull(k.Path.Sum),
                    to,
                    Sink(k),
                    Offset(k, norm.Weight),
                    Offset(k, norm.Bias),
                    Int(input.Channels),
                    Int(input.Positions),
                    "slice.Rows",
                    "slice.Capacity");
            case LayerNormOperation norm:
                return Statement(
                    Kernel("LayerNorm", $"Backward{LayoutOf(input)}<{SinkType(k)}>"),
                    At(norm.X),
                    from,
                    Parameter(norm.Weight),
                    to,
                    Sink(k),
                    Offset(k, norm.Weight),
                    Offset(k, norm.Bias),
                    features,
                    Literals.Double(norm.Epsilon),
                    "slice.Scratch",
                    "slice.Rows",
                    "slice.Capacity");
            case EmbeddingOperation embedding:
                return Statement(
                    Kernel("Embedding", $"ParameterGradient<{SinkType(k)}>"),
                    Names.Parameter(embedding.X.Name),
                    from,
                    Sink(k),
                    Offset(k, embedding.Table),
                    "slice.Scratch",
                    Int(embedding.Count),
                    Int(embedding.Size),
                    Int(embedding.Length),
                    "slice.Rows",
                    "slice.Capacity");
            case CustomOperation custom:
                return Statement(
                    Kernel(
                        "CustomLayer",
                        $"Backward<{custom.Type}, {Names.Part(Names.SizesOf(custom.Name))}, {SinkType(k)}>"),
                    At(custom.X),
                    At(custom.Output),
                    from,
                    FirstParameter(custom),
                    to,
                    Sink(k),
                    custom.Declared.Count == 0 ? "-1" : Offset(k, custom.Declared[0]),
                    "slice.Scratch",
                    "slice.Rows",
                    "slice.Capacity");
            case MultiplyOperation multiply:
                return Statement(
                    Kernel("Join", $"Multiply{LayoutOf(input)}<{Names.TypeOf(null, Element)}>"),
                    [from, At(k.Index == 0 ? multiply.Right : multiply.Left), "default", to, features, .. Extent(input)]);
            case ConcatOperation concat:
                return Copy(k.Path.From, Pieces(concat)[k.Index].First, k.To!, 0, input.Features);
            case DropoutOperation dropout:
                return Statement(
                    Kernel("Join", $"Multiply{LayoutOf(input)}<{Names.TypeOf(null, Element)}>"),
                    [from, At(dropout.Mask), "default", to, features, .. Extent(input)]);
            default:
                throw new ArgumentOutOfRangeException(nameof(k));
        }
    }

    /// <summary>The parts of a concatenation with the feature that each begins at.</summary>
    private List<(Value Part, int First)> Pieces(ConcatOperation concat)
    {
        var pieces = new List<(Value Part, int First)>();
        var first = 0;
        foreach (var part in concat.Parts)
        {
            pieces.Add((part, first));
            first += Features(part);
        }

        return pieces;
    }

    private string Copy(Value source, int sourceFirst, Value destination, int destinationFirst, int count) => Statement(
        Kernel("Concat", IsInLanes(destination) ? "CopyFeaturesLanes" : "CopyColumnsPanels"),
        [
            At(source),
            Int(Features(source)),
            Int(sourceFirst),
            At(destination),
            Int(Features(destination)),
            Int(destinationFirst),
            Int(count),
            .. Extent(destination),
            "add: false",
        ]);

    /// <summary>A value into the layout of another that has the same elements.</summary>
    public string Relayout(Value source, Value destination) => Statement(
        Kernel("Lanes", source.IsInLanes ? "ToPanels" : "FromPanels"),
        At(source),
        At(destination),
        Int(source.Features),
        "slice.Rows",
        "slice.Capacity");

    private string Kernel(string type, string method) => $"Kernels::{type}<{Element}>.{method}";

    /// <summary>Whether a value lies in lanes of examples, as images do but those of one example.</summary>
    private bool IsInLanes(Value value) => example is null && value.IsInLanes;

    /// <summary>The features of a row: of one example's image, whose rows are its pixels, the channels.</summary>
    private int Features(Value value) => example is null ? value.Features : value.Channels;

    private string LayoutOf(Value value) => IsInLanes(value) ? "Lanes" : "Panels";

    /// <summary>How many rows, as a kernel over a layout needs it.</summary>
    private string[] Extent(Value value) =>
        IsInLanes(value) ? ["slice.Rows"] : [RowsOf(value), CapacityOf(value)];

    private string RowsOf(Value value) => example is null ? "slice.Rows" : Int(value.Positions);

    private string CapacityOf(Value value) => example is null ? "slice.Capacity" : Int(value.Positions);

    /// <summary>The sets of numbers, and the features: in lanes those that share a set.</summary>
    private string[] SetsOf(ParametricMapOperation map) =>
        [Int(map.Sets), Int(IsInLanes(map.X) ? map.X.Features / map.Sets : Features(map.X))];

    private static string Parameter(ParameterSlot? slot) => slot is null ? "default" : "parameters + " + Offset(slot);

    private static string FirstParameter(CustomOperation custom) =>
        Parameter(custom.Declared.Count == 0 ? null : custom.Declared[0]);

    /// <summary>A running statistic, which lies with the clean parameters whatever noise there is on weights.</summary>
    private static string Statistic(ParameterSlot slot) => "_parameters.Address + " + Offset(slot);

    /// <summary>A batch normalisation as the product before it takes it along.</summary>
    private string Folded(BatchNormOperation? norm) => norm is null ? "default" : Expression(
        $"new Kernels::FoldedBatchNorm<{Element}>",
        trailing: 1,
        [
            Parameter(norm.Weight),
            Parameter(norm.Bias),
            Statistic(norm.RunningMean),
            Statistic(norm.RunningVariance),
            Literals.Double(norm.Epsilon),
        ]);

    private static string StatisticsOf(BatchNormOperation norm) =>
        $"_statistics.Address + Parts::Layout.{Names.Pascal(norm.Name)}Statistics";

    private static string Offset(ParameterSlot? slot) => slot is null ? "-1" : "Parts::Layout." + Names.Of(slot);

    private static string Offset(OperationBackward kernel, ParameterSlot? slot) => kernel.GivesParameters ? Offset(slot) : "-1";

    private string SinkType(bool adds) => adds ? $"Kernels::AddGradient<{Element}>" : "TSink";

    private static string Sink(bool adds) => adds ? "more" : "sink";

    private string SinkType(OperationBackward kernel) =>
        kernel.GivesParameters ? SinkType(kernel.Adds) : $"Kernels::NoGradient<{Element}>";

    private static string Sink(OperationBackward kernel) => kernel.GivesParameters ? Sink(kernel.Adds) : "default";

    private string TransposedAt(LinearOperation linear) =>
        plan.Transposed.Any(place => place.Linear == linear)
            ? $"_transposed.Address + Parts::Layout.{Names.Pascal(linear.Name)}Transposed"
            : $"transposed + Parts::Layout.{Names.Pascal(linear.Name)}Transposed";

    private static string Int(int value) => Literals.Int(value);
}
