using System.Globalization;
using NetGen.Analyzers.Model;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Describe;

/// <summary>The table of a network's layers, for people.</summary>
internal static class NetworkSummary
{
    private const string Unknown = "?";

    private static readonly string[] Header = ["Layer", "Definition", "Output", "Parameters", "FLOPs"];

    public static IReadOnlyList<string> Of(NetworkPlan plan)
    {
        var shapes = plan.Graph.Shapes;
        var rows = new List<string[]> { Header };
        foreach (var input in shapes.Spec.Inputs)
            rows.Add([input.Name, "", input.Shape.ToString(), "", ""]);
        foreach (var layer in shapes.Layers)
        {
            rows.Add(
            [
                layer.Layer.Name,
                layer.Layer.Display,
                layer.Output.ToString(),
                Parameters(layer),
                layer.Layer.HasKnownFlops ? Number(layer.Flops) : Unknown,
            ]);
        }

        rows.Add(["total", "", "", Number(shapes.ParameterCount), Number(shapes.Layers.Sum(layer => layer.Flops))]);

        var widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => Format(row, widths)).ToList();
        var rule = new string('-', widths.Sum() + (2 * (widths.Length - 1)));
        lines.Insert(1, rule);
        lines.Insert(lines.Count - 1, rule);
        lines.AddRange(FrozenLines(plan.Graph));
        lines.Add("");
        var losses = shapes.Spec.Losses.Select(loss => loss.Display).ToList();
        lines.Add("Loss: " + (losses.Count == 0 ? "none" : string.Join(" + ", losses)));
        lines.Add("Optimizer: " + (shapes.Spec.Optimizer?.Display ?? "none"));
        if (shapes.Spec.Training.Count > 0)
            lines.Add("Training: " + string.Join(", ", shapes.Spec.Training.Select(setting => setting.Display)));
        lines.Add("FLOPs: of one example's forward pass"
            + (shapes.Layers.All(layer => layer.Layer.HasKnownFlops) ? "" : $"; {Unknown} where a custom layer alone knows"));
        return lines;
    }

    /// <summary>How many parameters a layer has that are trained, or why it has none.</summary>
    private static string Parameters(ShapedLayer layer)
    {
        if (layer.Layer.SharesWith is { } owner)
            return layer.Parameters.Count == 0 ? "" : owner;
        var counted = layer.Parameters.Where(parameter => parameter.Role != ParameterRole.Statistic).Sum(p => p.Shape.Size);
        return counted == 0 ? "" : layer.Layer.IsFrozen ? $"frozen {Number(counted)}" : Number(counted);
    }

    /// <summary>For each part that is frozen, whether a gradient passes through it.</summary>
    private static IEnumerable<string> FrozenLines(NetworkGraph graph)
    {
        var spec = graph.Shapes.Spec;
        var parts = spec.Networks.Where(network => network.IsFrozen)
            .Select(network => (network.Name, network.First, network.Count)).ToList();
        var outermost = parts.Where(part => !parts.Any(other => part.Name.StartsWith(other.Name + ".", StringComparison.Ordinal)))
            .ToList();
        outermost.AddRange(spec.Nodes
            .Select((node, i) => (node.Layer, Index: i))
            .Where(node => node.Layer.IsFrozen && !outermost.Any(part => IsWithin(part, node.Index)))
            .Select(node => (node.Layer.Name, node.Index, 1)));
        if (outermost.Count == 0)
            yield break;

        var trained = BackwardPass.Trained(graph.Operations);
        yield return "";
        foreach (var part in outermost.OrderBy(part => part.First))
        {
            var isPassed = spec.Nodes.Skip(part.First).Take(part.Count).SelectMany(node => node.Wires)
                .Any(wire => !IsWithin(part, wire.Source.Index) && IsTrained(wire.Source));
            yield return isPassed
                ? $"Frozen: {part.Name}; no gradient is computed for it, only through it to what is trained before it"
                : $"Frozen: {part.Name}; no gradient is computed for it, nor through it, as nothing before it is trained";
        }

        bool IsTrained(Source source)
        {
            if (source.Kind != SourceKind.Layer)
                return false;
            var (layer, wires) = spec.Nodes[source.Index];
            return graph.Operations.Any(operation => operation.Output.Name == layer.Name)
                ? trained.Any(value => value.Name == layer.Name)
                : wires.Any(wire => IsTrained(wire.Source));
        }

        static bool IsWithin((string Name, int First, int Count) part, int layer) =>
            layer >= part.First && layer < part.First + part.Count;
    }

    /// <summary>Text on the left, numbers on the right.</summary>
    private static string Format(string[] cells, int[] widths) => string.Join(
        "  ",
        cells.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
