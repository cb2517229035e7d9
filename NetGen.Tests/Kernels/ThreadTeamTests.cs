using NetGen.Kernels;
using NetGen.Tests.Support;

namespace NetGen.Tests.Kernels;

/// <summary>Teams of threads: every part is done once, whoever else is at work, and failures come back.</summary>
[Collection(nameof(ThreadTeam))]
public sealed class ThreadTeamTests
{
    /// <summary>More than any team has to be worth having.</summary>
    private const long Much = 1L << 40;

    /// <summary>A team that is there even where other tests keep all processors busy.</summary>
    private static readonly int Many = Environment.ProcessorCount + 8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(300)]
    public void Every_part_is_done_once(int threads)
    {
        using var team = ThreadTeam.Enter(threads, Much);
        foreach (var parts in (int[])[0, 1, 2, 7, 64, 1000, 70_000, 131_071])
        {
            for (var repetition = 1; repetition <= 20; repetition++)
            {
                var work = new Count(new int[parts]);
                ThreadTeam.Run(ref work, parts);
                Assert.True(work.Counts.All(count => count == 1));
            }
        }
    }

    /// <summary>A crew may be smaller than what is asked for, on a machine with fewer cores.</summary>
    [Fact]
    public void Examples_are_dealt_out_where_no_thread_waits_long()
    {
        Assert.Equal(5, ThreadTeam.ExamplesOfPart(5));
        using var team = ThreadTeam.Enter(4, Much);
        var threads = ThreadTeam.Threads;
        Assert.Equal(1, ThreadTeam.ExamplesOfPart(threads));
        Assert.Equal(threads < 4 ? 1 : threads + 1, ThreadTeam.ExamplesOfPart(threads + 1));
        Assert.InRange(ThreadTeam.ExamplesOfPart(1000 * threads), 100, 1000);
    }

    [Fact]
    public void A_member_does_one_part_at_a_time()
    {
        const int Threads = 5;
        using var team = ThreadTeam.Enter(Threads, Much);
        for (var repetition = 1; repetition <= 200; repetition++)
        {
            var work = new Members(new int[Threads], new int[64]);
            ThreadTeam.Run(ref work, 64);
            Assert.All(work.MemberOf, member => Assert.InRange(member, 0, ThreadTeam.Threads - 1));
        }
    }

    [Fact]
    public void A_team_that_became_smaller_leaves_the_others_out()
    {
        for (var repetition = 1; repetition <= 500; repetition++)
        {
            using (ThreadTeam.Enter(Many, Much))
            {
                var all = new Count(new int[64]);
                ThreadTeam.Run(ref all, 64);
            }

            // The other members of the crew are still awake.
            using (ThreadTeam.Enter(2, Much))
            {
                var work = new Members(new int[Many], new int[64]);
                ThreadTeam.Run(ref work, 64);
                Assert.All(work.MemberOf, member => Assert.InRange(member, 0, ThreadTeam.Threads - 1));
            }
        }
    }

    [Fact]
    public void Members_that_sleep_are_woken()
    {
        using var team = ThreadTeam.Enter(Many, Much);
        for (var repetition = 1; repetition <= 3; repetition++)
        {
            // As many parts as members, each of which waits for another to begin.
            var work = new Meeting(new CountdownEvent(2));
            ThreadTeam.Run(ref work, ThreadTeam.Threads);
            Assert.True(work.HaveMet, "A thread alone did all parts.");

            // They sleep after a tenth of a millisecond.
            Thread.Sleep(20);
        }
    }

    [Fact]
    public void Threads_come_back_from_teams_that_are_left()
    {
        for (var repetition = 1; repetition <= 2 * Many; repetition++)
        {
            using var team = ThreadTeam.Enter(Many, Much);
            Assert.InRange(ThreadTeam.Threads, 2, Many);
        }
    }

    [Fact]
    public void Where_a_team_has_all_processors_another_caller_gets_no_threads()
    {
        using var team = ThreadTeam.Enter(Many, Much);
        Assert.InRange(ThreadTeam.Threads, 2, Many);
        var threads = 0;
        var other = new Thread(() =>
        {
            using var second = ThreadTeam.Enter(2, Much);
            threads = ThreadTeam.Threads;
        });
        other.Start();
        other.Join();
        Assert.Equal(1, threads);
    }

    [Fact]
    public void Who_is_done_takes_over_parts_of_a_member_that_is_held_up()
    {
        using var team = ThreadTeam.Enter(Many, Much);
        var parts = 4 * ThreadTeam.Threads;
        var work = new Meeting(new CountdownEvent(parts), waits: 0);
        ThreadTeam.Run(ref work, parts);
        Assert.True(work.HaveMet, "The parts after the first waited for its thread.");
    }

    [Fact]
    public void An_interrupted_caller_leaves_no_part_undone_and_no_thread_behind()
    {
        // Many members, which are on their way to sleep when the caller is to wake them.
        const int Members = 80;
        var (isDone, faults) = (false, 0);
        var caller = new Thread(() =>
        {
            for (var repetition = 1; repetition <= 2000; repetition++)
                faults += Call(repetition);
            Volatile.Write(ref isDone, true);
        });
        caller.Start();
        while (!Volatile.Read(ref isDone))
        {
            caller.Interrupt();
            Thread.SpinWait(100);
        }

        Assert.Equal(0, faults);
        Threads_come_back_from_teams_that_are_left();

        static int Call(int repetition)
        {
            var counts = new int[Members];
            var isAtWork = false;
            try
            {
                using var team = ThreadTeam.Enter(Members, Much);
                var work = new SlowCount(counts);
                isAtWork = true;
                ThreadTeam.Run(ref work, counts.Length);
                isAtWork = false;
            }
            catch (ThreadInterruptedException)
            {
                return isAtWork ? 1 : 0;
            }

            // About as long as members stay awake.
            for (var i = 0; i < repetition % 64; i++)
                Thread.SpinWait(60);
            return counts.Any(count => count != 1) ? 1 : 0;
        }
    }

    [Fact]
    public void Nothing_is_cut_within_a_part()
    {
        using var team = ThreadTeam.Enter(4, Much);
        var work = new Nested(new string?[16]);
        ThreadTeam.Run(ref work, 16);
        Assert.All(work.Faults, Assert.Null);
    }

    [Fact]
    public void Without_a_team_the_calling_thread_does_all_parts_in_order()
    {
        Assert.Equal(1, ThreadTeam.Threads);
        Assert.Equal(1, ThreadTeam.Parts(Much, 1000));
        var work = new Order(Environment.CurrentManagedThreadId, []);
        ThreadTeam.Run(ref work, 10);
        Assert.Equal(Enumerable.Range(0, 10), work.Parts);
    }

    [Fact]
    public void A_team_ends_where_it_is_left()
    {
        using (ThreadTeam.Enter(2, Much))
        {
            // Within the one that is there: leaving it leaves the other in place.
            using (ThreadTeam.Enter(2, Much))
            {
            }

            Assert.InRange(ThreadTeam.Threads, 1, 2);
        }

        Assert.Equal(1, ThreadTeam.Threads);
        using (ThreadTeam.Enter(1, Much))
            Assert.Equal(1, ThreadTeam.Threads);
    }

    [Fact]
    public void Large_work_is_cut_and_small_work_is_not()
    {
        using var team = ThreadTeam.Enter(Many, Much);
        Assert.InRange(ThreadTeam.Parts(Much, 100_000), ThreadTeam.Threads, 100_000);
        Assert.Equal(3, ThreadTeam.Parts(Much, 3));
        Assert.Equal(1, ThreadTeam.Parts(Much, 0));
        Assert.Equal(1, ThreadTeam.Parts(operations: 1000, most: 100));
        Assert.InRange(ThreadTeam.RowsOfPart(100_000, most: 50_000), 1, (100_000 / ThreadTeam.Threads) + Lanes.Width);
        Assert.Equal(480, ThreadTeam.RowsOfPart(1_000_000, most: 480));

        using var cut = new EverythingCut();
        Assert.Equal(100, ThreadTeam.Parts(operations: 1, most: 100));
    }

    [Fact]
    public void Little_work_has_no_team()
    {
        using var team = ThreadTeam.Enter(4, operations: 1000);
        Assert.Equal(1, ThreadTeam.Threads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_in_a_part_reaches_the_caller(int threads)
    {
        using var team = ThreadTeam.Enter(threads, Much);
        for (var failing = 0; failing < 12; failing++)
        {
            var failure = Assert.Throws<InvalidOperationException>(() =>
            {
                var faulty = new Faulty(failing);
                ThreadTeam.Run(ref faulty, 12);
            });
            Assert.Equal(Faulty.Message(failing), failure.Message);

            // It took nothing with it.
            var work = new Count(new int[12]);
            ThreadTeam.Run(ref work, 12);
            Assert.All(work.Counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Many_callers_at_once()
    {
        var failures = new Exception?[50];
        var callers = Enumerable.Range(0, failures.Length).Select(index => new Thread(() =>
            failures[index] = Record.Exception(() => Call(index)))).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.All(failures, Assert.Null);

        static void Call(int index)
        {
            for (var repetition = 0; repetition < 40; repetition++)
            {
                using var team = ThreadTeam.Enter(2 + (index % 7), Much);
                var parts = 1 + ((index + repetition) % 40);
                var work = new Count(new int[parts]);
                ThreadTeam.Run(ref work, parts);
                Assert.All(work.Counts, count => Assert.Equal(1, count));
            }
        }
    }

    private readonly struct Count(int[] counts) : IParallelWork
    {
        public int[] Counts => counts;

        public void Run(int part) => Interlocked.Increment(ref counts[part]);
    }

    private readonly struct Members(int[] isAtWork, int[] memberOf) : IParallelWork
    {
        public int[] MemberOf => memberOf;

        public void Run(int part)
        {
            var member = ThreadTeam.Member;
            memberOf[part] = Interlocked.Exchange(ref isAtWork[member], 1) == 0 ? member : -1;
            Thread.SpinWait(part * 5);
            Volatile.Write(ref isAtWork[member], 0);
        }
    }

    private readonly struct SlowCount(int[] counts) : IParallelWork
    {
        public void Run(int part)
        {
            Thread.SpinWait(20);
            Interlocked.Increment(ref counts[part]);
        }
    }

    /// <summary>Parts that wait until so many have begun: the given one, or all.</summary>
    private readonly struct Meeting(CountdownEvent begun, int waits = -1) : IParallelWork
    {
        public bool HaveMet => begun.IsSet;

        public void Run(int part)
        {
            lock (begun)
            {
                if (!begun.IsSet)
                    begun.Signal();
            }

            if (waits < 0 || part == waits)
                begun.Wait(TimeSpan.FromSeconds(20));
        }
    }

    private readonly struct Nested(string?[] faults) : IParallelWork
    {
        public string?[] Faults => faults;

        public void Run(int part)
        {
            var member = ThreadTeam.Member;
            using var team = ThreadTeam.Enter(Many, Much);
            var work = new Order(Environment.CurrentManagedThreadId, []);
            ThreadTeam.Run(ref work, 6);
            faults[part] = ThreadTeam.Threads != 1 ? "threads"
                : ThreadTeam.Parts(Much, 8) != 1 ? "parts"
                : !work.Parts.SequenceEqual(Enumerable.Range(0, 6)) ? "order"
                : ThreadTeam.Member != member ? "member"
                : null;
        }
    }

    private readonly struct Order(int thread, List<int> parts) : IParallelWork
    {
        public List<int> Parts => parts;

        public void Run(int part)
        {
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            parts.Add(part);
        }
    }

    private readonly struct Faulty(int failing) : IParallelWork
    {
        public static string Message(int part) => $"Part {part} failed.";

        public void Run(int part)
        {
            if (part == failing)
                throw new InvalidOperationException(Message(part));
        }
    }
}
