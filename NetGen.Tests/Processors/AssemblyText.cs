using System.Text.RegularExpressions;

namespace NetGen.Tests.Processors;

/// <summary>The JIT's own disassembly of methods for x64, as <c>DOTNET_JitDisasm</c> has it written.</summary>
internal static partial class AssemblyText
{
    /// <summary>The methods that were compiled with full optimization.</summary>
    public static IEnumerable<AssemblyMethod> Optimized(TextReader text)
    {
        string? name = null;
        var isOptimized = false;
        var stack = "rsp";
        var lines = new List<string>();
        while (text.ReadLine() is { } line)
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                name = heading.Groups["name"].Value;
                isOptimized = !heading.Groups["tier"].Value.Contains("Tier0", StringComparison.Ordinal);
                stack = "rsp";
                lines.Clear();
            }
            else if (line == "; rbp based frame")
            {
                stack = "rsp|rbp";
            }
            else if (line.StartsWith("; Total bytes of code", StringComparison.Ordinal))
            {
                if (name is not null && isOptimized)
                    yield return new(name, stack, [.. lines]);
                name = null;
            }
            else if (Line().IsMatch(line))
            {
                lines.Add(line.Split(";;")[0].Trim());
            }
        }
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<name>.*) \((?<tier>[^()]*)\)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(G_M|       )")]
    private static partial Regex Line();
}

/// <summary>An optimized method.</summary>
/// <param name="Name">The type, the method and their type arguments.</param>
/// <param name="Stack">A pattern of the registers that address the stack.</param>
/// <param name="Lines">Labels, each with a colon after it, and instructions.</param>
internal sealed partial record AssemblyMethod(string Name, string Stack, string[] Lines)
{
    /// <summary>
    /// The loops that have no other within them. A loop is what can come back to its start, wherever the JIT put its
    /// blocks.
    /// </summary>
    public IEnumerable<AssemblyLoop> InnerLoops()
    {
        var (blocks, next) = Blocks();
        var latches = Latches(next);
        if (latches.Count == 0)
            return [];

        var previous = next.Select(_ => new List<int>()).ToArray();
        for (var block = 0; block < next.Length; block++)
        {
            foreach (var following in next[block])
                previous[following].Add(block);
        }

        var loops = latches.ToDictionary(latch => latch.Key, latch => Body(latch.Key, latch.Value, previous));
        return loops
            .Where(loop => !loops.Keys.Any(start => start != loop.Key && loop.Value.Contains(start)))
            .Select(loop => new AssemblyLoop(this, [.. loop.Value.SelectMany(block => blocks[block])]));
    }

    /// <summary>The runs of instructions without a way in or out, and which may follow each.</summary>
    private (List<string[]> Blocks, int[][] Next) Blocks()
    {
        var blocks = new List<List<string>> { new() };
        var labels = new Dictionary<string, int>();
        foreach (var line in Lines)
        {
            if (blocks[^1].Count > 0 && (line.EndsWith(':') || Way().IsMatch(blocks[^1][^1])))
                blocks.Add([]);
            if (line.EndsWith(':'))
                labels[line[..^1]] = blocks.Count - 1;
            else
                blocks[^1].Add(line);
        }

        var next = new int[blocks.Count][];
        for (var i = 0; i < blocks.Count; i++)
        {
            var last = blocks[i].LastOrDefault("");
            var way = Way().Match(last);
            var following = new List<int>();
            if (way.Groups["label"] is { Success: true } label && labels.TryGetValue(label.Value, out var target))
                following.Add(target);
            var goesOn = !way.Success || way.Groups["condition"].Success;
            if (goesOn && i + 1 < blocks.Count)
                following.Add(i + 1);
            next[i] = [.. following];
        }

        return ([.. blocks.Select(block => block.ToArray())], next);
    }

