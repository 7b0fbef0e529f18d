using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Corrections;

/// <summary>Corrections of paid periods: what a later one can pay, and what people have accepted.</summary>
internal sealed class CorrectionOperations(
    ConnectionStore connections, PayrollPeriods periods, CorrectionStore corrections, SnapshotStore snapshots, LoketClients clients,
    PayrollListsReader lists,
    AuditLog audit, TimeProvider clock)
{
    /// <summary>All of them: see <see cref="CorrectionsResponse.AtPage"/>.</summary>
    /// <param name="periodId">Of the period that would pay them.</param>
    public async Task<CorrectionsResponse> ListAsync(
        Caller caller, AdministrationKey key, int periodId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, key.Connection, Permission.ViewPayroll, cancellation);
        var administration = await connections.GetAdministrationAsync(
            caller, connection, key.Administration, Permission.ViewPayroll, cancellation);
        var period = await periods.FindAsync(connection, administration.Id, periodId, cancellation);
        var all = await corrections.ListAsync(key, cancellation);
        var isOffered = connection.CarryCorrections && period.State == PeriodState.Open;
        var found = all.Where(one => one.Key < period.Id).SelectMany(one => (isOffered ? one.Value.Open() : [])
                .Select(open => new FoundCorrection(one.Key, open.Key, open.Component, open.Value, null))
                .Concat(one.Value.Carried.Where(carried => carried.Into == period.Id)
                    .Select(carried => new FoundCorrection(one.Key, carried.Key, carried.Component, carried.Value, carried))))
            .ToList();
        if (found.Count == 0)
            return new CorrectionsResponse(period, [], 0);

        var names = await snapshots.ReadRosterAsync(key, cancellation) is { } roster
            ? StaffContracts.Of(administration.Id, roster).ToDictionary(contract => contract.EmploymentId)
            : [];
        var view = new CorrectionView(
            period, await ListsAsync(connection, administration, period, cancellation), names, caller.Language ?? connection.Language);
        return new CorrectionsResponse(
            period, [.. found.Select(view.Of).OrderBy(one => (one.FromYear, one.FromPeriodNumber)).ThenBy(one => one.PayrollId)
                .ThenBy(one => one.Component)], found.Count);
    }

    /// <summary>
    /// Accepts what is offered, and takes back what was accepted, while the period that pays it is open. The next export of the period
    /// sends it.
    /// </summary>
    public async Task<CorrectionsResponse> ChooseAsync(
        Caller caller, AdministrationKey key, int periodId, ChooseCorrectionsRequest request,
        CancellationToken cancellation)
    {
        if (PlainText.FaultOf(request.Reason, ChooseCorrectionsRequest.MaxLength) is { } fault)
            throw Problems.Throw(Problems.Invalid("reason", InputFaults.WrongText(fault.In(Languages.English))));
        var count = request.Accept.Count + request.Release.Count;
        if (count is < 1 or > ChooseCorrectionsRequest.MostAtOnce)
            throw Problems.Throw(
                Problems.Invalid("accept", InputFaults.NotAtOnce(count, ChooseCorrectionsRequest.MostAtOnce, " corrections")));
        var connection = await connections.GetLoketLedAsync(caller, key.Connection, Permission.EditPayroll, cancellation);
        await connections.GetAdministrationAsync(caller, connection, key.Administration, Permission.EditPayroll, cancellation);
        if (request.Accept.Count > 0 && !connection.CarryCorrections)
            throw Problems.Throw(ExportProblems.CorrectionsOff());
        var shown = await ListAsync(caller, key, periodId, cancellation);
        if (shown.Period.State != PeriodState.Open)
            throw Problems.Throw(ExportProblems.PeriodNotOpen());
        if (!AreThere(shown, request.Accept, CorrectionState.Offered) || !AreThere(shown, request.Release, CorrectionState.Carried))
            throw Problems.Throw(ExportProblems.CorrectionsChanged());
        if (shown.Corrections
            .Any(one => one.Problem is not null && one.State == CorrectionState.Offered && request.Accept.Contains(one.Id)))
            throw Problems.Throw(Problems.Invalid("accept", ExportInputFaults.CannotBeCarried));

        foreach (var from in shown.Corrections.Where(one => request.Accept.Concat(request.Release).Contains(one.Id))
            .Select(one => PeriodIds.Of(one.FromYear, one.FromPeriodNumber)).Distinct())
        {
            await corrections.ChangeAsync(
                new LedgerKey(key, from), stored => Changed(stored, from, shown.Period.Id, request, caller), cancellation);
        }

        var what = new AuditEvent(
            AuditAction.CorrectionsChosen, periodId.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"+{request.Accept.Count} -{request.Release.Count}"), request.Reason)
        { AdministrationId = key.Administration };
        await audit.WriteAsync(caller, connection.Id, what, cancellation);
        return await ListAsync(caller, key, periodId, cancellation);
    }

    /// <summary>What became another one since it was shown is left as it is.</summary>
    private PeriodCorrections Changed(PeriodCorrections stored, int from, int into, ChooseCorrectionsRequest request, Caller caller)
    {
        var accepted = stored.Open().Where(one => request.Accept.Contains(CorrectionResponse.IdOf(from, one.Key, one.Component, one.Value)))
            .ToList();
        var kept = stored.Carried.Where(one =>
            one.Into != into || !request.Release.Contains(CorrectionResponse.IdOf(from, one.Key, one.Component, one.Value))).ToList();
        return (stored with { Carried = kept }).Carry(accepted, into, caller.Actor.Id, clock.GetUtcNow());
    }

    private static bool AreThere(CorrectionsResponse shown, IReadOnlyList<string> ids, CorrectionState state) =>
        ids.All(id => shown.Corrections.Any(one => one.Id == id && one.State == state));

    private async Task<PayrollLists> ListsAsync(
        Connection connection, AdministrationRow administration, ExportPeriod period, CancellationToken cancellation)
    {
        try
        {
            return await lists.ReadAsync(clients.For(connection), administration, period.Year, period.PeriodNumber, cancellation);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }
}
