using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Sync;

/// <summary>
/// Reads wage, hours and unit of who starts soon. Of an employment that has not begun Loket gives nothing for today, and all for its
/// first day; so they are there before it.
/// </summary>
internal sealed class StarterReader(Guid employerId, LoketClient loket)
{
    /// <param name="until">Whoever starts later is not taken over yet.</param>
    public async Task<StaffLists> AddAsync(StaffLists lists, DateOnly today, DateOnly until, CancellationToken cancellation)
    {
        var starters = lists.Employments.Readable()
            .Where(employment => employment is { StartDate: { } start, PayrollAdministration: not null } && start > today && start <= until)
            .ToList();
        if (starters.Count == 0)
            return lists;
        return lists with
        {
            Wages = lists.Wages.With(await ReadAsync(
                starters, (on, filter) => loket.Actuals.WagesAsync(employerId, on, filter, cancellation),
                wage => wage.EmploymentId, wage => wage.Wage?.StartDate)),
            Hours = lists.Hours.With(await ReadAsync(
                starters, (on, filter) => loket.Actuals.WorkingHoursAsync(employerId, on, filter, cancellation),
                hours => hours.EmploymentId, hours => hours.WorkingHours?.StartDate)),
            Units = lists.Units.With(await ReadAsync(
                starters, (on, filter) => loket.Actuals.OrganizationalEntitiesAsync(employerId, on, filter, cancellation),
                unit => unit.EmploymentId, unit => unit.OrganizationalEntity?.StartDate)),
        };
    }

    /// <summary>
    /// As of the last of the first days, which is one call for all. Of whom something else held on his own first day, or who has left by
    /// then, as of that day.
    /// </summary>
    private static async Task<LoketList<T>> ReadAsync<T>(
        List<Employment> starters, Func<DateOnly, LoketFilter?, Task<LoketList<T>>> read, Func<T, Guid?> employmentOf,
        Func<T, DateOnly?> beganOf)
        where T : class, IListed
    {
        var startOf = starters.ToDictionary(employment => employment.Id!.Value, employment => employment.StartDate!.Value);
        var last = startOf.Values.Max();
        var list = await ReadAsync([.. startOf.Keys], filter => read(last, filter), employmentOf);
        var changed = list.Items.Where(item => startOf[employmentOf(item)!.Value] is var start && start != last && !(beganOf(item) <= start));
        var left = starters.Where(employment => employment.EndDate < last).Select(employment => employment.Id!.Value);
        var others = changed.Select(item => employmentOf(item)!.Value).Concat(left).ToHashSet();
        list = list with { Items = [.. list.Items.Where(item => !others.Contains(employmentOf(item)!.Value))] };
        foreach (var day in others.GroupBy(id => startOf[id]))
            list = list.With(await ReadAsync([.. day], filter => read(day.Key, filter), employmentOf));
        return list;
    }

    /// <summary>Only of these employments: what others have then says nothing of today.</summary>
    private static async Task<LoketList<T>> ReadAsync<T>(
        HashSet<Guid> ids, Func<LoketFilter?, Task<LoketList<T>>> read, Func<T, Guid?> employmentOf)
        where T : class, IListed
    {
        LoketList<T> list;
        try
        {
            list = await read.ByIdAsync("employmentId", ids);
        }
        catch (LoketException exception) when (exception.Failure.Reason is FailureReason.BadRequest or FailureReason.BusinessRule)
        {
            list = await read(null);
        }

        return list with
        {
            Items = [.. list.Items.Where(item => ids.Contains(employmentOf(item)!.Value))],
            Unreadable = [.. list.Unreadable.Where(record => record.Id is { } id && ids.Contains(id))],
        };
    }
}
