using System.Diagnostics;

namespace NetGen.Kernels;

/// <summary>
/// Waiting for another thread without giving the processor away, for a tenth of a millisecond at most: to be woken takes
/// a thread, and the one that wakes it, longer than most kernels.
/// </summary>
internal struct AwakeWait
{
    private static readonly long Longest = Stopwatch.Frequency / 10_000;

    private int _count;
    private long _end;

    /// <summary>Waits a moment; false, at once, when the time is up.</summary>
    public bool Once()
    {
        // What comes soon is met soon; after that the clock is read now and then.
        _count++;
        if (_count > 64 && _count % 16 == 0)
        {
            var now = Stopwatch.GetTimestamp();
            if (_end == 0)
                _end = now + Longest;
            else if (now > _end)
                return false;
        }

        Thread.SpinWait(1);
        return true;
    }
}
