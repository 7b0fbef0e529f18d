using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Clients;

/// <summary>Loket's list of what activities take, kept for all connections of this process: it is the same whoever asks.</summary>
internal sealed class KnownActivities(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Nobody waits for an answer that did not come just now.</summary>
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _asking = new(1);
    private IReadOnlyDictionary<string, ApplicationActivity>? _told;
    private DateTimeOffset _until;

    /// <summary>Null while Loket does not tell; an empty list tells nothing either.</summary>
    /// <exception cref="LoketException">The connection's user has to sign in again.</exception>
    public async Task<IReadOnlyDictionary<string, ApplicationActivity>?> GetAsync(
        Func<Task<IReadOnlyList<ApplicationActivity>>> ask, CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation);
        try
        {
            if (clock.GetUtcNow() < _until)
                return _told;
            _told = await AskAsync(ask) ?? _told;
            _until = clock.GetUtcNow() + (_told is null ? AskedAgainAfter : KeptFor);
            return _told;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private static async Task<IReadOnlyDictionary<string, ApplicationActivity>?> AskAsync(
        Func<Task<IReadOnlyList<ApplicationActivity>>> ask)
    {
        try
        {
            var activities = await ask();
            return activities.Count == 0 ? null : activities
                .DistinctBy(activity => activity.Activity, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(activity => activity.Activity!, StringComparer.OrdinalIgnoreCase);
        }
        catch (LoketException exception) when (exception.Failure.Reason != FailureReason.Reconnect)
        {
            return null;
        }
    }
}
