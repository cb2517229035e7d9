using NetGen.Tests.Execution;

namespace NetGen.Tests;

/// <summary>The test assembly as a program, for tests that need a process of their own.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [InstructionSetTests.Argument, var assembly, .. var factories])
            return 1;
        InstructionSetTests.Print(assembly, factories, Console.Out);
        return 0;
    }
}
