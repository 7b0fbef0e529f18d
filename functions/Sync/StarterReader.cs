using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>
/// Reads the wage of who starts soon. Of an employment that has not begun Loket gives none for today, and one for its first day; so it is
/// there before it. Hours and units are read by <see cref="ChainReader{T}"/>.
/// </summary>
internal sealed class StarterReader(Guid employerId, LoketClient loket, PlannerProfile profile)
{
    /// <summary>
    /// As of the last of the first days, which is one call for all. Of whom another wage held on the own first day, or who has left by
    /// then, as of that day.
    /// </summary>
    /// <param name="known">Today's list.</param>
    public async Task<LoketList<ActualWage>> AddAsync(
        LoketList<Employment> employments, LoketList<ActualWage> known, DateOnly today, CancellationToken cancellation)
    {
        // Whoever starts later is not taken over yet.
        var until = today.AddDays(profile.StartsWithinDays);
        var starters = employments.Readable()
            .Where(employment => employment is { StartDate: { } start, PayrollAdministration: not null } && start > today && start <= until)
            .ToList();
        if (starters.Count == 0)
            return known;
        var startOf = starters.ToDictionary(employment => employment.Id!.Value, employment => employment.StartDate!.Value);
        var last = startOf.Values.Max();
        var list = await ReadAsync([.. startOf.Keys], last, cancellation);
        var changed =
            list.Items.Where(wage => startOf[wage.EmploymentId!.Value] is var start && start != last && !(wage.Wage?.StartDate <= start));
        var left = starters.Where(employment => employment.EndDate < last).Select(employment => employment.Id!.Value);
        var others = changed.Select(wage => wage.EmploymentId!.Value).Concat(left).ToHashSet();
        list = list with { Items = [.. list.Items.Where(wage => !others.Contains(wage.EmploymentId!.Value))] };
        foreach (var day in others.GroupBy(id => startOf[id]))
            list = list.With(await ReadAsync([.. day], day.Key, cancellation));
        return known.With(list);
    }

    /// <summary>Only of these employments: what others have then says nothing of today.</summary>
    private async Task<LoketList<ActualWage>> ReadAsync(HashSet<Guid> ids, DateOnly on, CancellationToken cancellation)
    {
        Func<LoketFilter?, Task<LoketList<ActualWage>>> read = filter => loket.Actuals.WagesAsync(employerId, on, filter, cancellation);
        LoketList<ActualWage> list;
        try
        {
            list = await read.ByIdAsync("employmentId", ids, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BadRequest or FailureReason.BusinessRule)
        {
            list = await read(null);
        }

        return list with
        {
            Items = [.. list.Items.Where(wage => ids.Contains(wage.EmploymentId!.Value))],
            Unreadable = [.. list.Unreadable.Where(record => record.Id is { } id && ids.Contains(id))],
        };
    }
}
