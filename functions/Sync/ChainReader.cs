using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Sync;

/// <summary>One of Loket's lists of what holds on a day, whose records follow each other without gaps within an employment.</summary>
internal sealed record Chain<T>(
    Func<DateOnly, LoketFilter?, CancellationToken, Task<LoketList<T>>> Read, Func<T, Guid?> EmploymentOf, Func<T, DateOnly?> StartOf);

/// <summary>
/// Reads what today's list does not show: of employments that ended not long ago or have yet to begin, and what held before in the
/// weeks of which periods may still be open. A call per day of change, not per employment.
/// </summary>
internal sealed class ChainReader<T>(Chain<T> chain, DateOnly today)
    where T : class, IListed
{
    /// <summary>Two months: of what lies longer ago the snapshot remembers what was read then.</summary>
    private const int DaysBack = 62;

    /// <summary>Above this many the whole list of a day costs fewer calls than filters by id.</summary>
    private const int MostByFilter = 40;

    /// <summary>Changes within those weeks that are followed back.</summary>
    private const int MostRounds = 4;

    /// <param name="known">Today's list.</param>
    /// <returns>With it all that was found besides.</returns>
    public async Task<LoketList<T>> CompleteAsync(IReadOnlyList<Employment> employments, LoketList<T> known, CancellationToken cancellation)
    {
        var (all, unreadable) = (known.Readable().ToList(), known.Unreadable.ToList());
        var open = employments;
        for (var round = 0; round < MostRounds && open.Count > 0; round++)
        {
            var records = all.ToLookup(chain.EmploymentOf);
            var found = new List<T>();
            foreach (var asked in open.GroupBy(employment => MissingDay(employment, [.. records[employment.Id]])))
            {
                if (asked.Key is { } day)
                {
                    var read = await ReadAsync(day, [.. asked.Select(employment => employment.Id!.Value)], cancellation);
                    found.AddRange(read.Items);
                    unreadable.AddRange(read.Unreadable);
                }
            }

            all.AddRange(found);
            var more = found.Select(chain.EmploymentOf).ToHashSet();
            open = [.. open.Where(employment => more.Contains(employment.Id))];
        }

        return known with { Items = all, Unreadable = unreadable };
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

    private async Task<LoketList<T>> ReadAsync(DateOnly day, HashSet<Guid> ids, CancellationToken cancellation)
    {
        Func<LoketFilter?, Task<LoketList<T>>> read = filter => chain.Read(day, filter, cancellation);
        LoketList<T> list;
        try
        {
            list = ids.Count > MostByFilter ? await read(null) : await read.ByIdAsync("employmentId", ids, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BadRequest or FailureReason.BusinessRule)
        {
            // Filtering by id is documented in general, not per list.
            list = await read(null);
        }

        return list with
        {
            Items = [.. list.Readable().Where(record => chain.EmploymentOf(record) is { } id && ids.Contains(id))],
            Unreadable = [.. list.Unreadable.Where(record => record.Id is { } id && ids.Contains(id))],
        };
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
