using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NetGen.Kernels;

/// <summary>
/// A leader and its workers. The parts of a work are dealt out in advance, neighbours to one thread, so that a thread meets
/// in one kernel what it wrote in the one before. Who is done takes over parts of the others, so a thread whose processor
/// is busy with something else holds up no more than the part that it is at.
/// </summary>
/// <remarks>
/// Every member has a word that says which of its parts are not taken yet: the number of the work, the next part and the
/// one after its last. Parts are taken by exchanging the word as a whole. A worker that wakes late, when the work is over,
/// finds another number or no parts, and touches nothing; one that took a part can rely on the work, for the leader waits
/// until all parts that were taken are done.
/// </remarks>
internal sealed unsafe class ThreadCrew
{
    /// <summary>The most threads of a team.</summary>
    public const int MostThreads = 256;

    /// <summary>The most parts that a word has bits for; more are done one lot after the other.</summary>
    private const int MostParts = ushort.MaxValue;

    /// <summary>Two lines of the cache, which processors fetch in pairs, in words of 64 bits.</summary>
    private const int Line = 16;

    private static readonly Lock Gate = new();

    /// <summary>Crews that nobody leads, the one last used on top.</summary>
    private static readonly Stack<ThreadCrew> Idle = [];

    /// <summary>The threads that belong to crews with a leader, leaders included.</summary>
    private static int _busy;

    private readonly List<ThreadWorker> _workers = [];

    /// <summary>What members write to one another: the work's number, the parts that remain, and each member's word.</summary>
    private readonly long[] _lines = GC.AllocateArray<long>((2 + MostThreads) * Line, pinned: true);

    private readonly int* _number;
    private readonly int* _remaining;
    private readonly long* _words;
    private void* _work;
    private delegate*<void*, int, void> _run;
    private int _firstPart;
    private ExceptionDispatchInfo? _failure;

    private ThreadCrew()
    {
        var lines = (long*)Unsafe.AsPointer(ref _lines[0]);
        _number = (int*)lines;
        _remaining = (int*)(lines + Line);
        _words = lines + (2 * Line);
    }

    /// <summary>The threads of the present leader's team, itself included.</summary>
    public int Threads { get; private set; }

    /// <summary>The number of the work, which tells a worker that there is a new one.</summary>
    public int Number => Volatile.Read(ref *_number);

    /// <summary>A crew for at most so many threads; null where others keep all processors busy.</summary>
    public static ThreadCrew? Rent(int threads)
    {
        lock (Gate)
        {
            threads = Math.Min(threads, MostThreads);
            threads = Math.Min(threads, Math.Max(threads, Environment.ProcessorCount) - _busy);
            if (threads < 2)
                return null;
            var crew = Idle.TryPop(out var idle) ? idle : new ThreadCrew();
            while (crew._workers.Count < threads - 1)
                crew._workers.Add(new ThreadWorker(crew, crew._workers.Count + 1));
            crew.Threads = threads;
            _busy += threads;
            return crew;
        }
    }

    /// <summary>Ends the leader's use of the crew. It never blocks, so that an interrupted leader returns it, too.</summary>
    public void Return()
    {
        while (!Gate.TryEnter())
            Thread.Yield();
        _busy -= Threads;
        Idle.Push(this);
        Gate.Exit();
    }

    /// <summary>Does all parts of some work. Called by the leader.</summary>
    public void Run<TWork>(ref TWork work, int parts)
        where TWork : struct, IParallelWork, allows ref struct
    {
        // The work lies on the leader's stack, which stays as it is until all parts are done; the garbage collector finds
        // there what it refers to.
        _work = Unsafe.AsPointer(ref work);
        _run = &RunPart<TWork>;
        for (_firstPart = 0; _firstPart < parts; _firstPart += MostParts)
            RunLot(Math.Min(MostParts, parts - _firstPart));
    }

    /// <summary>Takes parts of the work with this number until none are left: a member's own first.</summary>
    /// <returns>Whether the member belongs to the team of the present leader, which may want fewer threads.</returns>
    public bool TakeParts(int number, int member)
    {
        var threads = Threads;
        if (member >= threads)
            return false;
        for (var i = 0; i < threads; i++)
        {
            ref var word = ref _words[(member + i) % threads * Line];
            var done = 0;
            while (true)
            {
                var value = Volatile.Read(ref word);
                var (next, end) = ((int)(value >> 16) & 0xFFFF, (int)value & 0xFFFF);
                if ((int)(value >> 32) != number || next >= end)
                    break;
                if (Interlocked.CompareExchange(ref word, value + (1 << 16), value) != value)
                    continue;
                try
                {
                    _run(_work, _firstPart + next);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
                }

                done++;
            }

            if (done > 0)
                Interlocked.Add(ref *_remaining, -done);
        }

        return true;
    }

    private static void RunPart<TWork>(void* work, int part)
        where TWork : struct, IParallelWork, allows ref struct => Unsafe.AsRef<TWork>(work).Run(part);

    private void RunLot(int parts)
    {
        *_remaining = parts;
        var number = unchecked(*_number + 1);
        for (var member = 0; member < Threads; member++)
        {
            var (next, end) = ((long)parts * member / Threads, (long)parts * (member + 1) / Threads);
            Volatile.Write(ref _words[member * Line], ((long)number << 32) | (next << 16) | end);
        }

        // A full fence: from here on a worker either sees the number or is seen to be parked.
        Interlocked.Exchange(ref *_number, number);
        for (var i = 0; i < Threads - 1; i++)
            _workers[i].Wake();

        ThreadTeam.Set(0, null, isInPart: true);
        TakeParts(number, 0);
        ThreadTeam.Set(0, this, isInPart: false);
        var wait = default(AwakeWait);
        while (Volatile.Read(ref *_remaining) != 0)
        {
            // Somebody else has the processor of a member that is at a part.
            if (!wait.Once())
                Thread.Yield();
        }

        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            failure.Throw();
    }
}
