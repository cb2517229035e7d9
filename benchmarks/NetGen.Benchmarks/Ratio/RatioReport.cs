using NetGen.Benchmarks.Measuring;
using TorchSharp;

namespace NetGen.Benchmarks.Ratio;

/// <summary>Prints the results of <c>ratio</c>.</summary>
internal static class RatioReport
{
    /// <summary>The heading of the column that names the workload.</summary>
    public const string WorkloadColumn = "Workload";

    /// <summary>The headings of the columns of times that the rivals' ratios follow.</summary>
    public const string Torch = "TorchSharp", Onnx = "ONNX Runtime";

    private static readonly string[] Columns =
        [WorkloadColumn, "NetGen", "p95", Torch, "ratio", Onnx, "ratio", "GFLOP/s", "of peak"];

    /// <summary>What was measured, and where.</summary>
    public static string Heading(Alternation alternation)
        => $"{DateTime.UtcNow:yyyy-MM-dd}; {Machine.Description}; libtorch {torch.__version__}, "
            + $"ONNX Runtime {Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetVersionString()}. "
            + $"Medians of {alternation.Rounds} rounds, {alternation.Clock.Name}.";

    /// <summary>What stands before a section's table in Markdown, for the chart to find it.</summary>
    public static string Marker(string group, Threads threads) => $"<!-- ratio: {group}, {threads} -->";

    /// <summary>Prints a section, for the terminal or as Markdown.</summary>
    public static void Print(RatioSection section, bool markdown)
    {
        if (markdown)
            Console.WriteLine($"\n{Marker(section.Group, section.Threads)}");
        var table = new ResultTable(Title(section), Columns) { Caption = Means(section) };
        foreach (var row in section.Rows)
            table.Add(Cells(row));
        table.Print(markdown);
    }

    private static string Title(RatioSection section)
    {
        var title = $"{section.Threads} each; peak of one core {section.CorePeak / 1e9:F0} GFLOP/s";
        if (section.Threads.Count == 1)
            return title;
        var (least, median, most) = section.RoundTrip;
        var peak = section.Peak;
        return $"{title}, of {section.Threads.Count} at once {peak.Median / 1e9:F0} ({peak.Least / 1e9:F0} to {peak.Most / 1e9:F0}); "
            + $"core to core and back {median * 1e9:F0} ns ({least * 1e9:F0} to {most * 1e9:F0})";
    }

    private static string Means(RatioSection section)
    {
        var means = new[] { Mean(Torch, row => row.Torch), Mean(Onnx, row => row.Onnx) };
        var all = string.Join("; ", means.OfType<string>());
        return $"Geometric means of the ratios (of those of the best rounds): {all}.";

        string? Mean(string name, Func<RatioRow, Measurement?> rival)
            => section.Mean(rival, (row, other) => row.Ratio(other)) is { } mean
                ? $"{name} {Times(mean)} ({Times(section.Mean(rival, (row, other) => row.BestRatio(other))!.Value)})"
                : null;
    }

    private static string[] Cells(RatioRow row) =>
    [
        row.Workload.Name,
        Duration.Format(row.Generated.Median),
        Duration.Format(row.Generated.P95),
        Duration.Format(row.Torch.Median),
        Times(row.Ratio(row.Torch)),
        row.Onnx is { } time ? Duration.Format(time.Median) : "–",
        row.Onnx is { } onnx ? Times(row.Ratio(onnx)) : "–",
        $"{row.FlopRate / 1e9:F1}",
        $"{row.PartOfPeak:P0}",
    ];

    private static string Times(double ratio) => ratio < 100 ? $"{ratio:G3} x" : $"{ratio:#,0} x";
}
