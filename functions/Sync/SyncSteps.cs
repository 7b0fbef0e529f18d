using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Staff;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync;

/// <summary>
/// The activities of <see cref="SyncConnectionOrchestration"/>. Each may run more than once, and answers with its outcome
/// instead of throwing, so that only codes and counts enter the history.
/// </summary>
internal sealed class SyncSteps(
    ConnectionSteps steps, ConnectionStore connections, PlannerClient plannerClient, SyncPlan plans,
    EmployerReader reader, NumberCheck numbers, AdministrationSync sync, AdministrationPreview preview, SyncStaging staging,
    PlannerRosterStore rosters,
    LinkStore links, SyncRunStore runs, SyncFinisher finisher, TimeProvider clock)
{
    [Function(nameof(PlanRun))]
    public Task<StepResult<RunPlan>> PlanRun([ActivityTrigger] SyncRequest request, CancellationToken cancellation) =>
        StepAsync(request, [], async scope =>
        {
            await runs.ChangeAsync(request.Key, row => row.Begin(clock.GetUtcNow()), cancellation);
            var administrations = (await connections.AdministrationsAsync(request.ConnectionId, cancellation))
                .Where(row => request.AdministrationId is null || row.Id == request.AdministrationId).ToList();
            if (!scope.Connection.CanSync || administrations.Count == 0)
                return new StepResult<RunPlan>(null, new StepFailure(FailureClass.Configuration, RunCodes.NotConnected));
            foreach (var administration in administrations)
                await runs.AddAdministrationAsync(request.Key, administration, cancellation);
            var plan = await plans.MakeAsync(request, scope.Profile, administrations, scope.Loket, cancellation);
            return new StepResult<RunPlan>(plan, null);
        }, cancellation);

    [Function(nameof(ReadPlannerStaff))]
    public Task<StepResult<StepDone>> ReadPlannerStaff([ActivityTrigger] SyncRequest request, CancellationToken cancellation) =>
        StepAsync(request, [], async scope =>
        {
            var readAt = clock.GetUtcNow();
            var known = await links.ListAsync(request.ConnectionId, cancellation);
            var staff = new List<PlannerEmployee>();
            await foreach (var employee in plannerClient.ListEmployeesAsync(scope.Planner, scope.Connection.Tenant.Account, cancellation))
                staff.Add(employee);
            var unread = staff.SelectMany(employee => employee.Unread).Distinct(StringComparer.Ordinal).ToList();
            var read = new PlannerStaff(readAt, staff, known) { Unread = unread, TokenKey = scope.Connection.Id.ToString() };
            await staging.WritePlannerStaffAsync(request.Key, read, cancellation);
            await rosters.WriteAsync(request.ConnectionId, new PlannerRoster(readAt, staff), cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(ReadEmployer))]
    public Task<StepResult<StepDone>> ReadEmployer([ActivityTrigger] EmployerStep step, CancellationToken cancellation) =>
        StepAsync(step.Request, step.Employer.AdministrationIds, async scope =>
        {
            await MarkAsync(step.Request, step.Employer.AdministrationIds, AdministrationRunState.Reading, cancellation);
            var employer = (await connections.AdministrationsAsync(scope.Connection.Id, cancellation))
                .First(row => row.EmployerId == step.Employer.EmployerId);
            await RightsCheck.RequireAsync(scope.Loket, employer.EmployerId, employer.EmployerName, scope.Profile, cancellation);
            var staff = await reader.ReadAsync(step, scope.Profile, scope.Loket, cancellation);
            await staging.WriteStaffAsync(step.Request.Key, step.Employer.EmployerId, staff, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(CheckNumbers))]
    public Task<StepResult<StepDone>> CheckNumbers([ActivityTrigger] NumberStep step, CancellationToken cancellation) =>
        StepAsync(step.Request, [], async scope =>
        {
            await numbers.RunAsync(step, scope.Connection, scope.Profile, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(SyncAdministration))]
    public Task<StepResult<SyncCounts>> SyncAdministration([ActivityTrigger] AdministrationStep step, CancellationToken cancellation) =>
        StepAsync(step.Request, [step.AdministrationId], async scope =>
        {
            await MarkAsync(step.Request, [step.AdministrationId], AdministrationRunState.Sending, cancellation);
            var counts = step.Request.Preview
                ? await preview.RunAsync(step, scope.Connection, scope.Planner, cancellation)
                : await sync.RunAsync(step, scope.Connection, scope.Planner, plannerClient, cancellation);
            return new StepResult<SyncCounts>(counts, null);
        }, cancellation);

    [Function(nameof(FinishRun))]
    public Task FinishRun([ActivityTrigger] RunEnd end, CancellationToken cancellation) => finisher.FinishAsync(end, cancellation);

    /// <param name="step">The activity's name, by the compiler.</param>
    private Task<StepResult<T>> StepAsync<T>(
        SyncRequest request, IReadOnlyList<Guid> administrations, Func<RunScope, Task<StepResult<T>>> work, CancellationToken cancellation,
        [CallerMemberName] string step = "")
        where T : class => steps.RunAsync(step, request.Step(administrations), runs, work, cancellation);

    private async Task MarkAsync(
        SyncRequest request, IReadOnlyList<Guid> administrations, AdministrationRunState state, CancellationToken cancellation)
    {
        foreach (var administration in administrations)
            await runs.ChangeAdministrationAsync(request.Key, administration, row => row.Advance(state), cancellation);
    }
}

/// <summary>Says what a sync of one administration would do, field by field, and does nothing of it.</summary>
internal sealed class AdministrationPreview(AdministrationDecider decider, SyncRunStore runs, ReportStore reports)
{
    public async Task<SyncCounts> RunAsync(
        AdministrationStep step, Connection connection, PlannerSettings planner, CancellationToken cancellation)
    {
        var (request, id) = (step.Request, step.AdministrationId);
        var decided = await decider.DecideAsync(step, connection.Effective(planner.Profile), cancellation);
        var report = ReportBuilder.Foretell(decided.Decisions, decided.Planner);
        await reports.WriteAsync(request.Key, id, report, cancellation);
        await runs.ChangeAdministrationAsync(request.Key, id, row => row.Complete(report, RunNotice.Of(decided, report)), cancellation);
        return report.Counts;
    }
}
