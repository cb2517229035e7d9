using ScottPlot;
using ScottPlot.Plottables;

namespace Samples.Derivatives;

/// <summary>Draws the three curves.</summary>
internal static class Picture
{
    private const int Width = 900;
    private const int Height = 560;
    private const int PointsBetweenMarkers = 10;

    public static void Save(IReadOnlyList<Sample> samples, string path)
    {
        double[] x = [.. samples.Select(sample => (double)sample.X)];
        using var plot = new Plot();
        Line(plot, x, samples.Select(sample => sample.Value), "sigmoid", Colors.SteelBlue);
        Line(plot, x, samples.Select(sample => sample.Textbook), "its derivative, by the textbook", Colors.DarkOrange);

        // Dots on the line, as one line would hide the other.
        var shown = samples.Where((_, i) => i % PointsBetweenMarkers == 0).ToList();
        Scatter dots = plot.Add.ScatterPoints(
            (double[])[.. shown.Select(sample => (double)sample.X)],
            (double[])[.. shown.Select(sample => (double)sample.Automatic)]);
        dots.LegendText = "its derivative, by NetGen";
        dots.Color = Colors.Black;
        dots.MarkerSize = 7;

        plot.Title("The sigmoid and its derivative");
        plot.XLabel("x");
        plot.ShowLegend(Alignment.UpperLeft);
        plot.SavePng(path, Width, Height);
    }

    private static void Line(Plot plot, double[] x, IEnumerable<float> y, string name, Color color)
    {
        Scatter line = plot.Add.ScatterLine(x, (double[])[.. y.Select(value => (double)value)], color);
        line.LegendText = name;
        line.LineWidth = 2.5f;
    }
}
