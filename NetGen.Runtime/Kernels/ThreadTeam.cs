using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The threads that compute together with the calling one. A training step or a prediction enters a team; the kernels
/// within find it here, and cut their work where it is large enough. Whatever the threads, a kernel computes each number
/// by the same operations in the same order, so results do not depend on them.
/// </summary>
/// <remarks>
/// There are never more threads at work than processors, or than one call asks for: where other teams keep the
/// processors busy, a call gets fewer threads, or none but its own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadTeam
{
    /// <summary>Floating-point operations that are not worth waking threads for: some 20 µs of one core.</summary>
    private const long WorthEntering = 4_000_000;

    /// <summary>Floating-point operations that are not worth cutting: some 3 µs of one core.</summary>
    private const long WorthCutting = 600_000;

    /// <summary>Floating-point operations of the smallest part: taking one costs some 50 ns.</summary>
    private const long SmallestPart = 200_000;

    /// <summary>
    /// The parts of a large kernel for each thread. With more than one, a thread that is late, because something else has
    /// its processor, leaves the rest of its parts to the others.
    /// </summary>
    private const int PartsPerThread = 4;

    /// <summary>The team that this thread leads.</summary>
    [ThreadStatic]
    private static ThreadCrew? _crew;

    /// <summary>Whether this thread is doing a part, within which nothing is cut again.</summary>
    [ThreadStatic]
    private static bool _isInPart;

    [ThreadStatic]
    private static int _member;

    /// <summary>The threads of the calling thread's team, itself included; 1 where it has none.</summary>
    public static int Threads => _crew is { } crew ? crew.Threads : 1;

    /// <summary>Within a part: which of the team's threads does it, from 0.</summary>
    public static int Member => _member;

    /// <summary>Whether everything is cut, however small: for tests.</summary>
    internal static bool CutsEverything { get; set; }

    /// <summary>Gives the calling thread a team until the result is disposed of.</summary>
    /// <param name="threads">The most threads that it may have, the calling one included.</param>
    /// <param name="operations">
    /// The floating-point operations that are to be done: with few of them there is no team.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Holder Enter(int threads, long operations) =>
        threads > 1 && (operations >= WorthEntering || CutsEverything) ? Enter(threads) : default;

    /// <summary>Into how many parts it is worth to cut a kernel: 1 without a team.</summary>
    /// <param name="operations">
    /// The kernel's floating-point operations; where memory takes its time, eight for each vector it reads or writes.
    /// </param>
    /// <param name="most">The most parts that it can be cut into.</param>
    public static int Parts(long operations, int most)
    {
        if (_crew is not { } crew)
            return 1;
        if (CutsEverything)
            return Math.Max(1, most);
        if (operations < WorthCutting)
            return 1;
        return (int)Math.Clamp(Math.Min(operations / SmallestPart, PartsPerThread * (long)crew.Threads), 1, Math.Max(1, most));
    }

    /// <summary>
    /// Into how many parts to cut the rows of a batch that are independent of one another all the way through a network.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="most">The most rows of a part.</param>
    /// <returns>The rows of each part but the last.</returns>
    public static int RowsOfPart(int rows, int most)
    {
        // Few rows cost what reading the weights costs: kernels then cut the weights and not the rows.
        const int Fewest = 32;
        const int Multiple = Lanes.Width;
        if (_crew is not { } crew)
            return most;
        var share = (rows + (2 * crew.Threads) - 1) / (2 * crew.Threads);
        if (share < Fewest && !CutsEverything)
            share = (rows + crew.Threads - 1) / crew.Threads;
        if (share < Fewest && !CutsEverything)
            return most;
        return Math.Min(most, (share + Multiple - 1) / Multiple * Multiple);
    }

    /// <summary>
    /// Into how many parts to cut examples that are computed one by one; a single one where they are so few that the threads
    /// had better share the kernels of each.
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <returns>The examples of each part but the last.</returns>
    public static int ExamplesOfPart(int examples)
    {
        if (_crew is not { } crew)
            return examples;

        // A quarter of the threads' time may pass in waiting for the last examples.
        var rounds = (examples + crew.Threads - 1) / crew.Threads;
        var areFew = 4L * examples < 3L * rounds * crew.Threads;
        return areFew && !CutsEverything ? examples : Math.Max(1, examples / (PartsPerThread * crew.Threads));
    }

    /// <summary>The parts that a batch's rows come to.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="rowsOfPart">The rows of each part but the last.</param>
    public static int PartsOfRows(int rows, int rowsOfPart) => (int)(((long)rows + rowsOfPart - 1) / rowsOfPart);

    /// <summary>
    /// Does all parts of some work, and returns when they are done. Without a team, or where there is one part, the calling
    /// thread does them in order.
    /// </summary>
    /// <param name="work">The work, whose parts all threads reach through this reference.</param>
    /// <param name="parts">The number of parts.</param>
    /// <typeparam name="TWork">The type of the work.</typeparam>
    public static void Run<TWork>(ref TWork work, int parts)
        where TWork : struct, IParallelWork, allows ref struct
    {
        if (parts > 1 && _crew is { } crew)
        {
            crew.Run(ref work, parts);
            return;
        }

        for (var part = 0; part < parts; part++)
            work.Run(part);
    }

    /// <summary>Enters or leaves a part on this thread.</summary>
    /// <param name="member">Which of the team's threads this is.</param>
    /// <param name="crew">The team that this thread leads outside of parts.</param>
    /// <param name="isInPart">Whether it enters.</param>
    internal static void Set(int member, ThreadCrew? crew, bool isInPart)
    {
        _member = member;
        _crew = crew;
        _isInPart = isInPart;
    }

    private static Holder Enter(int threads)
    {
        // A network within a network's own layer computes with the threads that are there.
        if (_crew is not null || _isInPart)
            return default;
        _crew = ThreadCrew.Rent(threads);
        return new Holder(_crew);
    }

    /// <summary>Gives the team back.</summary>
    public readonly ref struct Holder
    {
        private readonly ThreadCrew? _held;

        internal Holder(ThreadCrew? crew) => _held = crew;

        /// <summary>Gives the team back.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose()
        {
            if (_held is not null)
                Leave(_held);
        }

        private static void Leave(ThreadCrew crew)
        {
            _crew = null;
            crew.Return();
        }
    }
}
