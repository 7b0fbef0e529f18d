using System.Globalization;
using LoketFunctions.Loket.Http;

namespace LoketFunctions.Notifications;

/// <summary>Notifies the operator when Loket announces the end of a resource version, and again a month and a week before it.</summary>
internal sealed class VersionEndListener(OperatorNotices operators, TimeProvider clock) : IObsoleteVersionListener
{
    /// <summary>Days before the end from which the notice is repeated, the last first.</summary>
    private static readonly int[] Stages = [7, 30];

    public void Noticed(string activity, string? version, DateOnly obsoleteOn)
    {
        var days = obsoleteOn.DayNumber - DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
        var stage = Stages.Where(stage => days <= stage).Select(stage => $"{stage}").FirstOrDefault("announced");
        var end = obsoleteOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var notice = new OperatorNotice(
            OperatorReason.VersionEnds, $"{activity} {version} {end} {stage}",
            $"version {version ?? "(unnamed)"} of {activity} ends on {end}");

        // The answer of Loket that brought it does not wait until it is written. If that fails, it is noticed again tomorrow.
        _ = operators.RaiseAsync(notice, CancellationToken.None);
    }
}
