using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Loket.Model;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel.Documents;

/// <summary>The activity of <see cref="DocumentLookOrchestration"/>.</summary>
internal sealed class DocumentLookSteps(
    ConnectionStore connections, Planners planners, LoketClients lokets, ToldDocumentStore told, ConnectionNotices notices,
    ConnectionAttention attention)
{
    /// <summary>Of one notice: the newest of a first look, which finds all that ever were.</summary>
    private const int MostPeriods = 26;

    /// <summary>
    /// Tells the HR system of the periods with runs that were approved since the last look. A run that was opened again is forgotten, and
    /// told once more when it is approved. What is noted comes after what is told: a repeat tells the same notice, or what is new besides.
    /// </summary>
    [Function(nameof(TellNewDocuments))]
    public async Task<StepResult<StepDone>> TellNewDocuments([ActivityTrigger] DocumentLook look, CancellationToken cancellation)
    {
        var tenant = Tenant.FromKey(look.TenantKey);
        try
        {
            var connection = await connections.GetAsync(tenant, look.ConnectionId, cancellation);
            if (!connection.CanSync || !connection.GivesDocuments(planners.Get(tenant.Planner).Profile))
                return StepDone.Nothing;
            var approved = new List<(Guid RunId, string Period)>();
            foreach (var administration in await connections.AdministrationsAsync(connection.Id, cancellation))
                approved.AddRange(await ApprovedAsync(connection, administration.Id, cancellation));
            await TellAsync(connection, approved, look.At, cancellation);
            return StepDone.Nothing;
        }
        catch (Exception exception) when (StepFailures.Of(exception) is { } failure)
        {
            if (failure.Code == RunCodes.Reconnect)
                await attention.RaiseAsync(tenant, look.ConnectionId, AttentionReason.Reconnect, null, cancellation);
            return new StepResult<StepDone>(null, failure);
        }
    }

    private async Task<IEnumerable<(Guid RunId, string Period)>> ApprovedAsync(
        Connection connection, Guid administrationId, CancellationToken cancellation) =>
        from period in (await lokets.For(connection).PayrollPeriods.ListAsync(administrationId, cancellation)).Readable()
        where period.TestYear != true
        from runId in period.ApprovedRuns
        orderby period.Id
        select (runId, NameOf(period));

    private async Task TellAsync(
        Connection connection, IReadOnlyList<(Guid RunId, string Period)> approved, DateTimeOffset at, CancellationToken cancellation)
    {
        var before = await told.ReadAsync(connection.Id, cancellation);
        var ready = approved.Where(one => !before.Contains(one.RunId)).Select(one => one.Period).Distinct(StringComparer.Ordinal)
            .TakeLast(MostPeriods).ToList();
        if (ready.Count > 0)
            await notices.TellPlannerAsync(connection, DocumentNews.Ready, ready, at, cancellation);
        await told.WriteAsync(connection.Id, [.. approved.Select(one => one.RunId)], cancellation);
    }

    private static string NameOf(PayrollPeriodDetails period) =>
        string.Create(CultureInfo.InvariantCulture, $"{period.Year}-{period.PeriodNumber}");
}
