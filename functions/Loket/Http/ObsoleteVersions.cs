using System.Collections.Concurrent;
using LoketFunctions.Loket.Model;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Loket.Http;

/// <summary>Told once a day per resource when Loket plans to end the version that this app uses.</summary>
internal interface IObsoleteVersionListener
{
    void Noticed(string activity, string? version, DateOnly obsoleteOn);
}

/// <summary>Notices `obsoleteDate` in answers: once per resource, process and day it warns and tells the listeners.</summary>
internal sealed partial class ObsoleteVersions(
    IEnumerable<IObsoleteVersionListener> listeners, TimeProvider clock, ILogger<ObsoleteVersions> logger)
{
    private readonly ConcurrentDictionary<(string, string?), DateOnly> _noticed = new();

    public void Look(string activity, ResourceVersion? version)
    {
        if (version?.ObsoleteDate is not { } obsoleteOn || !IsFirstToday((activity, version.Name)))
            return;
        VersionEnds(activity, version.Name, obsoleteOn);
        foreach (var listener in listeners)
            listener.Noticed(activity, version.Name, obsoleteOn);
    }

    private bool IsFirstToday((string, string?) key)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return _noticed.TryGetValue(key, out var day) ? day != today && _noticed.TryUpdate(key, today, day) : _noticed.TryAdd(key, today);
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Loket ends version {Version} of {Activity} on {ObsoleteOn}: this app must move to its successor before")]
    private partial void VersionEnds(string activity, string? version, DateOnly obsoleteOn);
}
