using System.CommandLine;
using NetGen.Benchmarks.Aot;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Commands;

/// <summary><c>aot</c>: a trainer as native code beside the same under the JIT.</summary>
internal static class AotCommand
{
    public static Command Create()
    {
        var processes = new Option<int>("--processes")
        {
            Description = "How many processes are measured of each.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        processes.Validators.Add(Validation.RequirePositive);
        var properties = new Option<string[]>("--property")
        {
            Description = "A property of the build; CppCompilerAndLinker=gcc where there is no clang.",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        var noBuild = new Option<bool>("--no-build") { Description = "Measure what was built before." };
        var markdown = new Option<bool>("--markdown") { Description = "Print the table in Markdown." };
        var command = new Command("aot", "Publishes benchmarks/NetGen.Trainer as native code and measures it.")
        {
            processes, properties, noBuild, markdown,
        };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(noBuild))
                new AotRun(parsed.GetValue(properties)!).Build();
            var (native, managed) = AotRun.Measure(parsed.GetValue(processes));
            var table = new ResultTable(
                $"{DateTime.UtcNow:yyyy-MM-dd}; {Machine.Description}. Medians of {parsed.GetValue(processes)} processes.",
                ["LeNet-5, Adam, batch 64", "start to end of first step", "step", "size of the program"]);
            table.Add(
                "NativeAOT",
                Duration.Format(native.FirstStep),
                Duration.Format(native.Step),
                $"{AotRun.NativeSize / 1e6:F2} MB");
            table.Add("JIT", Duration.Format(managed.FirstStep), Duration.Format(managed.Step), "–");
            table.Print(parsed.GetValue(markdown));
        });
        return command;
    }
}
