using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Samples.Textbook;

/// <summary>
/// Trains the textbook's examples, shows what each network learned, and fails if one learned nothing.
/// </summary>
internal static class Program
{
    private static int Main()
    {
        if (!Console.IsOutputRedirected)
            Console.OutputEncoding = Encoding.UTF8;

        Outcome[] outcomes = [Regression.Run(), BinaryClassifier.Run(), SoftmaxClassifier.Run(), Xor.Run()];
        AnsiConsole.Write(TableOf(outcomes));
        return outcomes.All(outcome => outcome.IsLearned) ? 0 : 1;
    }

    private static Table TableOf(IEnumerable<Outcome> outcomes)
    {
        Table table = new Table { Border = TableBorder.Rounded }
            .AddColumns("Example", "Layers")
            .AddColumn(new TableColumn("Parameters").RightAligned())
            .AddColumn("What it learned");
        foreach (Outcome outcome in outcomes)
        {
            table.AddRow(
                new Text(outcome.Example),
                new Text(outcome.Layers),
                new Text(outcome.ParameterCount.ToString(CultureInfo.InvariantCulture)),
                outcome.IsLearned
                    ? new Text(outcome.Learned, Color.Green)
                    : new Text($"NOT LEARNED: {outcome.Learned}", Color.Red));
        }

        return table;
    }
}
