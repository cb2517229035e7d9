using Spectre.Console;

namespace NetGen.Benchmarks.Measuring;

/// <summary>A table of results, printed for the terminal or as Markdown.</summary>
/// <param name="title">What stands above it.</param>
/// <param name="columns">The headings. The first column holds names, the others numbers.</param>
internal sealed class ResultTable(string title, IReadOnlyList<string> columns)
{
    // What a table needs where no terminal states its width.
    private const int RedirectedWidth = 140;

    private readonly List<string[]> _rows = [];

    /// <summary>What stands below it, if anything.</summary>
    public string? Caption { get; init; }

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints it.</summary>
    public void Print(bool markdown)
    {
        if (markdown)
            PrintMarkdown();
        else
            PrintToTerminal();
    }

    private void PrintToTerminal()
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = RedirectedWidth;
        var table = new Table().Title(title).Border(TableBorder.Rounded);
        if (Caption is not null)
            table.Caption(Caption);
        foreach (var (i, column) in columns.Index())
            table.AddColumn(new TableColumn(column) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        foreach (var row in _rows)
            table.AddRow(row);
        AnsiConsole.Write(table);
    }

    private void PrintMarkdown()
    {
        Console.WriteLine($"{title}\n");
        PrintRow(columns);
        PrintRow(columns.Select((_, i) => i == 0 ? "---" : "---:"));
        foreach (var row in _rows)
            PrintRow(row);
        if (Caption is not null)
            Console.WriteLine($"\n{Caption}");

        static void PrintRow(IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }
}
