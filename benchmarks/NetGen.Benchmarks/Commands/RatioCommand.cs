using System.CommandLine;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.Commands;

/// <summary><c>ratio</c>: times all libraries alternately in this process.</summary>
internal static class RatioCommand
{
    public static Command Create()
    {
        var group = new Option<string>("--group")
        {
            Description = "Which workloads: table, sweep (one network, many batches), odd (sizes) or all.",
            DefaultValueFactory = _ => WorkloadGroup.Table.Name,
        };
        group.AcceptOnlyFromAmong([.. WorkloadGroup.All.Select(all => all.Name), "all"]);
        var filter = new Option<string>("--filter")
        {
            Description = "Only workloads whose name contains this text.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often each contender is timed.",
            HelpName = "N",
            DefaultValueFactory = _ => 11,
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Only with this number of threads; by default with one and with as many as there are cores.",
            HelpName = "N",
        };
        rounds.Validators.Add(Validation.RequirePositive);
        threads.Validators.Add(Validation.RequirePositive);
        var markdown = new Option<bool>("--markdown") { Description = "Print tables in Markdown." };
        var processorTime = new Option<bool>("--cpu-time")
        {
            Description = "Measure processor time instead of wall time, on one thread: for a busy machine.",
        };

        var command = new Command("ratio", "Times NetGen, TorchSharp and ONNX Runtime alternately in this process.")
        {
            group, filter, rounds, threads, markdown, processorTime,
        };
        command.SetAction(parsed =>
        {
            var clock = parsed.GetValue(processorTime) ? Clock.Processor : Clock.Wall;
            IReadOnlyList<Threads> compared = parsed.GetValue(threads) is > 0 and var number
                ? [new(number)]
                : clock == Clock.Processor ? [new(1)] : Threads.Compared;
            if (clock == Clock.Processor && compared[0].Count > 1)
            {
                Console.Error.WriteLine("--cpu-time measures one thread only.");
                return 1;
            }

            return Run(
                WorkloadGroup.All.Where(all => parsed.GetValue(group) == "all" || all.Name == parsed.GetValue(group)),
                parsed.GetValue(filter)!,
                compared,
                new(parsed.GetValue(rounds), clock),
                parsed.GetValue(markdown));
        });
        return command;
    }

    private static int Run(
        IEnumerable<WorkloadGroup> groups,
        string filter,
        IReadOnlyList<Threads> threads,
        Alternation alternation,
        bool markdown)
    {
        var chosen = groups.Select(group => group.Where(filter)).Where(group => group.Workloads.Count > 0).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine(
                $"No workload of the group has a name that contains '{filter}'. The workloads are:\n  "
                + string.Join("\n  ", WorkloadGroup.All.SelectMany(
                    group => group.Workloads.Select(workload => $"{group.Name}: {workload.Name}"))));
            return 1;
        }

        Console.WriteLine(RatioReport.Heading(alternation));
        foreach (var group in chosen)
        {
            var run = new RatioRun(group, alternation);
            foreach (var section in run.Sections(threads, Console.Error.WriteLine))
                RatioReport.Print(section, markdown);
        }

        return 0;
    }
}
