using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Mnist;

/// <summary>Shows training as it runs and what came of it; plain lines where the output is not a terminal.</summary>
internal sealed class Report(IAnsiConsole console)
{
    private const int MistakesShown = 6;
    private const int ProgressBarWidth = 30;
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(100);

    private bool IsTerminal => console.Profile.Capabilities.Ansi && console.Profile.Capabilities.Interactive;

    private bool HasColours =>
        console.Profile.Capabilities.Ansi && console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    public void Start(MnistData data, IDigitReader net)
    {
        console.Profile.Out.Writer.WriteLine(net.Table);
        Line($"");
        Line($"{data.Train.Count:N0} digits to train on, {data.Test.Count:N0} others to test with.");
    }

    /// <summary>Runs the training and shows it: a table that grows while it runs, or one line an epoch.</summary>
    public void Training(Trainer trainer, CancellationToken cancellation)
    {
        if (IsTerminal)
            TrainLive(trainer, cancellation);
        else
            trainer.Run(_ => { }, result => EpochLine(result, trainer.Epochs), cancellation);
    }

    /// <summary>
    /// The accuracy, the confusion matrix and drawings of the mistakes that the network is surest of.
    /// </summary>
    public void Results(Evaluation evaluation, DigitSet set, TimeSpan trainingTime)
    {
        int wrong = evaluation.Mistakes.Count;
        Line($"");
        Line($"Test accuracy {Percent(evaluation.Accuracy)}: {wrong:N0} of {evaluation.Count:N0} digits read wrongly.");
        Line($"Training took {trainingTime.TotalSeconds:F1} s.");
        Line($"");
        Line($"Confusion matrix: a row is the true digit, a column what the network reads.");
        console.Write(ConfusionTable(evaluation));
        if (wrong > 0)
        {
            Line($"");
            Line($"The mistakes that the network is surest of:");
            Line($"");
            console.Write(Drawings(
                evaluation.Mistakes.OrderByDescending(mistake => mistake.Probability).Take(MistakesShown), set));
        }
    }

    private void TrainLive(Trainer trainer, CancellationToken cancellation)
    {
        Table table = new Table { Border = TableBorder.Rounded }
            .AddColumn(new TableColumn("Epoch").RightAligned())
            .AddColumn(new TableColumn("Loss").RightAligned())
            .AddColumn(new TableColumn("Test accuracy").RightAligned())
            .AddColumn(new TableColumn("Examples/s").RightAligned());

        console.Live(table).Start(context =>
        {
            long refreshed = 0;
            trainer.Run(
                progress =>
                {
                    if (Stopwatch.GetElapsedTime(refreshed) < RefreshInterval)
                        return;

                    refreshed = Stopwatch.GetTimestamp();
                    context.UpdateTarget(new Rows(table, ProgressLine(progress, trainer)));
                },
                result =>
                {
                    table.AddRow(
                        new Text($"{result.Epoch}/{trainer.Epochs}"),
                        new Text(Invariant($"{result.Loss:F4}")),
                        new Text(Percent(result.TestAccuracy)),
                        new Text(Invariant($"{result.ExamplesPerSecond:N0}")));
                    context.UpdateTarget(table);
                },
                cancellation);
        });
    }

    private static Markup ProgressLine(TrainingProgress progress, Trainer trainer)
    {
        int filled = (int)((long)progress.ExamplesSeen * ProgressBarWidth / trainer.ExamplesPerEpoch);
        string bar = $"[green]{new string('━', filled)}[/][grey]{new string('━', ProgressBarWidth - filled)}[/]";
        string numbers = Invariant($"loss {progress.Loss:F4}, {progress.ExamplesPerSecond:N0} examples/s");
        return new Markup($"{bar} epoch {progress.Epoch}/{trainer.Epochs}, {numbers}");
    }

    private void EpochLine(EpochResult result, int epochs)
    {
        string accuracy = Percent(result.TestAccuracy);
        string speed = Invariant($"{result.ExamplesPerSecond:N0} examples/s");
        Line($"Epoch {result.Epoch,2}/{epochs}: loss {result.Loss:F4}, test accuracy {accuracy}, {speed}");
    }

    private static Table ConfusionTable(Evaluation evaluation)
    {
        int[] outputs = [.. Enumerable.Range(0, evaluation.Outputs)];
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(Column(""));
        foreach (int digit in outputs)
            table.AddColumn(Column(Invariant($"{digit}")));

        table.AddColumn(Column("recall"));
        for (int label = 0; label < MnistData.ClassCount; label++)
        {
            int correct = evaluation.Confusion(label, label);
            table.AddRow([
                new Markup(Invariant($"[bold]{label}[/]")),
                .. outputs.Select(digit => ConfusionCell(evaluation.Confusion(label, digit), digit == label)),
                new Text(Ratio(correct, outputs.Sum(digit => evaluation.Confusion(label, digit)))),
            ]);
        }

        return table;

        static TableColumn Column(string header) =>
            new TableColumn(new Markup($"[bold]{header}[/]")).RightAligned();

        static string Ratio(int part, int whole) => whole == 0 ? "-" : Percent((double)part / whole);
    }

    private static Markup ConfusionCell(int count, bool correct) => new(
        Invariant($"{count}"),
        new Style(correct ? Color.Green : count == 0 ? Color.Grey : Color.Red));

    private Grid Drawings(IEnumerable<Mistake> mistakes, DigitSet set)
    {
        int perRow = Math.Max(1, (console.Profile.Width + 1) / (DigitDrawing.Width + 1));
        var grid = new Grid();
        for (int column = 0; column < perRow; column++)
        {
            grid.AddColumn(
                new GridColumn { Width = DigitDrawing.Width, Padding = new Padding(0, 0, 1, 0), NoWrap = true });
        }

        foreach (Mistake[] row in mistakes.Chunk(perRow))
            grid.AddRow([.. row.Select(Drawing)]);

        return grid;

        IRenderable Drawing(Mistake mistake) => new Rows(
            new Text(Invariant($"{mistake.Label} read as {mistake.Predicted} ({100 * mistake.Probability:F1} %)")),
            DigitDrawing.Draw(set.Image(mistake.Index), HasColours),
            Text.Empty);
    }

    /// <summary>Past the console's layout, which wraps at 80 columns where the output is not a terminal.</summary>
    private void Line(FormattableString text) => console.Profile.Out.Writer.WriteLine(Invariant(text));

    private static string Percent(double fraction) => Invariant($"{100 * fraction:F2} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
