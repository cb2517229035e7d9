using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;
using NetGen.Generator.Optimizers;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>The types that specialise the kernels: dimensions, activations, the losses and the optimizer's update.</summary>
internal sealed class TypeEmitter(CodeWriter code, NetworkPlan plan)
{
    private const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    private readonly string _element = MemberNames.Element(plan.Spec);

    private string WhereVector => $"where V : struct, Kernels::ISimd<V, {_element}>";

    public void Emit()
    {
        new LayoutEmitter(code, plan).Emit();
        if (plan.Example is { } example)
            ExampleLayout.Emit(code, plan, example);
        foreach (var operation in plan.Graph.Operations)
            Sizes(operation);
        foreach (var function in plan.Graph.Operations.OfType<MapOperation>().Select(map => map.Function).Distinct())
            Activation(function);
        foreach (var function in plan.Graph.Operations.OfType<ParametricMapOperation>().Select(map => map.Function).Distinct())
            Parametric(function);
        foreach (var loss in plan.Losses)
        {
            if (loss.Function is ElementwiseLossFunction elementwise)
                Loss(elementwise, LossName(loss));
            else if (loss.Function is SoftmaxCrossEntropyLoss { Options: var options })
                LossOptions(loss, options);
        }

        if (plan.Update is { } update)
            Update(update);
    }

    /// <summary>The name of the type of a loss: each has its own, for its options are its own.</summary>
    public string LossName(LossStep loss)
    {
        if (plan.Losses.Count == 1)
            return loss.Function.Name + "Loss";
        var names = plan.Losses.Select(other => Names.Pascal(other.Output.Name) + other.Function.Name + "Loss").ToList();
        var index = plan.Losses.ToList().IndexOf(loss);
        return names.IndexOf(names[index]) == index ? names[index] : names[index] + Literals.Int(index);
    }

    /// <summary>The type that specialises the kernel of a loss.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="isTraining">Whether it is for training; labels are not smoothed otherwise.</param>
    public string LossType(LossStep loss, bool isTraining)
    {
        if (loss.Function is not SoftmaxCrossEntropyLoss { Options: var options })
            return Names.Part(LossName(loss));
        if (isTraining ? options.IsPlain : options.Unsmoothed.IsPlain)
            return $"Kernels::PlainCrossEntropy<{_element}>";
        return Names.Part(isTraining || options.LabelSmoothing == 0 ? LossName(loss) : "Unsmoothed" + LossName(loss));
    }

    private void Sizes(Operation operation)
    {
        switch (operation)
        {
            case LinearOperation linear:
                Sizes(
                    linear.Name,
                    "IDense",
                    [("Inputs", linear.X.Features), ("Outputs", linear.Output.Features)],
                    [("HasBias", linear.Bias is not null)]);
                break;
            case ConvolutionOperation convolution:
                var window = convolution.Window;
                Sizes(
                    convolution.Name,
                    "IConvolution",
                    [
                        ("InputChannels", convolution.X.Channels),
                        ("InputHeight", window.InputHeight),
                        ("InputWidth", window.InputWidth),
                        ("OutputChannels", convolution.Output.Channels),
                        ("OutputHeight", window.OutputHeight),
                        ("OutputWidth", window.OutputWidth),
                        ("KernelHeight", window.KernelHeight),
                        ("KernelWidth", window.KernelWidth),
                        ("Stride", window.StrideX),
                        ("PadTop", window.PadTop),
                        ("PadLeft", window.PadLeft),
                        ("Dilation", window.Dilation),
                        ("Groups", convolution.Groups),
                    ],
                    [("HasBias", convolution.Bias is not null)]);
                break;
            case CustomOperation custom:
                Sizes(custom);
                break;
            case PoolOperation pool:
                Sizes(
                    pool.Name,
                    "IPool2D",
                    [
                        ("Channels", pool.X.Channels),
                        ("InputHeight", pool.Window.InputHeight),
                        ("InputWidth", pool.Window.InputWidth),
                        ("OutputHeight", pool.Window.OutputHeight),
                        ("OutputWidth", pool.Window.OutputWidth),
                        ("KernelHeight", pool.Window.KernelHeight),
                        ("KernelWidth", pool.Window.KernelWidth),
                        ("StrideY", pool.Window.StrideY),
                        ("StrideX", pool.Window.StrideX),
                        ("PadTop", pool.Window.PadTop),
                        ("PadLeft", pool.Window.PadLeft),
                    ],
                    [("CountPadding", pool.CountsPadding)]);
                break;
        }
    }

