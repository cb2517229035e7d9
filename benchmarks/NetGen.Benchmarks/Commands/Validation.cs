using System.CommandLine.Parsing;

namespace NetGen.Benchmarks.Commands;

/// <summary>Checks of the values of options.</summary>
internal static class Validation
{
    /// <summary>Refuses a number below 1.</summary>
    public static void RequirePositive(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() < 1)
            result.AddError($"{result.Option.Name} must be at least 1.");
    }
}
