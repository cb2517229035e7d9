using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Support;

/// <summary>
/// Compares a generated file with the one that was last accepted, <c>Generator/Snapshots/NAME.verified.cs</c>. Where
/// they differ the new one is left beside it as <c>NAME.received.cs</c>; to accept it, rename it.
/// </summary>
internal static partial class Snapshot
{
    public static void Verify(string name, string text)
    {
        var verified = Path.Combine(Folder(), name + ".verified.cs");
        var received = Path.Combine(Folder(), name + ".received.cs");
        text = Version().Replace(text, "VERSION");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        string[] actualLines = text.Split('\n'), expectedLines = expected.Split('\n');
        var line = actualLines.Zip(expectedLines).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"""
            {verified} is not what is generated, from line {line + 1} on:
            expected: {expectedLines.ElementAtOrDefault(line)}
            actual:   {actualLines.ElementAtOrDefault(line)}
            The whole file is {received}; rename it to accept it.
            """);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Generator", "Snapshots");

    [GeneratedRegex(@"(?<=NetGen(?: |"", ""))\d+\.\d+\.\d+[-.+\w]*")]
    private static partial Regex Version();
}
