using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Sync.Employees;

/// <summary>
/// S11: whoever leaves is deactivated in Loket only after the last payment. What was sent for a period that is not paid yet
/// would else never be paid.
/// </summary>
internal sealed class LeaverOperations(
    ConnectionStore connections, LoketClients clients, SnapshotStore snapshots, ISentPayData sent, TimeProvider clock)
{
    /// <summary>Days around today in which an employment's end is shown even where nothing is to be warned of.</summary>
    private const int Near = 60;

    /// <summary>
    /// Periods that ended longer ago and were never paid never will be: they are from before the administration was in use.
    /// </summary>
    private const int LongestOpen = 365;

    private const int AtOnce = 8;

    /// <summary>
    /// Employments that ended or end within sixty days, and earlier ones with something to be paid still. One call to Loket.
    /// </summary>
    public async Task<LeaverList> ListLeaversAsync(Caller caller, AdministrationKey administration, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, administration.Connection, Permission.ViewPayroll, cancellation);
        await connections.GetAdministrationAsync(caller, connection, administration.Administration, Permission.ViewPayroll, cancellation);
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var leaving = await LeavingAsync(administration, today, cancellation);
        if (leaving.Count == 0)
            return LeaverList.Of([]);
        var open = await OpenPeriodsAsync(connection, administration.Administration, today, cancellation);
        var data = await SentAsync(administration, open, cancellation);
        var language = caller.Language ?? connection.Language;
        return LeaverList.Of(
        [
            .. from one in leaving
               let periods = open.Select(period => Answer(period, one.LastDay, data[period.Id!.Value].Contains(one.EmploymentId)))
                   .Where(period => period.HoldsLastDay || period.HasSentData).ToList()
               where periods.Count > 0 || one.LastDay >= today.AddDays(-Near)
               orderby one.LastDay, one.EmploymentId
               select one with { OpenPeriods = periods, Warning = LeaverWords.Warning(periods, language) },
        ]);
    }

    private async Task<IReadOnlyList<LeaverResponse>> LeavingAsync(
        AdministrationKey administration, DateOnly today, CancellationToken cancellation)
    {
        var snapshot = await snapshots.ReadAsync(administration, cancellation);
        return
        [
            .. from person in snapshot?.Value.People ?? []
               from contract in person.Value.Wanted.Contracts
               let last = contract.Value.EndDate
               where last <= today.AddDays(Near) && last >= today.AddDays(-LongestOpen)
               select new LeaverResponse(
                   person.Key, contract.Key, person.Value.Wanted.Name, person.Value.Wanted.Number, last.Value, last < today, [], null),
        ];
    }

    /// <summary>Those without an approved run that have begun, or begin while somebody on the list is still employed.</summary>
    private async Task<IReadOnlyList<PayrollPeriod>> OpenPeriodsAsync(
        Connection connection, Guid administrationId, DateOnly today, CancellationToken cancellation)
    {
        try
        {
            var periods = (await clients.For(connection).PayrollPeriods.ListMinimizedAsync(administrationId, cancellation)).Readable();
            return
            [
                .. periods.Where(period =>
                    period is { Id: not null, Year: not null, PeriodNumber: not null, TestYear: not true, HasApprovedPayrollRun: not true }
                        && period.StartDate <= today.AddDays(Near) && period.EndDate >= today.AddDays(-LongestOpen))
                    .OrderBy(period => period.StartDate),
            ];
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private async Task<IReadOnlyDictionary<int, IReadOnlySet<Guid>>> SentAsync(
        AdministrationKey administration, IReadOnlyList<PayrollPeriod> periods, CancellationToken cancellation)
    {
        var data = new System.Collections.Concurrent.ConcurrentDictionary<int, IReadOnlySet<Guid>>();
        await Parallel.ForEachAsync(
            periods.Select(period => period.Id!.Value),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (id, token) => data[id] = await sent.EmploymentsAsync(administration, id, token));
        return data;
    }

    private static OpenPeriodResponse Answer(PayrollPeriod period, DateOnly lastDay, bool hasData) => new(
        period.Id!.Value, period.Year!.Value, period.PeriodNumber!.Value, period.StartDate!.Value, period.EndDate!.Value,
        period.StartDate <= lastDay && lastDay <= period.EndDate, hasData);
}

/// <summary>The warning not to deactivate somebody in Loket before the last payment.</summary>
internal static class LeaverWords
{
    /// <summary>Null where every period that matters was paid.</summary>
    public static string? Warning(IReadOnlyList<OpenPeriodResponse> periods, string language)
    {
        if (periods.Count == 0)
            return null;
        var sent = periods.Where(period => period.HasSentData).ToList();
        var why = sent.Count > 0
            ? SyncTexts.Of("Leaver.DataWasDelivered", List(sent))
            : SyncTexts.Of("Leaver.LastDayInPeriod", List(periods));
        var wait = SyncTexts.Of("Leaver.DeactivateTheEmployeeInLoketOnly");
        return $"{why.In(language)} {wait.In(language)}";
    }

    private static string List(IReadOnlyList<OpenPeriodResponse> periods) => string.Join(", ", periods.Select(period =>
        $"{period.PeriodNumber.ToString(CultureInfo.InvariantCulture)}/{period.Year.ToString(CultureInfo.InvariantCulture)}"));
}
