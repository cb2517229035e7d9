using System.Globalization;
using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Cpu;

/// <summary>The constants that say where everything lies in memory.</summary>
internal sealed class LayoutEmitter(CodeWriter code, NetworkPlan plan)
{
    public void Emit()
    {
        code.Line("/// <summary>Where everything lies.</summary>").Open("file static class Layout");
        code.Line("// Parameters, in elements from the start of the parameter block.");
        foreach (var parameter in plan.Graph.Parameters)
            Constant(Names.Of(parameter), parameter.Offset);
        if (plan.Training.CommonPenalty is { } penalty)
            Constant("PenalizedBlock", penalty.Length);
        if (plan.TrainedLength != plan.ParameterBlockLength)
            Constant("TrainedBlock", plan.TrainedLength);
        Constant("ParameterBlock", plan.ParameterBlockLength);
        Transposed("Transposed weights, in elements from the start of their block.", plan.Transposed, "TransposedBlock");
        Statistics();

        code.Line().Line("// Values and gradients of a batch, in columns from the start of the workspace.");
        foreach (var place in plan.Buffers.Places)
            Constant(Names.Of(place.Value), place.Column);
        Constant("ValueColumns", plan.ValueColumns);
        Constant("Columns", plan.Buffers.Columns);
        if (plan.TrainsInLanes || plan.PredictsInLanes)
            InLanes();
        if (plan.InputGradients.Places.Count > 0)
        {
            code.Line().Line("// Gradients on the way to the network's inputs, in columns of a workspace of their own.");
            foreach (var place in plan.InputGradients.Places)
                Constant(Names.Of(place.Value), place.Column);
            Constant("InputGradientColumns", plan.InputGradients.Columns);
        }

        Transposed("Weights transposed for them, in elements from its start.", plan.TransposedForInput, "InputTransposedBlock");
        Scratch();
        code.Line().Line("// The rows that prediction computes at a time: their values stay in the second-level cache.");
        Constant("PredictionRows", plan.PredictionRows);
        if (plan.Losses.Count > 0)
        {
            code.Line().Line("// The rows whose losses are added up by themselves, whatever thread computes them.");
            Constant("EvaluationRows", plan.EvaluationRows);
        }

        code.Line()
            .Line("// What tells whether threads are worth it, in floating-point operations: one example's forward pass, the time")
            .Line("// that reading the weights takes, and that of an update.");
        var operations = plan.Graph.Shapes.Layers.Sum(layer => layer.Flops).ToString(CultureInfo.InvariantCulture);
        code.Line($"public const long Operations = {operations};")
            .Line("public const long ReadOperations = 8L * ParameterBlock;");
        if (plan.Update is not null)
            code.Line("public const long UpdateOperations = 2L * ParameterBlock;");
        code.Close();
    }

    private void Transposed(string comment, EquatableArray<TransposedPlace> places, string block)
    {
        if (places.Count == 0)
            return;
        code.Line().Line("// " + comment);
        foreach (var place in places)
            Constant(Names.Pascal(place.Linear.Name) + "Transposed", place.Offset);
        Constant(block, places.Max(place => place.End));
    }

    /// <summary>What a tiny network has in lanes besides.</summary>
    private void InLanes()
    {
        var columns = plan.Buffers.Columns;
        Constant(LanePrinter.InputPlace, columns);
        columns += PanelLayout.Columns(plan.Graph.Inputs[0]);
        if (plan.TrainsInLanes)
        {
            Constant(LanePrinter.TargetPlace, columns);
            columns += PanelLayout.Columns(plan.Losses[0].Read);
        }

        Constant(LanePrinter.Columns, columns);
    }

    private void Statistics()
    {
        if (!plan.BatchNorms.Any())
            return;
        code.Line().Line("// Statistics of a batch and gradients of scales and shifts, in elements from the start of their block.");
        var offset = 0;
        foreach (var norm in plan.BatchNorms)
        {
            Constant(Names.Pascal(norm.Name) + "Statistics", offset);
            offset += 4 * PanelLayout.PaddedFeatures(norm.X.Channels);
        }

        Constant("StatisticsBlock", offset);
    }

    /// <summary>The most scratch memory that any kernel needs; convolutions know theirs only once they know the vectors.</summary>
    private void Scratch()
    {
        if (!NeedsScratch(plan))
            return;
        var element = MemberNames.Element(plan.Spec);
        var needs = new List<string>();
        var most = plan.Graph.Operations.Select(operation => operation switch
        {
            LayerNormOperation norm => 4 * PanelLayout.PaddedFeatures(norm.X.Features),
            EmbeddingOperation embedding => embedding.Table.PackedLength,
            _ => 0,
        }).Max();
        if (most > 0)
            needs.Add(Literals.Int(most));
        needs.AddRange(plan.Graph.Operations.OfType<CustomOperation>().Select(custom =>
            $"Kernels::CustomLayer<{element}>.ScratchLength<{Names.Part(Names.SizesOf(custom.Name))}>()"));
        needs.AddRange(plan.Forward.Concat(plan.Output).Concat(plan.Prediction).Concat(plan.PredictionOutput)
            .Select(kernel => kernel switch
            {
                ConvolutionForward { Convolution: var convolution } => Names.Part(Names.SizesOf(convolution.Name)),
                ConvolutionMaxPoolForward { Pooled: var pooled } =>
                    $"{Names.Part(Names.SizesOf(pooled.Convolution.Name))}, {Names.Part(Names.SizesOf(pooled.Pool.Name))}",
                _ => null,
            })
            .OfType<string>().Distinct().Select(types => $"Kernels::Convolution<{element}>.ScratchLength<{types}>()"));
        var text = needs[needs.Count - 1];
        for (var i = needs.Count - 2; i >= 0; i--)
            text = $"global::System.Math.Max(\n    {needs[i]},\n    {text.Replace("\n", "\n    ")})";
        code.Line().Line("// The memory that kernels need while they run, in elements.")
            .Line($"public static readonly int ScratchBlock = {text};");
    }

    /// <summary>Whether any kernel needs scratch memory.</summary>
    public static bool NeedsScratch(NetworkPlan plan) => plan.Graph.Operations.Any(operation =>
        operation is LayerNormOperation or EmbeddingOperation or ConvolutionOperation or CustomOperation);

    private void Constant(string name, int value) => code.Line($"public const int {name} = {Literals.Int(value)};");
}