    /// <summary>
    /// For each block that a loop starts with the blocks that go back to it, as a walk in depth finds them.
    /// </summary>
    private static Dictionary<int, List<int>> Latches(int[][] next)
    {
        var latches = new Dictionary<int, List<int>>();
        var isVisited = new bool[next.Length];
        var isOpen = new bool[next.Length];
        var path = new Stack<(int Block, int Edge)>([(0, 0)]);
        isVisited[0] = isOpen[0] = true;
        while (path.TryPop(out var at))
        {
            if (at.Edge == next[at.Block].Length)
            {
                isOpen[at.Block] = false;
                continue;
            }

            path.Push((at.Block, at.Edge + 1));
            var following = next[at.Block][at.Edge];
            if (isOpen[following])
            {
                if (!latches.TryGetValue(following, out var list))
                    latches.Add(following, list = []);
                list.Add(at.Block);
            }
            else if (!isVisited[following])
            {
                isVisited[following] = isOpen[following] = true;
                path.Push((following, 0));
            }
        }

        return latches;
    }

    /// <summary>The blocks from which the end of a loop is reached without its start.</summary>
    private static SortedSet<int> Body(int start, List<int> ends, List<int>[] previous)
    {
        var body = new SortedSet<int> { start };
        var open = new Stack<int>(ends);
        while (open.TryPop(out var block))
        {
            if (body.Add(block))
            {
                foreach (var before in previous[block])
                    open.Push(before);
            }
        }

        return body;
    }

    [GeneratedRegex(@"^(?:(?<condition>j(?!mp)\w+)|jmp|ret|int3)\b(?:\s+(?:SHORT )?(?<label>G_M\w+)$)?")]
    private static partial Regex Way();
}

/// <summary>A loop without another within it.</summary>
/// <param name="Method">The method that it is in.</param>
/// <param name="Instructions">Its instructions.</param>
internal sealed partial record AssemblyLoop(AssemblyMethod Method, string[] Instructions)
{
    /// <summary>The arithmetic operations with vectors.</summary>
    public int Operations => Instructions.Count(line => Arithmetic().IsMatch(line));

    public IEnumerable<string> Calls => Instructions.Where(line => line.StartsWith("call", StringComparison.Ordinal));

    /// <summary>Stores of vector registers to the stack: what the JIT had no register for.</summary>
    public IEnumerable<string> Spills =>
        Matching($@"^v?mov\w+\s+\w+\s+ptr \[({Method.Stack})\b[^\]]*\], [xyz]mm\d");

    /// <summary>Vector instructions that read the stack.</summary>
    public IEnumerable<string> Reloads => Matching($@"[xyz]mm\d+,.*\w+ ptr \[({Method.Stack})\b");

    /// <summary>Multiply-adds of vectors; where the processor has none, multiplications.</summary>
    public int MultiplyAdds
    {
        get
        {
            var fused = Instructions.Count(line => FusedMultiplyAdd().IsMatch(line));
            return fused > 0 ? fused : Instructions.Count(line => Multiply().IsMatch(line));
        }
    }

    /// <summary>
    /// Vector instructions that read memory: loads, broadcasts, arithmetic with an operand in memory.
    /// </summary>
    public int Loads => Instructions.Count(line => VectorRead().IsMatch(line));

    public override string ToString() => $"{Method.Name}\n    {string.Join("\n    ", Instructions)}";

    private IEnumerable<string> Matching(string pattern) => Instructions.Where(line => Regex.IsMatch(line, pattern));

    [GeneratedRegex(@"^v?(f(n?m)(add|sub)\d*|mul|add|sub|div|sqrt)p[sd]\s")]
    private static partial Regex Arithmetic();

    [GeneratedRegex(@"^vfn?m(add|sub)\d+p[sd]\s")]
    private static partial Regex FusedMultiplyAdd();

    [GeneratedRegex(@"^v?mulp[sd]\s")]
    private static partial Regex Multiply();

    [GeneratedRegex(@"^\w+\s+[xyz]mm\d+.*, .*ptr \[")]
    private static partial Regex VectorRead();
}
