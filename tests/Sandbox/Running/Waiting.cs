using System.Diagnostics;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Waits by looking again, never for a fixed time: hosts differ in how quick they are.</summary>
internal static class Waiting
{
    /// <summary>Generous on purpose: the real Durable extension polls its queues, and machines are slow.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The first answer of <paramref name="look"/> that is not null.</summary>
    /// <exception cref="TimeoutException">It stayed null for <paramref name="limit"/>.</exception>
    public static async Task<T> ForAsync<T>(
        string what, Func<Task<T?>> look, TimeSpan? limit = null, CancellationToken cancellation = default)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            if (await look() is { } found)
                return found;
            if (watch.Elapsed > (limit ?? Limit))
                throw new TimeoutException($"Waited {watch.Elapsed.TotalSeconds:0} s in vain for {what}.");
            await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>Waits until <paramref name="holds"/> is true.</summary>
    public static Task UntilAsync(string what, Func<Task<bool>> holds, TimeSpan? limit = null, CancellationToken cancellation = default) =>
        ForAsync(what, async () => await holds() ? what : null, limit, cancellation);
}
