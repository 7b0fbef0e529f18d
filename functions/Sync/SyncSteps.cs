using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync;

/// <summary>
/// The activities of <see cref="SyncConnectionOrchestration"/>. Each may run more than once, and answers with its outcome
/// instead of throwing, so that only codes and counts enter the history.
/// </summary>
internal sealed class SyncSteps(
    ConnectionStore connections, Planners planners, LoketClients loketClients, PlannerClient plannerClient, SyncPlan plans,
    EmployerReader reader, NumberCheck numbers, AdministrationSync sync, AdministrationPreview preview, StagingStore staging, PlannerRosterStore rosters,
    LinkStore links, RunStore runs, WorkLeases leases, RunFinisher finisher, AppTraces traces,
    TimeProvider clock)
{
    [Function(nameof(PlanRun))]
    public Task<StepResult<RunPlan>> PlanRun([ActivityTrigger] SyncRequest request, CancellationToken cancellation) =>
        StepAsync(request, null, async (connection, planner, loketCalls) =>
        {
            await runs.ChangeAsync(request.ConnectionId, request.RunId, row => row.Begin(clock.GetUtcNow()), cancellation);
            var administrations = (await connections.AdministrationsAsync(request.ConnectionId, cancellation))
                .Where(row => request.AdministrationId is null || row.Id == request.AdministrationId).ToList();
            if (!connection.CanSync || administrations.Count == 0)
                return new StepResult<RunPlan>(null, new StepFailure(FailureClass.Configuration, "not-connected"));
            foreach (var administration in administrations)
                await runs.AddAdministrationAsync(request.ConnectionId, request.RunId, administration, cancellation);

            var loket = loketClients.For(connection, loketCalls);
            var plan = await plans.MakeAsync(request, connection.Effective(planner.Profile), administrations, loket, cancellation);
            return new StepResult<RunPlan>(plan, null);
        }, cancellation);

    [Function(nameof(ReadPlannerStaff))]
    public Task<StepResult<StepDone>> ReadPlannerStaff([ActivityTrigger] SyncRequest request, CancellationToken cancellation) =>
        StepAsync(request, null, async (connection, planner, _) =>
        {
            var readAt = clock.GetUtcNow();
            var known = await links.ListAsync(request.ConnectionId, cancellation);
            var staff = new List<PlannerEmployee>();
            await foreach (var employee in plannerClient.ListEmployeesAsync(planner, connection.Tenant.Account, cancellation))
                staff.Add(employee);
            var unread = staff.SelectMany(employee => employee.Unread).Distinct(StringComparer.Ordinal).ToList();
            var read = new PlannerStaff(readAt, staff, known) { Unread = unread, TokenKey = connection.Id };
            await staging.WritePlannerStaffAsync(request.ConnectionId, request.RunId, read, cancellation);
            await rosters.WriteAsync(request.ConnectionId, new PlannerRoster(readAt, staff), cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(ReadEmployer))]
    public Task<StepResult<StepDone>> ReadEmployer([ActivityTrigger] EmployerStep step, CancellationToken cancellation) =>
        StepAsync(step.Request, step.Employer.AdministrationIds, async (connection, planner, loketCalls) =>
        {
            await MarkAsync(step.Request, step.Employer.AdministrationIds, AdministrationRunState.Reading, cancellation);
            var profile = connection.Effective(planner.Profile);
            var loket = loketClients.For(connection, loketCalls);
            var employer = (await connections.AdministrationsAsync(connection.Id, cancellation)).First(row => row.EmployerId == step.Employer.EmployerId);
            await RightsCheck.RequireAsync(loket, employer.EmployerId, employer.EmployerName, profile, cancellation);
            var staff = await reader.ReadAsync(step, profile, loket, cancellation);
            await staging.WriteStaffAsync(step.Request.ConnectionId, step.Request.RunId, step.Employer.EmployerId, staff, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(CheckNumbers))]
    public Task<StepResult<StepDone>> CheckNumbers([ActivityTrigger] NumberStep step, CancellationToken cancellation) =>
        StepAsync(step.Request, null, async (connection, planner, _) =>
        {
            await numbers.RunAsync(step, connection, connection.Effective(planner.Profile), cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(SyncAdministration))]
    public Task<StepResult<SyncCounts>> SyncAdministration([ActivityTrigger] AdministrationStep step, CancellationToken cancellation) =>
        StepAsync(step.Request, [step.AdministrationId], async (connection, planner, _) =>
        {
            await MarkAsync(step.Request, [step.AdministrationId], AdministrationRunState.Sending, cancellation);
            var counts = step.Request.Preview
                ? await preview.RunAsync(step, connection, planner, cancellation)
                : await sync.RunAsync(step, connection, planner, plannerClient, cancellation);
            return new StepResult<SyncCounts>(counts, null);
        }, cancellation);

    [Function(nameof(FinishRun))]
    public Task FinishRun([ActivityTrigger] RunEnd end, CancellationToken cancellation) => finisher.FinishAsync(end, cancellation);

    /// <summary>
    /// What every step does around its work: go on with the trace, keep the lease, count the calls, and turn a known failure into an
    /// outcome. Its details stay in the run's rows, for people.
    /// </summary>
    /// <param name="step">The activity's name, by the compiler.</param>
    private async Task<StepResult<T>> StepAsync<T>(
        SyncRequest request, IReadOnlyList<Guid>? administrations,
        Func<Connection, PlannerSettings, CallCount, Task<StepResult<T>>> work, CancellationToken cancellation, [CallerMemberName] string step = "")
        where T : class
    {
        var loketCalls = new CallCount();
        using var span = traces.Step(step, request.Trace, request.ConnectionId, request.RunId);
        try
        {
            if (!await leases.KeepAsync(request.Hold(), cancellation))
                throw new SupersededException();
            var tenant = Tenant.FromKey(request.TenantKey);
            var connection = await connections.GetAsync(tenant, request.ConnectionId, cancellation);
            return await work(connection, planners.Get(tenant.Planner), loketCalls);
        }
        catch (Exception exception) when (StepFailures.Of(exception) is { } failure)
        {
            span.Failed(failure.Class, failure.Code);
            if (StepFailures.DetailOf(exception) is { } detail)
                await NoteDetailAsync(request, administrations ?? [], detail, cancellation);
            return new StepResult<T>(null, failure);
        }
        finally
        {
            await CountAsync(request, loketCalls.Count, plannerClient.TakeCalls());
        }
    }

    private async Task MarkAsync(SyncRequest request, IReadOnlyList<Guid> administrations, AdministrationRunState state, CancellationToken cancellation)
    {
        foreach (var administration in administrations)
            await runs.ChangeAdministrationAsync(request.ConnectionId, request.RunId, administration, row => row.Advance(state), cancellation);
    }

    private async Task NoteDetailAsync(SyncRequest request, IReadOnlyList<Guid> administrations, string detail, CancellationToken cancellation)
    {
        foreach (var administration in administrations)
            await runs.ChangeAdministrationAsync(request.ConnectionId, request.RunId, administration, row => row.FailureDetail = row.IsOver ? row.FailureDetail : detail, cancellation);
    }

    private async Task CountAsync(SyncRequest request, int loketCalls, int plannerCalls)
    {
        if (loketCalls + plannerCalls == 0)
            return;
        await runs.ChangeAsync(
            request.ConnectionId, request.RunId,
            row => (row.LoketCalls, row.PlannerCalls) = (row.LoketCalls + loketCalls, row.PlannerCalls + plannerCalls),
            CancellationToken.None);
    }
}
