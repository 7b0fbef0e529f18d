using LoketFunctions.Failures;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>What is worth knowing of an administration's staff though nothing failed; the gravest.</summary>
/// <param name="Detail">Names of fields, without their values; or ids of employments.</param>
/// <param name="UnreadSince">Since when a record of Loket's could not be read.</param>
internal sealed record RunNotice(string Code, string? Detail = null, DateTimeOffset? UnreadSince = null)
{
    public static RunNotice? Of(DecidedAdministration decided, AdministrationResult report)
    {
        var (snapshot, planner) = (decided.Snapshot, decided.Planner);
        var unread = snapshot.People.Values.Select(person => person.Unread).OfType<UnreadFacts>().ToList();
        if (unread.Count > 0 || snapshot.Nameless.Count > 0)
        {
            var since = unread.Min(facts => (DateOnly?)facts.Since);
            return new RunNotice(
                SyncWords.RecordsUnreadable, Listed(unread.SelectMany(facts => facts.Fields).Concat(snapshot.Nameless)),
                since is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);
        }

        // Told of on the day on which it is seen.
        var removed = snapshot.People.Values.SelectMany(person => person.Removed).Where(employment => employment.Value == decided.Today)
            .Select(employment => employment.Key.ToString()).ToList();
        return removed.Count > 0 ? new RunNotice(SyncWords.EmploymentsRemoved, Listed(removed))
            : planner.Unread.Count > 0 ? new RunNotice(SyncWords.PlannerRecordsUnreadable, Listed(planner.Unread))
            : report.Notice(snapshot.Filtered) is { } other ? new RunNotice(other)
            : null;
    }

    private static string Listed(IEnumerable<string> fields) =>
        Shortened.Of(string.Join(", ", fields.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), Shortened.Detail);
}
