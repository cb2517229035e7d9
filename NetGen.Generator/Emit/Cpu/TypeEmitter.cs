using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;
using NetGen.Generator.Optimizers;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>The types that specialise the kernels: dimensions, activations, the loss and the optimizer's update.</summary>
internal static class TypeEmitter
{
    private const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    private const string WhereVector = "where V : struct, Kernels::ISimd<V, float>";

    public static void Emit(CodeWriter code, NetworkPlan plan)
    {
        Layout(code, plan);
        foreach (var linear in plan.Graph.Operations.OfType<LinearOperation>())
            Sizes(code, linear);
        foreach (var function in plan.Graph.Operations.OfType<MapOperation>().Select(map => map.Function).Distinct())
            Activation(code, function);
        if (plan.Loss is ElementwiseLossFunction loss)
            Loss(code, loss);
        if (plan.Update is { } update)
            Update(code, update);
    }

    /// <summary>Where everything lies in memory.</summary>
    private static void Layout(CodeWriter code, NetworkPlan plan)
    {
        code.Line("/// <summary>Where everything lies.</summary>").Open("file static class Layout");
        code.Line("// Parameters, in floats from the start of the parameter block.");
        foreach (var parameter in plan.Graph.Parameters)
            Constant(code, Names.Pascal(parameter.Spec.Name), parameter.Offset);
        Constant(code, "ParameterBlock", plan.ParameterBlockLength);
        if (plan.Transposed.Count > 0)
        {
            code.Line().Line("// Transposed weights, in floats from the start of their block.");
            foreach (var place in plan.Transposed)
                Constant(code, Names.Pascal(place.Linear.Name) + "Transposed", place.Offset);
            Constant(code, "TransposedBlock", plan.TransposedLength);
        }

        code.Line().Line("// Values and gradients of a batch, in columns from the start of the workspace.");
        foreach (var place in plan.Training.Places)
            Constant(code, Names.Of(place.Value), place.Column);
        Constant(code, "ValueColumns", plan.ValueColumns);
        Constant(code, "Columns", plan.Training.Columns);
        if (plan.InputGradients.Places.Count > 0)
        {
            code.Line().Line("// Gradients on the way to the network's input, in columns of a workspace of their own.");
            foreach (var place in plan.InputGradients.Places)
                Constant(code, Names.Of(place.Value), place.Column);
            Constant(code, "InputGradientColumns", plan.InputGradients.Columns);
        }

        if (plan.TransposedForInput is { } linear)
            Constant(code, "InputTransposedBlock", TransposedPlace.Length(linear));
        code.Line().Line("// The rows that prediction computes at a time: their values stay in the second-level cache.");
        Constant(code, "PredictionRows", plan.PredictionRows);
        code.Close();
    }

    private static void Constant(CodeWriter code, string name, int value) =>
        code.Line($"public const int {name} = {Literals.Int(value)};");

    private static void Sizes(CodeWriter code, LinearOperation linear) => code.Line($$"""

        /// <summary>The dimensions of {{linear.Name}}.</summary>
        file readonly struct {{Names.SizesOf(linear)}} : Kernels::IDense
        {
            public static int Inputs => {{Literals.Int(linear.Input.Features)}};

            public static int Outputs => {{Literals.Int(linear.Output.Features)}};

            public static bool HasBias => {{(linear.Bias is null ? "false" : "true")}};
        }
        """);

    private static void Activation(CodeWriter code, ActivationFunction function)
    {
        code.Line()
            .Line($"/// <summary>{Names.Xml(function.Equation)}; {Names.Xml(function.Derivative)}.</summary>")
            .Open($"file readonly struct {Names.ActivationType(function)} : Kernels::IActivation<float>");
        Method(code, "public static V Forward<V>(V x)", function.Forward);
        code.Line();
        var gradient = Scalar.Variable("gradient");
        Method(
            code,
            "public static V Backward<V>(V y, V gradient)",
            Simplifier.Simplify(gradient * function.DerivativeFromOutput));
        code.Close();
    }

    private static void Loss(CodeWriter code, ElementwiseLossFunction loss)
    {
        var reads = loss.ReadsOutput ? "the output y" : "the input of the last activation";
        code.Line()
            .Line($"/// <summary>{Names.Xml(loss.Equation)}; {Names.Xml(loss.Gradient)}. Here x is {reads}.</summary>")
            .Open($"file readonly struct {loss.Name}Loss : Kernels::IElementwiseLoss<float>");
        Method(code, "public static V Loss<V>(V x, V target)", loss.Loss);
        code.Line();
        Method(code, "public static V Gradient<V>(V x, V target)", loss.Derivative);
        code.Close();
    }

    private static void Method(CodeWriter code, string signature, Expression body)
    {
        var printer = new VectorPrinter(new Dictionary<string, string>());
        var result = printer.Print(body)[0];
        code.Line(Inline).Line(signature).Line("    " + WhereVector).Open();
        code.Lines(printer.TakeStatements()).Line($"return {result};").Close();
    }

    private static void Update(CodeWriter code, UpdateRule rule)
    {
        code.Line()
            .Line("/// <summary>")
            .Lines(rule.Equations.Select(equation => $"/// <para>{Names.Xml(equation)}</para>"))
            .Line("/// </summary>")
            .Open($"file readonly struct {rule.Name}Update : Kernels::IUpdateRule<float>");
        foreach (var constant in rule.StepConstants)
            code.Line($"private readonly float _{constant.Name};");
        code.Line()
            .Line("/// <param name=\"learningRate\">The learning rate η.</param>")
            .Lines(rule.CountsSteps ? ["/// <param name=\"step\">The number t of the step, from 1.</param>"] : [])
            .Open($"public {rule.Name}Update(double learningRate{(rule.CountsSteps ? ", double step" : "")})");
        var doubles = new DoublePrinter(new Dictionary<string, string>());
        var constants = doubles.Print([.. rule.StepConstants.Select(constant => constant.Value)]);
        code.Lines(doubles.TakeStatements());
        for (var i = 0; i < constants.Count; i++)
        {
            var constant = constants[i].Contains(" ") ? $"({constants[i]})" : constants[i];
            code.Line($"_{rule.StepConstants[i].Name} = (float){constant};");
        }

        code.Close();

        code.Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static int StateCount => {Literals.Int(rule.State.Count)};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(Inline)
            .Line("public V Update<V>(V parameter, V gradient, ref V state0, ref V state1)")
            .Line("    " + WhereVector)
            .Open();
        var variables = rule.StepConstants.ToDictionary(constant => constant.Name, constant => $"V.Create(_{constant.Name})");
        for (var i = 0; i < rule.State.Count; i++)
            variables.Add(rule.State[i].Name, "state" + Literals.Int(i));
        var printer = new VectorPrinter(variables);
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
