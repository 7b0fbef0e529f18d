using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Intake;

/// <summary>
/// Asks the planner for a period's registrations and stores them as if the planner had sent them, so that the export goes the same
/// way from there.
/// </summary>
internal sealed class RegistrationCollector(PlannerClient client, AppBlobs blobs)
{
    /// <summary>The registrations are written as they come, so that none has to be held.</summary>
    /// <returns>What the body says besides its registrations.</returns>
    public async Task<ExportHeader> CollectAsync(ExportScope scope, string blob, CancellationToken cancellation)
    {
        var scheduled = scope.Run.Scheduled ?? throw new InvalidOperationException("Only an export of a period asks the planner.");
        var body = new
        {
            Period = new { scheduled.Year, scheduled.PeriodNumber },
            scheduled.AdministrationId,
            scope.Run.Preview,
            Registrations = client.ListRegistrationsAsync(
                scope.Planner, scope.Connection.Tenant.Account, scope.Connection.Id, scheduled.StartDate, scheduled.EndDate, cancellation),
        };
        await blobs.Requests.WriteStreamAsync(
            blob, stream => JsonSerializer.SerializeAsync(stream, body, AppJson.Options, cancellation), "application/json", cancellation);
        return new ExportHeader(new RequestedPeriod(scheduled.Year, scheduled.PeriodNumber), scheduled.AdministrationId, scope.Run.Preview);
    }
}
