using System.Globalization;
using NetGen.Analyzers.Model;
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
            var parameters = layer.Layer.SharesWith is null
                ? layer.Parameters.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Shape.Size)
                : 0;
            rows.Add(
            [
                layer.Layer.Name,
                layer.Layer.Display,
                layer.Output.ToString(),
                layer.Layer.SharesWith ?? (parameters == 0 ? "" : Number(parameters)),
                layer.Layer.HasKnownFlops ? Number(layer.Flops) : Unknown,
            ]);
        }

        rows.Add(["total", "", "", Number(shapes.ParameterCount), Number(shapes.Layers.Sum(layer => layer.Flops))]);

        var widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => Format(row, widths)).ToList();
        var rule = new string('-', widths.Sum() + (2 * (widths.Length - 1)));
        lines.Insert(1, rule);
        lines.Insert(lines.Count - 1, rule);
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

    /// <summary>Text on the left, numbers on the right.</summary>
    private static string Format(string[] cells, int[] widths) => string.Join(
        "  ",
        cells.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
