using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Personnel.Pay;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// The activities of <see cref="PushOrchestration"/>. Each may run more than once, and answers with its outcome instead of throwing, so
/// that only codes and counts enter the history.
/// </summary>
internal sealed class PushSteps(
    ConnectionSteps steps, PushTurns turns, PushScopes scopes, PushStore pushes, PushStaging staging,
    EmployeeRows rows, RecordsRequest request, PushChunks chunks, PushedPay pay, PushFinisher finisher, TimeProvider clock)
{
    /// <summary>So few that a step is over long before its lease, and so many that the history stays short.</summary>
    internal const int ChunkSize = 25;

    [Function(nameof(TakePushTurn))]
    public Task<StepResult<RunTurn>> TakePushTurn([ActivityTrigger] PushStep push, CancellationToken cancellation) =>
        steps.RunAsync(
            nameof(TakePushTurn), push.Step() with { IsLeased = false }, pushes,
            async _ => new StepResult<RunTurn>(await turns.TakeAsync(push.Run.Key, cancellation), null), cancellation);

    /// <summary>Has the HR system tell its records.</summary>
    [Function(nameof(AskForRecords))]
    public Task<StepResult<StepDone>> AskForRecords([ActivityTrigger] PushStep push, CancellationToken cancellation) =>
        StepAsync(push, null, async scope =>
        {
            await request.AskAsync(push.Run, scope, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    /// <summary>Who is in the push, and in which chunk.</summary>
    [Function(nameof(PlanPush))]
    public Task<StepResult<PushPlan>> PlanPush([ActivityTrigger] PushStep push, CancellationToken cancellation) =>
        StepAsync(push, null, async scope =>
        {
            var row = await pushes.FindAsync(push.Run.Key, cancellation) ?? throw new InvalidOperationException("The push's row is gone.");
            var (_, administration) = await scopes.RouteAsync(scope.Connection, row.AdministrationId, cancellation);
            await pushes.AddAdministrationAsync(push.Run.Key, administration, cancellation);
            await scopes.RequireMappingAsync(scope.Connection.Id, cancellation);
            var employees = (await EmployeesAsync(push, row, cancellation)).Chunk(ChunkSize).ToList();
            foreach (var (chunk, hashes) in employees.Index())
                await staging.WriteChunkAsync(push.Run.Key, chunk, hashes, cancellation);
            return new StepResult<PushPlan>(new PushPlan(administration.Id, employees.Count), null);
        }, cancellation);

    [Function(nameof(PushSomeEmployees))]
    public Task<StepResult<StepDone>> PushSomeEmployees([ActivityTrigger] PushChunk chunk, CancellationToken cancellation) =>
        StepAsync(chunk.Push, chunk.AdministrationId, async scope =>
        {
            var (route, administration) = await scopes.RouteAsync(scope.Connection, chunk.AdministrationId, cancellation);
            var push = await scopes.OfAsync(chunk.Push.Run, scope, route, administration, cancellation);
            await chunks.RunAsync(push, chunk.Chunk, cancellation);
            var rules = scope.Profile.Export with { Delivery = Delivery.Direct };
            await pay.RunAsync(
                push, new PayScope(push.Push, administration, scope.Loket, rules, chunk.Push.Fence), chunk.Chunk, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(FinishPush))]
    public Task FinishPush([ActivityTrigger] PushEnd end, CancellationToken cancellation) => finisher.FinishAsync(end, cancellation);

    private async Task<IReadOnlyList<string>> EmployeesAsync(PushStep push, PushRow row, CancellationToken cancellation)
    {
        if (row.Only is { } only)
            return [only];
        var taken = await staging.TakenAsync(push.Run.Key, cancellation) ?? [];
        if (row.Trigger == PushTrigger.Push)
            return taken;
        var due = await rows.ListDueAsync(push.Run.ConnectionId, AmsterdamTime.DateOf(clock.GetUtcNow()), cancellation);
        return
        [
            .. taken.Union(
                due.Where(one => one.AdministrationId == row.AdministrationId).Select(one => one.Hash), StringComparer.Ordinal),
        ];
    }

    /// <param name="name">The activity's, by the compiler.</param>
    private Task<StepResult<T>> StepAsync<T>(
        PushStep push, Guid? administrationId, Func<RunScope, Task<StepResult<T>>> work, CancellationToken cancellation,
        [CallerMemberName] string name = "")
        where T : class => steps.RunAsync(name, push.Step(administrationId), pushes, work, cancellation);
}

/// <summary>Pushes of a connection go one after another.</summary>
internal sealed class PushTurns(PushStore pushes, WorkLeases leases, TimeProvider clock)
    : RunQueue<PushRow, PushAdministrationRow>(pushes, leases, clock, PushStep.Lease);
