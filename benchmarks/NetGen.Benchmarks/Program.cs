using System.CommandLine;
using NetGen.Benchmarks.Commands;
using NetGen.Benchmarks.Contended;
using NetGen.Benchmarks.FirstStep;

// Children come first, so that what they measure is not the parsing of a command line.
switch (args)
{
    case [FirstStepChild.Argument, var workload, var started]:
        FirstStepChild.Run(workload, started);
        return 0;
    case [Burner.Argument]:
        Burner.Run();
        return 0;
    default:
        return new RootCommand("Benchmarks of NetGen.")
        {
            RatioCommand.Create(),
            FirstStepCommand.Create(),
            ContendedCommand.Create(),
            AotCommand.Create(),
            ChartCommand.Create(),
        }.Parse(args).Invoke();
}
