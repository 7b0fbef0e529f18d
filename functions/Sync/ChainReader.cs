using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Sync;

/// <summary>One of Loket's lists of what holds on a day, whose records follow each other without gaps within an employment.</summary>
internal sealed record Chain<T>(Func<DateOnly, LoketFilter?, CancellationToken, Task<LoketList<T>>> Read, Func<T, Guid?> EmploymentOf, Func<T, DateOnly?> StartOf);

/// <summary>
/// Reads what today's list does not show: of employments that ended not long ago or have yet to begin, and what held before in the
/// weeks of which periods may still be open. A call per day of change, not per employment.
/// </summary>
internal sealed class ChainReader<T>(Chain<T> chain, DateOnly today)
{
    /// <summary>Two months: of what lies longer ago the snapshot remembers what was read then.</summary>
    private const int DaysBack = 62;

    /// <summary>Above this many the whole list of a day costs fewer calls than filters by id.</summary>
    private const int MostByFilter = 40;

    /// <summary>Changes within those weeks that are followed back.</summary>
    private const int MostRounds = 4;

    /// <param name="known">Today's list.</param>
    /// <returns>With it all that was found besides.</returns>
    public async Task<IReadOnlyList<T>> CompleteAsync(IReadOnlyList<Employment> employments, IReadOnlyList<T> known, CancellationToken cancellation)
    {
        var all = known.ToList();
        var open = employments;
        for (var round = 0; round < MostRounds && open.Count > 0; round++)
        {
            var records = all.ToLookup(chain.EmploymentOf);
            var found = new List<T>();
            foreach (var asked in open.GroupBy(employment => MissingDay(employment, [.. records[employment.Id]])))
            {
                if (asked.Key is { } day)
                    found.AddRange(await ReadAsync(day, [.. asked.Select(employment => employment.Id!.Value)], cancellation));
            }

            all.AddRange(found);
            var more = found.Select(chain.EmploymentOf).ToHashSet();
            open = [.. open.Where(employment => more.Contains(employment.Id))];
        }

        return all;
    }

    /// <summary>The last day before what is known, as far as it matters; null where nothing is missing.</summary>
    private DateOnly? MissingDay(Employment employment, IReadOnlyList<T> known)
    {
        var from = Later(employment.StartDate, today.AddDays(-DaysBack));
        if (employment.EndDate < from)
            return null;
        if (known.Count == 0)
            return employment.EndDate < today ? employment.EndDate : employment.StartDate > today ? employment.StartDate : null;
        var first = known.Min(record => chain.StartOf(record) ?? DateOnly.MinValue);
        return first > from ? first.AddDays(-1) : null;
    }

    private async Task<IEnumerable<T>> ReadAsync(DateOnly day, HashSet<Guid> ids, CancellationToken cancellation)
    {
        var records = new List<T>();
        try
        {
            var filters = ids.Count > MostByFilter ? [null] : LoketFilter.AnyOf("employmentId", ids.Order().Select(id => (FilterValue)id)).Cast<LoketFilter?>();
            foreach (var filter in filters)
                records.AddRange((await chain.Read(day, filter, cancellation)).Complete());
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BadRequest or FailureReason.BusinessRule)
        {
            // Filtering by id is documented in general, not per list.
            records = [.. (await chain.Read(day, null, cancellation)).Complete()];
        }

        return records.Where(record => chain.EmploymentOf(record) is { } id && ids.Contains(id));
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
