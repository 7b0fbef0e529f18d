using LoketFunctions.Monitoring.Health.Checks;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Monitoring.Health;

/// <summary>
/// Looks whether everything that the app needs can be used. There is one look at a time and its answer is kept for a moment, as
/// anybody may ask: a flood of questions asks Loket and the mail server no more often than a single probe.
/// </summary>
internal sealed partial class Readiness(
    IEnumerable<IDependencyCheck> checks, AppMetrics metrics, TimeProvider clock, ILogger<Readiness> logger)
{
    /// <summary>For each check. The clients of Azure would try again for much longer by themselves.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>From the beginning of a look: above <see cref="Limit"/>, so that a slow one is kept too.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();

    /// <summary>How each check was found last. Only a look touches it, and there is one at a time.</summary>
    private readonly Dictionary<string, (bool IsOk, DateTimeOffset Since)> _known = new(StringComparer.Ordinal);

    private Task<ReadinessResponse>? _look;
    private long _begun;

    /// <param name="cancellation">Ends the waiting. The look goes on, as others may wait for the same.</param>
    public Task<ReadinessResponse> LookAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_look is null || (_look.IsCompleted && clock.GetElapsedTime(_begun) >= Kept))
                (_begun, _look) = (clock.GetTimestamp(), Task.Run(LookAtAllAsync, CancellationToken.None));
            return _look.WaitAsync(cancellation);
        }
    }

    private async Task<ReadinessResponse> LookAtAllAsync()
    {
        var found = await Task.WhenAll(checks.Select(async check => (Check: check, Fault: await FaultOfAsync(check))));
        return ReadinessResponse.Of([.. found.Select(one => Note(one.Check, one.Fault))]);
    }

    private async Task<Fault?> FaultOfAsync(IDependencyCheck check)
    {
        if (!check.IsUsed)
            return null;
        var start = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            // A client that does not listen to the token is not waited for either.
            await check.CheckAsync(limit.Token).WaitAsync(limit.Token);
            return new Fault(null, clock.GetElapsedTime(start));
        }
        catch (Exception exception)
        {
            // Types only: messages hold addresses, and servers' own words.
            var cause = limit.IsCancellationRequested ? "no answer in time" : string.Join(" < ", Causes(exception));
            return new Fault(cause, clock.GetElapsedTime(start));
        }
    }

    private CheckResponse Note(IDependencyCheck check, Fault? fault)
    {
        if (fault is null)
            return new CheckResponse(check.Name, CheckStatus.NotUsed, null, null);
        var isOk = fault.Cause is null;
        metrics.LookedAt(check.Name, isOk);
        var isKnown = _known.TryGetValue(check.Name, out var last);
        if (!isKnown || last.IsOk != isOk)
        {
            _known[check.Name] = last = (isOk, clock.GetUtcNow());
            if (!isOk)
                LogFailed(check.Name, fault.Cause!);
            else if (isKnown)
                LogBack(check.Name);
        }

        return new CheckResponse(check.Name, isOk ? CheckStatus.Ok : CheckStatus.Failed, last.Since, (long)fault.Took.TotalMilliseconds);
    }

    private static IEnumerable<string> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause.GetType().Name;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not ready: {Dependency} cannot be used ({Cause})")]
    private partial void LogFailed(string dependency, string cause);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Dependency} can be used again")]
    private partial void LogBack(string dependency);

    private sealed record Fault(string? Cause, TimeSpan Took);
}
