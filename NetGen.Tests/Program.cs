using NetGen.Tests.Processors;

namespace NetGen.Tests;

/// <summary>The test assembly as a program, for tests that need a process of their own.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => ChildProcess.Perform(arguments);
}
