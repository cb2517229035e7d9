using System.Globalization;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.Chart;

/// <summary>A table that <c>ratio --markdown</c> printed, as far as the chart shows it.</summary>
/// <param name="Title">The threads, the peak and so on.</param>
/// <param name="Rows">The workloads.</param>
internal sealed record RatioTable(string Title, IReadOnlyList<RatioTableRow> Rows)
{
    /// <summary>Reads the table after a marker.</summary>
    /// <exception cref="InvalidDataException">There is none, or it has another form.</exception>
    public static RatioTable Read(string path, string marker)
    {
        var lines = File.ReadLines(path)
            .SkipWhile(line => line != marker)
            .Skip(1)
            .Where(line => line.Length > 0)
            .ToList();
        var rows = lines.Skip(1).TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        if (rows.Count < 3 || rows[0][0] != RatioReport.WorkloadColumn)
            throw new InvalidDataException($"{path} has no table of results below the line '{marker}'.");

        // A rival's ratio stands after its time.
        var torch = Array.IndexOf(rows[0], RatioReport.Torch) + 1;
        var onnx = Array.IndexOf(rows[0], RatioReport.Onnx) + 1;
        return new(
            lines[0],
            [.. rows.Skip(2).Select(row => new RatioTableRow(row[0], Ratio(row[torch]), Ratio(row[onnx])))]);
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static double? Ratio(string cell)
    {
        const NumberStyles Style = NumberStyles.Float | NumberStyles.AllowThousands;
        return cell.EndsWith('x') ? double.Parse(cell[..^1], Style, CultureInfo.InvariantCulture) : null;
    }
}
