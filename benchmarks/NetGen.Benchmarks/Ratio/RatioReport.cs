using NetGen.Benchmarks.Measuring;
using Spectre.Console;
using TorchSharp;

namespace NetGen.Benchmarks.Ratio;

/// <summary>Prints results, for the terminal or as Markdown.</summary>
internal static class RatioReport
{
    private static readonly string[] Columns =
        ["Workload", "NetGen", "TorchSharp", "Ratio", "Ratio of best", "NetGen's GFLOP/s", "of peak"];

    // What a table needs where no terminal states its width.
    private const int RedirectedWidth = 120;

    /// <summary>What was measured, and where.</summary>
    public static string Heading(Alternation alternation)
        => $"{DateTime.UtcNow:yyyy-MM-dd}; {Machine.Description}; libtorch {torch.__version__}. "
            + $"Medians of {alternation.Rounds} rounds, {alternation.Clock.Name}.";

    /// <summary>Prints a section for the terminal.</summary>
    public static void Print(RatioSection section)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = RedirectedWidth;
        var table = new Table().Title(Title(section)).Border(TableBorder.Rounded);
        foreach (var column in Columns)
        {
            var alignment = column == Columns[0] ? Justify.Left : Justify.Right;
            table.AddColumn(new TableColumn(column) { Alignment = alignment });
        }

        foreach (var row in section.Rows)
            table.AddRow(Cells(row));
        AnsiConsole.Write(table);
    }

    /// <summary>Prints a section as a Markdown table.</summary>
    public static void PrintMarkdown(RatioSection section)
    {
        Console.WriteLine($"\n{Title(section)}\n");
        PrintRow(Columns);
        PrintRow(Columns.Select((_, i) => i == 0 ? "---" : "---:"));
        foreach (var row in section.Rows)
            PrintRow(Cells(row));

        static void PrintRow(IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    private static string Title(RatioSection section)
    {
        var peak = section.Rows.Select(row => row.PeakFlopRate).Order().ElementAt(section.Rows.Count / 2);
        return $"{section.Threads}; peak of one core {peak / 1e9:F0} GFLOP/s";
    }

    private static string[] Cells(RatioRow row) =>
    [
        row.Workload.Name,
        Time(row.Generated.Median),
        Time(row.Torch.Median),
        $"{row.Ratio:G3} x",
        $"{row.BestRatio:G3} x",
        $"{row.FlopRate / 1e9:F1}",
        $"{row.PartOfPeak:P0}",
    ];

    private static string Time(double seconds) => seconds switch
    {
        < 1e-6 => $"{seconds * 1e9:F0} ns",
        < 1e-4 => $"{seconds * 1e6:F2} µs",
        < 1e-2 => $"{seconds * 1e6:F0} µs",
        _ => $"{seconds * 1e3:F2} ms",
    };
}
