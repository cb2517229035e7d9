using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// How long a cache line takes from one core to another and back: two threads wait for each other's turn, on one line.
/// It is the least that two threads pay to meet. On virtual machines it changes with where the host places the cores.
/// </summary>
internal static class CoreLatency
{
    private const int WarmUp = 1000, Turns = 2000, Repetitions = 5;

    // A waiting thread gives its core up after so many looks, for where both threads share one.
    private const int Looks = 10_000;

    /// <summary>The time of one round trip, in seconds: the median of several times some thousands of them.</summary>
    public static double MeasureRoundTrip()
        => Samples.Quantile([.. Enumerable.Range(0, Repetitions).Select(_ => MeasureOnce())], 0.5);

    private static double MeasureOnce()
    {
        var line = new Line();
        var partner = new Thread(() => line.TakeTurns(WarmUp + Turns, 1)) { IsBackground = true };
        partner.Start();
        line.TakeTurns(WarmUp, 0);
        var start = Stopwatch.GetTimestamp();
        line.TakeTurns(Turns, 0);
        var elapsed = Stopwatch.GetElapsedTime(start);
        partner.Join();
        return elapsed.TotalSeconds / Turns;
    }

    private sealed class Line
    {
        private Padded _turn;

        // Waits for the turns that are even or odd, as told, and passes each on.
        public void TakeTurns(int count, int parity)
        {
            for (var i = 0; i < count; i++)
            {
                for (var looks = 0; (Volatile.Read(ref _turn.Value) & 1) != parity; looks++)
                {
                    if (looks % Looks == Looks - 1)
                        Thread.Yield();
                }

                Volatile.Write(ref _turn.Value, _turn.Value + 1);
            }
        }
    }

    // Alone on its cache line, and on the one that is fetched with it.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Padded
    {
        [FieldOffset(128)]
        public int Value;
    }
}
