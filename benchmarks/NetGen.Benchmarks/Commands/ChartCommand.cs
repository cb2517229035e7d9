using System.CommandLine;
using NetGen.Benchmarks.Chart;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.Commands;

/// <summary><c>chart</c>: draws the results that stand in benchmarks/README.md.</summary>
internal static class ChartCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--input")
        {
            Description = "The file with the tables of ratio --markdown; benchmarks/README.md unless told.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine(Repository.Root, "benchmarks", "README.md"),
        };
        var output = new Option<string>("--output")
        {
            Description = "The picture; docs/images/benchmarks.png unless told.",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine(Repository.Root, "docs", "images", "benchmarks.png"),
        };
        var group = new Option<string>("--group")
        {
            Description = "The group of workloads.",
            DefaultValueFactory = _ => WorkloadGroup.Table.Name,
        };
        group.AcceptOnlyFromAmong([.. WorkloadGroup.All.Select(all => all.Name)]);
        var threads = new Option<int>("--threads")
        {
            Description = "The table of this number of threads.",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
        };
        threads.Validators.Add(Validation.RequirePositive);
        var command = new Command("chart", "Draws a table of benchmarks/README.md.") { input, output, group, threads };
        command.SetAction(parsed =>
        {
            var marker = RatioReport.Marker(parsed.GetValue(group)!, new(parsed.GetValue(threads)));
            RatioChart.Save(RatioTable.Read(parsed.GetValue(input)!, marker), parsed.GetValue(output)!);
            Console.WriteLine(parsed.GetValue(output));
        });
        return command;
    }
}
