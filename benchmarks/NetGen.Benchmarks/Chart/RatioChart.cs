using NetGen.Benchmarks.Ratio;
using ScottPlot;

namespace NetGen.Benchmarks.Chart;

/// <summary>Draws how many times as fast as its rivals NetGen is: bars on a logarithmic scale.</summary>
internal static class RatioChart
{
    private const int Width = 900, HeightOfRow = 34, HeightBesides = 150;

    private const double BarSize = 0.36, LeastRange = 1;

    private static readonly Color TorchColor = new("#D9772B"), OnnxColor = new("#3F7FBF"), Ink = new("#24292F");

    /// <summary>Draws a table; the background is white in light and dark pages.</summary>
    public static void Save(RatioTable table, string path)
    {
        using var plot = new Plot();
        var rows = table.Rows.Reverse().ToList();
        AddBars(plot, RatioReport.Torch, TorchColor, BarSize / 2, rows.Select(row => row.Torch));
        AddBars(plot, RatioReport.Onnx, OnnxColor, -BarSize / 2, rows.Select(row => row.Onnx));
        plot.Add.VerticalLine(0, 1.5f, Ink);

        plot.Axes.Left.SetTicks(
            [.. Enumerable.Range(0, rows.Count).Select(i => (double)i)], [.. rows.Select(row => row.Workload)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        var (least, most) = Range(rows);
        List<double> ticks = [.. Ticks().SkipWhile(tick => tick < least).TakeWhile(tick => tick <= most)];
        plot.Axes.Bottom.SetTicks([.. ticks.Select(Math.Log10)], [.. ticks.Select(tick => $"{tick:#,0.##} x")]);
        plot.Axes.SetLimits(Math.Log10(least), Math.Log10(most), -0.7, rows.Count - 0.3);
        plot.Axes.Color(Ink);
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Ink.WithAlpha(0.12);
        plot.Title($"NetGen's speed by that of its rivals\n{table.Title.Split(';')[0]}", 15);
        plot.ShowLegend(Alignment.LowerRight);
        plot.SavePng(path, Width, HeightBesides + (rows.Count * HeightOfRow));
    }

    private static void AddBars(Plot plot, string name, Color color, double offset, IEnumerable<double?> ratios)
    {
        var bars = ratios.Index()
            .Where(ratio => ratio.Item is not null)
            .Select(ratio => new Bar
            {
                Position = ratio.Index + offset,
                Value = Math.Log10(ratio.Item!.Value),
                Label = $"{ratio.Item:G3}",
                Size = BarSize,
                FillColor = color,
                LineWidth = 0,
            })
            .ToList();
        if (bars.Count == 0)
            return;
        var all = plot.Add.Bars(bars);
        all.Horizontal = true;
        all.LegendText = $"by {name}";
        all.ValueLabelStyle.ForeColor = Ink;
        all.ValueLabelStyle.FontSize = 11;
    }

    // From one mark of the scale to another, with room for the figures at the bars' ends.
    private static (double Least, double Most) Range(List<RatioTableRow> rows)
    {
        double[] ratios = [.. rows.SelectMany(row => new[] { row.Torch, row.Onnx }).OfType<double>(), LeastRange];
        return (Ticks().Last(tick => tick <= ratios.Min() / 1.3), Ticks().First(tick => tick >= ratios.Max() * 1.5));
    }

    private static IEnumerable<double> Ticks()
    {
        for (var power = 1e-4; power < 1e8; power *= 10)
        {
            yield return power;
            yield return 2 * power;
            yield return 5 * power;
        }
    }
}