    private void Sizes(string layer, string type, (string Name, int Value)[] numbers, (string Name, bool Value)[] flags)
    {
        code.Line()
            .Line($"/// <summary>The dimensions of {layer}.</summary>")
            .Open($"file readonly struct {Names.SizesOf(layer)} : Kernels::{type}");
        var properties = numbers.Select(number => $"public static int {number.Name} => {Literals.Int(number.Value)};")
            .Concat(flags.Select(flag => $"public static bool {flag.Name} => {(flag.Value ? "true" : "false")};"));
        code.Line(string.Join("\n\n", properties)).Close();
    }

    private void Sizes(CustomOperation custom)
    {
        var places = custom.Declared.SelectMany(slot =>
            (int[])[slot.Offset - custom.Declared[0].Offset, (int)slot.Spec.Shape.Size]);
        code.Line()
            .Line($"/// <summary>The shapes of {custom.Name}, and where each of its parameters begins and how long it is.</summary>")
            .Open($"file readonly struct {Names.SizesOf(custom.Name)} : Kernels::ICustomLayerSizes");
        Numbers("InputShape", custom.X.Shape.Dimensions);
        Numbers("OutputShape", custom.Output.Shape.Dimensions);
        Numbers("Places", places);
        code.Line($"public static int PackedLength => {Literals.Int(custom.PackedLength)};").Close();
    }

    private void Numbers(string name, IEnumerable<int> numbers) => code
        .Line($"public static global::System.ReadOnlySpan<int> {name} => [{string.Join(", ", numbers.Select(Literals.Int))}];")
        .Line();

    private void Activation(ActivationFunction function)
    {
        code.Line()
            .Line($"/// <summary>{Names.Xml(function.Equation)}; {Names.Xml(function.Derivative)}.</summary>")
            .Open($"file readonly struct {Names.ActivationType(function.Name)} : Kernels::IActivation<{_element}>");
        if (function.FromInput)
            code.Line("public static bool IsFromInput => true;").Line();
        if (!function.IsTotal)
            code.Line("public static bool IsTotal => false;").Line();
        Method("public static V Forward<V>(V x)", function.Forward);
        code.Line();
        Method(
            $"public static V Backward<V>(V {(function.FromInput ? "x" : "y")}, V gradient)",
            Gradients([function.Slope], function.IsTotal)[0]);
        code.Close();
    }

    private void Parametric(ParametricFunction function)
    {
        var numbers = function.Numbers.Select((number, i) => $"{number.Name} is p.P{Literals.Int(i)}");
        code.Line()
            .Line($"/// <summary>{Names.Xml(function.Equation)}; {Names.Xml(function.Derivatives)}. Here {Names.Xml(string.Join(", ", numbers))}.</summary>")
            .Open($"file readonly struct {Names.ActivationType(function.Name)} : Kernels::IParametricActivation<{_element}>")
            .Line($"public static int Count => {Literals.Int(function.Numbers.Count)};")
            .Line()
            .Line($"public static bool IsTotal => {(function.IsTotal ? "true" : "false")};")
            .Line();
        var variables = Enumerable.Range(0, function.Numbers.Count)
            .ToDictionary(ParametricFunction.NumberName, i => "p.P" + Literals.Int(i));
        var printer = NewPrinter(variables);
        Open("public static V Forward<V>(V x, in Kernels::Coefficients<V> p)");
        var forward = printer.Print(function.Forward)[0];
        code.Lines(printer.TakeStatements()).Line($"return {forward};").Close().Line();

        printer = NewPrinter(variables);
        Open("public static V Backward<V>(V x, V gradient, in Kernels::Coefficients<V> p, ref Kernels::Coefficients<V> sums)");
        var results = printer.Print(Gradients([function.Slope, .. function.Numbers.Select(number => number.Slope)], function.IsTotal));
        code.Lines(printer.TakeStatements());
        for (var i = 1; i < results.Count; i++)
            code.Line($"sums.P{Literals.Int(i - 1)} += {results[i]};");
        code.Line($"return {results[0]};").Close().Close();
    }

    /// <summary>
    /// Slopes times the gradient. Where a function is not finite its slope is not, and padding has the gradient 0: it stays.
    /// </summary>
    private static IReadOnlyList<Expression> Gradients(IReadOnlyList<Expression> slopes, bool isTotal)
    {
        var gradient = Scalar.Variable("gradient");
        var pool = new NodePool(Simplifier.Step);
        return
        [
            .. slopes.Select(slope => pool.Share(gradient * slope)).Select(
                product => isTotal ? product : pool.Share(Scalar.If(Scalar.Equal(gradient, 0), 0, product))),
        ];
    }

