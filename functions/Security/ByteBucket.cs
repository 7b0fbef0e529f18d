namespace LoketFunctions.Security;

/// <summary>
/// A token bucket whose tokens are bytes. .NET's own limiters take no tokens back, so what turned out to be genuine would go on counting,
/// and they have a clock of their own.
/// </summary>
/// <param name="capacity">The most that can be taken at once.</param>
/// <param name="refill">In which an empty bucket is full again, evenly.</param>
internal sealed class ByteBucket(long capacity, TimeSpan refill, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _missing;
    private DateTimeOffset _missingAt = clock.GetUtcNow();

    /// <returns>Null where there are as many; else how long until there are.</returns>
    public TimeSpan? WaitFor(long bytes)
    {
        lock (_lock)
            return Wait(bytes);
    }

    /// <returns>Null where they were taken; else how long until they can be.</returns>
    public TimeSpan? TryTake(long bytes)
    {
        lock (_lock)
        {
            if (Wait(bytes) is { } wait)
                return wait;
            _missing += bytes;
            return null;
        }
    }

    public void GiveBack(long bytes)
    {
        lock (_lock)
            _missing = Math.Max(0, _missing - bytes);
    }

    private TimeSpan? Wait(long bytes)
    {
        var now = clock.GetUtcNow();
        if (now > _missingAt)
            _missing = Math.Max(0, _missing - (capacity * ((now - _missingAt) / refill)));
        _missingAt = now;
        var lacking = _missing + bytes - capacity;
        return lacking > 0 ? refill * (lacking / capacity) : null;
    }
}
