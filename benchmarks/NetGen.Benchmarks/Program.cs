using System.CommandLine;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Ratio;

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
rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
        result.AddError("--rounds must be at least 1.");
});
var markdown = new Option<bool>("--markdown") { Description = "Print tables in Markdown." };

var processorTime = new Option<bool>("--cpu-time")
{
    Description = "Measure processor time instead of wall time, on one thread: for a machine that has other work.",
};

var ratio = new Command("ratio", "Times NetGen and TorchSharp alternately in this process.")
{
    filter, rounds, markdown, processorTime,
};
ratio.SetAction(parsed =>
{
    var workloads = Workload.All
        .Where(workload => workload.Name.Contains(parsed.GetValue(filter)!, StringComparison.OrdinalIgnoreCase))
        .ToList();
    if (workloads.Count == 0)
    {
        Console.Error.WriteLine(
            $"No workload's name contains '{parsed.GetValue(filter)}'. The workloads are:\n  "
            + string.Join("\n  ", Workload.All.Select(workload => workload.Name)));
        return 1;
    }

    var clock = parsed.GetValue(processorTime) ? Clock.Processor : Clock.Wall;
    var alternation = new Alternation(parsed.GetValue(rounds), clock);
    Console.WriteLine(RatioReport.Heading(alternation));
    foreach (var section in new RatioRun(workloads, alternation).Sections(name => Console.Error.WriteLine(name)))
    {
        if (parsed.GetValue(markdown))
            RatioReport.PrintMarkdown(section);
        else
            RatioReport.Print(section);
    }

    return 0;
});

return new RootCommand("Benchmarks of NetGen.") { ratio }.Parse(args).Invoke();
