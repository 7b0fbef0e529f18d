using LoketFunctions.Connections;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Model;
using LoketFunctions.Pension.Delivery.Lines;
using LoketFunctions.Time;

namespace LoketFunctions.Pension.Delivery;

/// <summary>
/// Finds by Loket's payroll calendar which periods are to be delivered, or delivered anew, and writes it down. A later run can change an
/// earlier period: those are written down first, and the run's own period last, by which it is known that the run was looked at.
/// </summary>
internal sealed class DuePeriods(DeliveryStore store, TimeProvider clock)
{
    /// <exception cref="Loket.Failures.LoketException">Loket could not be asked.</exception>
    public async Task FindAsync(Connection connection, LoketClient loket, DeliveryParty party, CancellationToken cancellation)
    {
        var administrationId = party.Administration.Id;
        var now = clock.GetUtcNow();
        var rows = (await store.ListAsync(connection.Id, administrationId, cancellation)).ToDictionary(row => row.PeriodId);
        var periods = (await loket.PayrollPeriods.ListAsync(administrationId, cancellation)).Readable()
            .Where(period => IsDelivered(period, party.FirstExchange)).ToDictionary(period => period.Id!.Value);
        var approved = (
            from period in periods.Values
            from runId in period.ApprovedRuns
            where !(rows.TryGetValue(period.Id!.Value, out var row) && row.Knows(runId))
            orderby period.Id
            select (PeriodId: period.Id!.Value, RunId: runId)).ToList();

        foreach (var (own, runId) in approved)
        {
            foreach (var touched in await TouchedAsync(loket, runId, rows.Keys, cancellation))
            {
                if (touched != own && periods.TryGetValue(touched, out var earlier))
                    await AddDueAsync(earlier, [runId]);
            }
        }

        foreach (var runs in approved.GroupBy(one => one.PeriodId, one => one.RunId))
            await AddDueAsync(periods[runs.Key], runs);
        var today = AmsterdamTime.DateOf(now);
        foreach (var period in periods.Values.Where(one => one.EndDate < today && !rows.ContainsKey(one.Id!.Value)))
            await AddDueAsync(period, []);

        Task AddDueAsync(PayrollPeriodDetails period, IEnumerable<Guid> runs) => store.ChangeOrAddAsync(
            connection.Id, new PeriodKey(administrationId, period.Id!.Value),
            () => DeliveryRow.Of(party, new DeliveryPeriod(period.Id!.Value, period.StartDate!.Value, period.EndDate!.Value), now),
            row => row.TryAddDue(runs, now), cancellation);
    }

    /// <summary>Of a test year nobody is paid; whether it is one has to be said.</summary>
    private static bool IsDelivered(PayrollPeriodDetails period, DateOnly firstExchange) =>
        period is { TestYear: false, Id: not null, StartDate: not null, EndDate: not null }
        && period.PayrollPeriodType?.Key?.Number is PeriodTypes.Month or PeriodTypes.FourWeeks
        && period.EndDate >= firstExchange;

    /// <summary>
    /// The periods of which a run has results: its own, and those that it changes. A result that cannot be read may be of any of them.
    /// </summary>
    private static async Task<IEnumerable<int>> TouchedAsync(
        LoketClient loket, Guid runId, IEnumerable<int> known, CancellationToken cancellation)
    {
        var results = await loket.PayrollResults.OfRunAsync(runId, cancellation);
        var touched = results.Readable()
            .SelectMany(result => result.Periods ?? [])
            .Select(one => one.PayrollPeriod)
            .Where(one => one is { Year: not null, PeriodNumber: not null })
            .Select(one => PeriodIds.Of(one!.Year!.Value, one.PeriodNumber!.Value));
        return (results.Unreadable.Count > 0 ? touched.Concat(known) : touched).ToHashSet();
    }
}
