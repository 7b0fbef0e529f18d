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
            .GroupBy(employment => employment.StartDate!.Value, employment => employment.Id!.Value);
        foreach (var day in starters.OrderBy(group => group.Key))
        {
            var (on, ids) = (day.Key, day.ToHashSet());
            lists = lists with
            {
                Wages = lists.Wages.With(await ReadAsync(ids, filter => loket.Actuals.WagesAsync(employerId, on, filter, cancellation), wage => wage.EmploymentId)),
                Hours = lists.Hours.With(await ReadAsync(ids, filter => loket.Actuals.WorkingHoursAsync(employerId, on, filter, cancellation), hours => hours.EmploymentId)),
                Units = lists.Units.With(await ReadAsync(ids, filter => loket.Actuals.OrganizationalEntitiesAsync(employerId, on, filter, cancellation), unit => unit.EmploymentId)),
            };
        }

        return lists;
    }

    /// <summary>Only of these employments: what others have then says nothing of today.</summary>
    private static async Task<LoketList<T>> ReadAsync<T>(HashSet<Guid> ids, Func<LoketFilter?, Task<LoketList<T>>> read, Func<T, Guid?> employmentOf)
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
