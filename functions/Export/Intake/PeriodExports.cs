using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Time;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Intake;

/// <summary>Which payroll period (verloningstijdvak) of which administration to export.</summary>
/// <param name="Preview">Everything up to the report; nothing leaves.</param>
/// <param name="Confirm">Tokens of the changes that a person has seen and wants; null for none.</param>
internal sealed record PeriodExportRequest(
    Guid AdministrationId, int Year, int PeriodNumber, bool Preview = false, IReadOnlyList<string>? Confirm = null);

/// <summary>A payroll period to choose from.</summary>
/// <param name="LastExport">The last one that was no preview; null where there is none, or only ones long ago.</param>
/// <param name="LastSuccess">The last one that was done, likewise: one that is refused afterwards does not hide it.</param>
public sealed record PayrollPeriodResponse(ExportPeriod Period, LastExportResponse? LastExport, LastExportResponse? LastSuccess);

/// <summary>The newest first.</summary>
internal sealed record PayrollPeriodsResponse(IReadOnlyList<PayrollPeriodResponse> Periods);

/// <summary>
/// Exports of a period that somebody chose: the planner is asked for its registrations, as it is for scheduled exports.
/// </summary>
internal sealed class PeriodExports(
    ConnectionStore connections, PayrollPeriods periods, ExportStore exports, ExportStarter starter, TimeProvider clock)
{
    /// <exception cref="ProblemException">The caller may not, Loket has no such period, or cannot be asked.</exception>
    public async Task<AcceptedExport> StartAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, PeriodExportRequest request, ReceivedUpload? message,
        CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        caller.Access.Require(Permission.EditPayroll, request.AdministrationId);
        var administration = ConnectionStore.RequirePart(
            await connections.AdministrationsAsync(connection.Id, cancellation), request.AdministrationId);
        if (ExportHeader.FaultOf(request.Confirm) is { } fault)
            throw Problems.Throw(Problems.Invalid("confirm", fault));
        if (!connection.CanSync)
            throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
        var period = (await periods.ListAsync(connection, administration.Id, cancellation))
            .FirstOrDefault(period => (period.Year, period.PeriodNumber) == (request.Year, request.PeriodNumber))
            ?? throw Problems.Throw(Problems.Invalid("periodNumber", ExportInputFaults.NoSuchPeriod));

        var newId = exports.NewRunId();
        var exportId = message is null
            ? newId
            : (await starter.ClaimAsync(connection.Id, newId, request.Preview, message, cancellation)).ExportId;
        var asked = new ScheduledPeriod(administration.Id, period.Year, period.PeriodNumber, period.StartDate, period.EndDate);
        await starter.StartAsync(client, connection, exportId, request.Preview, asked, request.Confirm, cancellation);
        return new AcceptedExport(exportId, connection.Tenant, request.Preview, IsNew: exportId == newId);
    }

    /// <summary>
    /// Of this payroll year and the last, those that have begun and the next one; test years are left to who asks by number.
    /// </summary>
    public async Task<PayrollPeriodsResponse> ListAsync(Caller caller, AdministrationKey key, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, key.Connection, Permission.ViewPayroll, cancellation);
        var administration = await connections.GetAdministrationAsync(
            caller, connection, key.Administration, Permission.ViewPayroll, cancellation);
        var today = AmsterdamTime.DateOf(clock.GetUtcNow());
        var known = (await periods.ListAsync(connection, administration.Id, cancellation))
            .Where(period => !period.TestYear && period.EndDate.Year >= today.Year - 1).OrderBy(period => period.StartDate).ToList();
        var begun = known.Where(period => period.StartDate <= today).ToList();
        var last = await exports.ByPeriodAsync(key, cancellation);
        return new PayrollPeriodsResponse(
        [
            .. begun.Concat(known.Skip(begun.Count).Take(1)).Reverse()
                .Select(period => new PayrollPeriodResponse(
                    period, last[period.Id].FirstOrDefault(),
                    last[period.Id].FirstOrDefault(one => one.State == ExportAdministrationState.Done))),
        ]);
    }
}
