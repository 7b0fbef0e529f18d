using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Prepare;

/// <summary>
/// Reads what an export decides by, for one administration: rights, the payroll period and whether it is open, the mapping, and
/// Loket's own lists of the period's year.
/// </summary>
internal sealed class AdministrationPreparer(
    ConnectionStore connections, ExportStore exports, ExportStaging staging, MappingStore mappings, PayrollListsReader lists,
    SnapshotStore snapshots)
{
    public async Task PrepareAsync(ExportScope scope, Guid administrationId, ExportHeader header, CancellationToken cancellation)
    {
        var run = scope.Run;
        var administration =
            (await connections.AdministrationsAsync(run.ConnectionId, cancellation)).FirstOrDefault(row => row.Id == administrationId)
            ?? throw new ExportRefusedException(ExportCodes.NothingToExport);
        await RightsCheck.RequireAsync(scope.Loket, administration.EmployerId, administration.EmployerName, scope.Profile, cancellation);
        if (await snapshots.ReadHeadAsync(administration.Key, cancellation) is null)
            throw new ExportRefusedException(ExportCodes.StaffUnknown);

        var periods = (await scope.Loket.PayrollPeriods.ListAsync(administrationId, cancellation)).Readable();
        var period = PayrollPeriodGuard.Find(periods, header.Period) ?? throw new ExportRefusedException(ExportCodes.PeriodUnknown);
        // The number of a test year says nothing of when it is.
        var mappedYear = period.TestYear ? period.StartDate.Year : period.Year;
        var mapping = (await mappings.HoldingAsync(administration.Key, mappedYear, cancellation)).Mapping;
        var offered = await lists.ReadAsync(scope.Loket, administration, period.Year, period.PeriodNumber, cancellation);
        var usable = MappingCheck.Usable(mapping, offered);

        await staging.WriteContextAsync(
            run,
            new AdministrationContext(
                administration.Id, administration.EmployerId, administration.Name, administration.EmployerName, administration.ClientNumber,
                period, usable, offered)
            {
                AllOrNothing = header.AllOrNothing,
            },
            cancellation);
        await exports.ChangeAdministrationAsync(
            run.Key, administrationId,
            row =>
            {
                row.Advance(ExportAdministrationState.Selecting);
                (row.PeriodId, row.Year, row.PeriodNumber) = (period.Id, period.Year, period.PeriodNumber);
                (row.TestYear, row.PeriodState, row.MappingVersion) = (period.TestYear, period.State, mapping.Version);
                row.RunCreatedOn = FieldText.Of(period.RunCreatedOn);
            },
            cancellation);
    }
}
