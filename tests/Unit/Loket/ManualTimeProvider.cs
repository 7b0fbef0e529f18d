namespace LoketFunctions.Tests.Loket;

/// <summary>A clock that stands still until it is moved; its timers fire when it passes them.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Moves the clock to each timer that lies within the limit, until the work is done.</summary>
    public async Task<T> DriveAsync<T>(Task<T> work, TimeSpan? within = null)
    {
        var giveUp = DateTime.UtcNow.AddSeconds(60);
        while (!work.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < giveUp, "The work neither ended nor waited for the clock.");
            if (Next(within ?? TimeSpan.FromSeconds(29)) is { } next)
                Advance(next);
            else
                await Task.WhenAny(work, Task.Delay(2));
        }

        return await work;
    }

    private TimeSpan? Next(TimeSpan within)
    {
        lock (_lock)
        {
            var waits = _timers.Select(t => t.Due - _now).Where(w => w <= within).ToArray();
            return waits.Length == 0 ? null : waits.Min();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
