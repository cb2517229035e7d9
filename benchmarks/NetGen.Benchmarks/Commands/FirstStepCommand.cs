using System.CommandLine;
using NetGen.Benchmarks.FirstStep;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Commands;

/// <summary><c>first-step</c>: what the first call of each network costs in a new process.</summary>
internal static class FirstStepCommand
{
    private static readonly string[] Columns =
        ["First call", "process start", "creation", "call", "of these the JIT", "methods", "bytes of IL"];

    public static Command Create()
    {
        var filter = new Option<string>("--filter")
        {
            Description = "Only workloads whose name contains this text.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        var processes = new Option<int>("--processes")
        {
            Description = "How many processes are measured for each.",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        processes.Validators.Add(Validation.RequirePositive);
        var markdown = new Option<bool>("--markdown") { Description = "Print the table in Markdown." };
        var command = new Command("first-step", "Measures the first call of each network in processes of their own.")
        {
            filter, processes, markdown,
        };
        command.SetAction(parsed =>
        {
            var table = new ResultTable(
                $"{Machine.Description}. Medians of {parsed.GetValue(processes)} processes, milliseconds.", Columns);
            foreach (var workload in FirstStepRun.Workloads.Where(
                workload => workload.Name.Contains(parsed.GetValue(filter)!, StringComparison.OrdinalIgnoreCase)))
            {
                var result = FirstStepRun.Measure(workload, parsed.GetValue(processes));
                table.Add(
                    workload.Name,
                    $"{result.Start:F1}",
                    $"{result.Creation:F1}",
                    $"{result.Call:F1}",
                    $"{result.Compilation:F1}",
                    $"{result.Methods}",
                    $"{result.ILBytes:#,0}");
            }

            table.Print(parsed.GetValue(markdown));
        });
        return command;
    }
}
