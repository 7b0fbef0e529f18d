namespace LoketFunctions.Loket.Http;

/// <summary>
/// Lets a limited number of calls of one connection run at once. Additive increase, multiplicative decrease: when Loket
/// throttles, the limit halves and all calls pause; every `limit` successes let one more run at once, up to the maximum.
/// </summary>
internal sealed class ConnectionGate : IDisposable
{
    private static readonly TimeSpan PauseWithoutAdvice = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<Turn>> _waiting = new();
    private readonly int _maximum;
    private readonly TimeSpan _longestPause;
    private readonly TimeProvider _time;
    private readonly ITimer _pauseEnds;
    private double _limit;
    private int _running;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _lastTurn;

    public ConnectionGate(int maximum, TimeSpan longestPause, TimeProvider time)
    {
        (_maximum, _longestPause, _time, _limit, _lastTurn) = (maximum, longestPause, time, maximum, time.GetUtcNow());
        _pauseEnds = time.CreateTimer(_ => LetIn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Limit
    {
        get
        {
            lock (_lock)
                return (int)_limit;
        }
    }

    /// <summary>Since when nobody is in or waiting; null while somebody is.</summary>
    public DateTimeOffset? IdleSince
    {
        get
        {
            lock (_lock)
                return _running == 0 && _waiting.All(w => w.Task.IsCompleted) ? _lastTurn : null;
        }
    }

    public async ValueTask<Turn> EnterAsync(CancellationToken cancellation)
    {
        // Continuations run elsewhere, as a turn may be given while the lock is held.
        var waiter = new TaskCompletionSource<Turn>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
            _waiting.Enqueue(waiter);
        LetIn();
        await using var registration = cancellation.Register(() => waiter.TrySetCanceled(cancellation));
        return await waiter.Task;
    }

    public void Dispose() => _pauseEnds.Dispose();

    private void LetIn()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (_waiting.Count > 0 && _running < (int)_limit && now >= _pausedUntil)
            {
                // False when the waiter gave up meanwhile.
                if (_waiting.Dequeue().TrySetResult(new Turn(this)))
                    _running++;
            }

            // Set again when the timer was a moment early.
            if (_waiting.Count > 0 && now < _pausedUntil)
                _pauseEnds.Change(_pausedUntil - now + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    private void Succeeded()
    {
        lock (_lock)
            _limit = Math.Min(_maximum, _limit + (1 / _limit));
    }

    private void Throttled(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            // Calls sent together are throttled together: that is one signal, not many.
            if (now >= _pausedUntil)
                _limit = Math.Max(1, Math.Floor(_limit / 2));
            var pause = retryAfter ?? PauseWithoutAdvice;
            var until = now + (pause < _longestPause ? pause : _longestPause);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _running--;
            _lastTurn = _time.GetUtcNow();
        }

        LetIn();
    }

    /// <summary>The right to make one call.</summary>
    internal sealed class Turn(ConnectionGate gate) : IDisposable
    {
        private int _left;

        /// <summary>Loket answered in good order.</summary>
        public void Succeeded() => gate.Succeeded();

        /// <summary>Loket asked for fewer calls.</summary>
        public void Throttled(TimeSpan? retryAfter) => gate.Throttled(retryAfter);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                gate.Leave();
        }
    }
}
