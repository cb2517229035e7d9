namespace NetGen.Kernels;

/// <summary>A thread that waits for its crew's works: awake for a moment after each, then parked.</summary>
internal sealed class ThreadWorker
{
    private readonly ThreadCrew _crew;
    private readonly int _member;
    private readonly object _gate = new();

    /// <summary>0 awake; 1 parked, or about to be. Who makes it 0 again has woken the thread.</summary>
    private int _isParked;

    public ThreadWorker(ThreadCrew crew, int member)
    {
        _crew = crew;
        _member = member;

        // It keeps no process alive.
        new Thread(Work) { IsBackground = true, Name = "NetGen worker" }.UnsafeStart();
    }

    /// <summary>Wakes the thread where it is parked. A full fence lies between what it is to see and this.</summary>
    /// <remarks>
    /// It never blocks, so that <see cref="Thread.Interrupt"/> does not end it: the leader is to wait for what others are
    /// about to begin. The thread holds its gate for a moment only.
    /// </remarks>
    public void Wake()
    {
        if (Volatile.Read(ref _isParked) == 0)
            return;
        while (!Monitor.TryEnter(_gate))
            Thread.Yield();
        _isParked = 0;
        Monitor.Pulse(_gate);
        Monitor.Exit(_gate);
    }

    private void Work()
    {
        ThreadTeam.Set(_member, null, isInPart: true);
        var seen = 0;
        var wait = default(AwakeWait);
        while (true)
        {
            var number = _crew.Number;
            if (number != seen)
            {
                seen = number;
                if (_crew.TakeParts(number, _member))
                    wait = default;
            }
            else if (!wait.Once())
            {
                Park(seen);
                wait = default;
            }
        }
    }

    private void Park(int seen)
    {
        // The exchange is a full fence: either the leader sees it, or this sees the leader's work.
        Interlocked.Exchange(ref _isParked, 1);
        lock (_gate)
        {
            while (_isParked != 0 && _crew.Number == seen)
                Monitor.Wait(_gate);
            _isParked = 0;
        }
    }
}
