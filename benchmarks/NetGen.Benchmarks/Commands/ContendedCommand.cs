using System.CommandLine;
using NetGen.Benchmarks.Contended;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.Commands;

/// <summary><c>contended</c>: steps on a machine that has other work, and the process when it has none.</summary>
internal static class ContendedCommand
{
    private static readonly Workload[] Workloads =
    [
        new(Architectures.MediumSgd, Trains: true, Batch: 64),
        new(Architectures.WideAdam, Trains: true, Batch: 64),
    ];

    public static Command Create()
    {
        var burners = new Option<int>("--processes")
        {
            Description = "How many processes compete.",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
        };
        burners.Validators.Add(Validation.RequirePositive);
        var markdown = new Option<bool>("--markdown") { Description = "Print tables in Markdown." };
        var command = new Command("contended", "Times steps alone and beside processes that use the processor.")
        {
            burners, markdown,
        };
        command.SetAction(parsed =>
        {
            Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}; {Machine.Description}.\n");
            foreach (var workload in Workloads)
            {
                new ContendedRun(workload, parsed.GetValue(burners)).Measure().Print(parsed.GetValue(markdown));
                Console.WriteLine();
            }
        });
        return command;
    }
}
