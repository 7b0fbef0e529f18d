using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Loket;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Export.Steps;

/// <summary>What a step works with.</summary>
/// <param name="Planner">With the connection's own settings in the place of the profile's.</param>
internal sealed record ExportScope(ExportStep Export, Connection Connection, PlannerSettings Planner, LoketClient Loket)
{
    public ExportRun Run => Export.Run;

    public PlannerProfile Profile => Planner.Profile;

    public string Language => Connection.Language;

    public override string ToString() => Run.ExportId;
}

/// <summary>
/// What every step of an export does around its work: go on with the trace, keep the lease, count the calls, and turn a known failure
/// into an outcome. Its details stay in the export's rows, for people.
/// </summary>
internal sealed class ExportStepRunner(
    ConnectionStore connections, Planners planners, LoketClients loketClients, PlannerClient plannerClient, ExportStore exports, WorkLeases leases,
    AppTraces traces)
{
    /// <param name="step">The activity's name, by the compiler.</param>
    public async Task<StepResult<T>> RunAsync<T>(
        ExportStep export, Guid? administrationId, Func<ExportScope, Task<StepResult<T>>> work, CancellationToken cancellation,
        [CallerMemberName] string step = "")
        where T : class
    {
        try
        {
            return await leases.KeepAsync(export.Hold(), cancellation)
                ? await RunUnleasedAsync(export, administrationId, work, cancellation, step)
                : throw new SupersededException();
        }
        catch (SupersededException exception)
        {
            return new StepResult<T>(null, StepFailures.Of(exception));
        }
    }

    /// <summary>For what comes before the export has its turn, or after.</summary>
    /// <param name="step">The activity's name, by the compiler.</param>
    public async Task<StepResult<T>> RunUnleasedAsync<T>(
        ExportStep export, Guid? administrationId, Func<ExportScope, Task<StepResult<T>>> work, CancellationToken cancellation,
        [CallerMemberName] string step = "")
        where T : class
    {
        var run = export.Run;
        var loketCalls = new CallCount();
        using var span = traces.Step(step, run.Trace, run.ConnectionId, run.ExportId);
        try
        {
            var tenant = Tenant.FromKey(run.TenantKey);
            var connection = await connections.GetAsync(tenant, run.ConnectionId, cancellation);
            // What has no lease to lose: waiting for the turn, and telling the planner afterwards.
            if (connection.State == ConnectionState.Disconnected)
                throw new SupersededException();
            var planner = planners.Get(tenant.Planner);
            return await work(new ExportScope(
                export, connection, planner with { Profile = connection.Effective(planner.Profile) }, loketClients.For(connection, loketCalls)));
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            span.Failed(failure.Class, failure.Code);
            if (DetailOf(exception) is { } detail)
                await NoteAsync(run, administrationId, detail, cancellation);
            return new StepResult<T>(null, failure);
        }
        finally
        {
            await CountAsync(run, loketCalls.Count, plannerClient.TakeCalls());
        }
    }

    private static StepFailure? FailureOf(Exception exception) =>
        exception is ExportRefusedException refused ? refused.Failure : StepFailures.Of(exception);

    private static string? DetailOf(Exception exception) =>
        exception is ExportRefusedException refused ? refused.Detail : StepFailures.DetailOf(exception);

    private async Task NoteAsync(ExportRun run, Guid? administrationId, string detail, CancellationToken cancellation)
    {
        if (administrationId is { } id)
            await exports.ChangeAdministrationAsync(run.ConnectionId, run.ExportId, id, row => row.FailureDetail = row.FailureCode is null ? detail : row.FailureDetail, cancellation);
        else
            await exports.ChangeAsync(run.ConnectionId, run.ExportId, row => row.FailureDetail = row.FailureCode is null ? detail : row.FailureDetail, cancellation);
    }

    private async Task CountAsync(ExportRun run, int loketCalls, int plannerCalls)
    {
        if (loketCalls + plannerCalls == 0)
            return;
        await exports.ChangeAsync(
            run.ConnectionId, run.ExportId,
            row => (row.LoketCalls, row.PlannerCalls) = (row.LoketCalls + loketCalls, row.PlannerCalls + plannerCalls),
            CancellationToken.None);
    }
}
