using NetGen.Tests.Support;

namespace NetGen.Tests.Golden;

/// <summary>The inputs and targets of a case, step by step, as whole batches.</summary>
/// <param name="golden">The case.</param>
internal sealed class GoldenData(GoldenCase golden)
{
    /// <summary>The case's definition.</summary>
    public DefinitionGraph Graph { get; } = DefinitionGraph.Read(golden.Definition);

    /// <summary>Whether the targets of losses that take class indices are such.</summary>
    public bool HasIndices { get; } = golden.Targets.Any(IsIndex);

    /// <summary>An input; indices as whole numbers.</summary>
    public double[] Input(int input, int step)
    {
        var (name, length) = (Graph.Inputs[input].Name, golden.BatchOf(step) * Graph.Inputs[input].Size);
        return Graph.Inputs[input].Count is { } count
            ? Array.ConvertAll(GoldenValues.Indices(name, step, length, count), index => (double)index)
            : Array.ConvertAll(GoldenValues.Input(name, step, length), value => value * golden.InputScale);
    }

    /// <summary>Whether a loss's target is class indices.</summary>
    public bool IsIndexTarget(int loss) => IsIndex(golden.Targets[loss]);

    /// <summary>The target of a loss whose output has the given shape; indices as whole numbers.</summary>
    public double[] Target(int loss, int step, ReadOnlySpan<int> shape)
    {
        var batch = golden.BatchOf(step);
        if (!IsIndexTarget(loss))
            return Doubles(GoldenValues.Target(golden.Targets[loss], loss, step, batch, shape));
        var length = batch;
        foreach (var size in shape[1..])
            length *= size;
        var indices = GoldenValues.ClassIndices(loss, step, length, shape[0]);
        var mayIgnore = golden.Targets[loss] == TargetKind.ClassIndexOrIgnored;
        return
        [
            .. indices.Select((index, i) =>
                mayIgnore && GoldenValues.IsIgnored(loss, step, i) ? Graph.Losses[loss].IgnoreIndex : (double)index),
        ];
    }

    /// <summary>The gradient that stands in for a loss, for an output of so many elements an example.</summary>
    public double[] OutputGradient(int output, int step, int outputSize)
        => Doubles(GoldenValues.OutputGradient(output, step, golden.BatchOf(step) * outputSize));

    private static bool IsIndex(TargetKind kind) => kind is TargetKind.ClassIndex or TargetKind.ClassIndexOrIgnored;

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
