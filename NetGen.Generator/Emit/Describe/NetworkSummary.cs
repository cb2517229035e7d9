using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Emit.Describe;

/// <summary>The table of a network's layers, for people.</summary>
internal static class NetworkSummary
{
    private static readonly string[] Header = ["Layer", "Definition", "Output", "Parameters", "FLOPs"];

    public static IReadOnlyList<string> Of(NetworkPlan plan)
    {
        var shapes = plan.Graph.Shapes;
        var rows = new List<string[]>
        {
            Header,
            (string[])["input", "", shapes.Input.ToString(), "", ""],
        };
        foreach (var layer in shapes.Layers)
        {
            var parameters = layer.Parameters.Sum(parameter => parameter.Shape.Size);
            rows.Add(
            [
                layer.Layer.Name,
                layer.Layer.Display,
                layer.Output.ToString(),
                parameters == 0 ? "" : Number(parameters),
                Number(layer.Layer.Flops(layer.Input)),
            ]);
        }

        rows.Add(
        [
            "total",
            "",
            "",
            Number(shapes.ParameterCount),
            Number(shapes.Layers.Sum(layer => layer.Layer.Flops(layer.Input))),
        ]);

        var widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => Format(row, widths)).ToList();
        var rule = new string('-', widths.Sum() + (2 * (widths.Length - 1)));
        lines.Insert(1, rule);
        lines.Insert(lines.Count - 1, rule);
        lines.Add("");
        lines.Add("Loss: " + (shapes.Spec.Loss?.Display ?? "none"));
        lines.Add("Optimizer: " + (shapes.Spec.Optimizer?.Display ?? "none"));
        lines.Add("FLOPs: of one example's forward pass");
        return lines;
    }

    /// <summary>Text on the left, numbers on the right.</summary>
    private static string Format(string[] cells, int[] widths) => string.Join(
        "  ",
        cells.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