    private void Loss(ElementwiseLossFunction loss, string name)
    {
        var reads = loss.ReadsOutput ? "the output y" : "the input of the last activation";
        code.Line()
            .Line($"/// <summary>{Names.Xml(loss.Equation)}; {Names.Xml(loss.Gradient)}. Here x is {reads}.</summary>")
            .Open($"file readonly struct {name} : Kernels::IElementwiseLoss<{_element}>");
        Method("public static V Loss<V>(V x, V target)", loss.Loss);
        code.Line();
        Method("public static V Gradient<V>(V x, V target)", loss.Derivative);
        code.Close();
    }

    private void LossOptions(LossStep loss, CrossEntropyOptions options)
    {
        if (!options.IsPlain)
            LossOptions(options, LossName(loss), "How classes count.");
        if (options.LabelSmoothing > 0 && !options.Unsmoothed.IsPlain)
            LossOptions(options.Unsmoothed, "Unsmoothed" + LossName(loss), "How classes count outside training.");
    }

    private void LossOptions(CrossEntropyOptions options, string name, string summary)
    {
        var weights = string.Join(", ", options.ClassWeights.Select(Number));
        code.Line()
            .Line($"/// <summary>{summary}</summary>")
            .Open($"file readonly struct {name} : Kernels::ICrossEntropyOptions<{_element}>")
            .Line($"public static global::System.ReadOnlySpan<{_element}> ClassWeights => [{weights}];")
            .Line()
            .Line($"public static {_element} LabelSmoothing => {Number(options.LabelSmoothing)};")
            .Line()
            .Line($"public static int IgnoreIndex => {Literals.Int(options.IgnoreIndex)};")
            .Close();
    }

    private string Number(double value) => Literals.Of(value, _element);

    private void Method(string signature, Expression body)
    {
        var printer = NewPrinter([]);
        var result = printer.Print(body)[0];
        Open(signature);
        code.Lines(printer.TakeStatements()).Line($"return {result};").Close();
    }

    private void Open(string signature) => code.Line(Inline).Line(signature).Line("    " + WhereVector).Open();

    private VectorPrinter NewPrinter(Dictionary<string, string> variables) => new(variables, _element);

    private void Update(UpdateRule rule)
    {
        code.Line()
            .Line("/// <summary>")
            .Lines(rule.Equations.Select(equation => $"/// <para>{Names.Xml(equation)}</para>"))
            .Line("/// </summary>")
            .Open($"file readonly struct {rule.Name}Update : Kernels::IUpdateRule<{_element}>");
        foreach (var constant in rule.StepConstants)
            code.Line($"private readonly {_element} _{constant.Name};");
        code.Line()
            .Line("/// <param name=\"learningRate\">The learning rate η.</param>")
            .Lines(rule.CountsSteps ? ["/// <param name=\"step\">The number t of the step, from 1.</param>"] : [])
            .Open($"public {rule.Name}Update(double learningRate{(rule.CountsSteps ? ", double step" : "")})");
        var doubles = new ScalarPrinter(new Dictionary<string, string>());
        var constants = doubles.Print([.. rule.StepConstants.Select(constant => constant.Value)]);
        code.Lines(doubles.TakeStatements());
        for (var i = 0; i < constants.Count; i++)
        {
            var isSingle = _element != "double";
            var constant = isSingle && constants[i].Contains(" ") ? $"({constants[i]})" : constants[i];
            code.Line($"_{rule.StepConstants[i].Name} = {(isSingle ? "(float)" : "")}{constant};");
        }

        code.Close();

        code.Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static int StateCount => {Literals.Int(rule.State.Count)};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(Inline)
            .Line("public V Update<V>(V parameter, V gradient, ref V state0, ref V state1, ref V state2)")
            .Line("    " + WhereVector)
            .Open();
        var variables = rule.StepConstants.ToDictionary(constant => constant.Name, constant => $"V.Create(_{constant.Name})");
        for (var i = 0; i < rule.State.Count; i++)
            variables.Add(rule.State[i].Name, "state" + Literals.Int(i));
        var printer = NewPrinter(variables);
        for (var i = 0; i < rule.State.Count; i++)
        {
            var value = printer.Print(rule.State[i].Value)[0];
            code.Lines(printer.TakeStatements())
                .Line($"var {rule.State[i].Name} = {value};")
                .Line($"state{Literals.Int(i)} = {rule.State[i].Name};");
            printer.Define(rule.State[i].Name, rule.State[i].Name);
        }

        var result = printer.Print(rule.Parameter)[0];
        code.Lines(printer.TakeStatements()).Line($"return {result};").Close().Close();
    }
}
