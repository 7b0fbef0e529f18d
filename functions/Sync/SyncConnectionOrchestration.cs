using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Sync;

/// <summary>
/// One run of the staff sync for a connection: plan, read the planner's staff, read each employer, compare personnel numbers where
/// they are shared, sync each administration, finish. What fails for one employer or administration does not stop the others.
/// </summary>
internal static class SyncConnectionOrchestration
{
    /// <summary>Fixed per connection, so that a second start meets the first.</summary>
    internal static string InstanceId(ConnectionId connectionId) => $"sync-{connectionId}";

    [Function(nameof(SyncConnection))]
    public static async Task SyncConnection([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var request = context.GetInput<SyncRequest>() ?? throw new InvalidOperationException("A sync needs its request.");

        var plan = await context.RunStepAsync<RunPlan>(nameof(SyncSteps.PlanRun), request, StepRetry.DefaultDelay);
        if (plan.Value is not { } work)
        {
            await FinishAsync(context, new RunEnd(request, plan.Failure, []));
            return;
        }

        var staff = await context.RunStepAsync<StepDone>(nameof(SyncSteps.ReadPlannerStaff), request, work.RetryDelay);
        if (staff.Failure is not null)
        {
            await FinishAsync(context, new RunEnd(request, staff.Failure, []));
            return;
        }

        var reads = await FanOut.ForEachAsync(work.Employers, work.AtOnce, employer => employer.Read
            ? context.RunStepAsync<StepDone>(nameof(SyncSteps.ReadEmployer), new EmployerStep(request, employer), work.RetryDelay)
            : Task.FromResult(StepDone.Nothing));

        var readable = work.Employers.Zip(reads).Where(pair => pair.Second.Failure is null).Select(pair => pair.First).ToList();
        if (work.NumbersAreShared)
        {
            var numbers = await context.RunStepAsync<StepDone>(
                nameof(SyncSteps.CheckNumbers), new NumberStep(request, readable), work.RetryDelay);
            if (numbers.Failure is not null)
            {
                await FinishAsync(context, new RunEnd(request, numbers.Failure, []));
                return;
            }
        }

        var steps = readable.SelectMany(
            employer => employer.AdministrationIds.Select(id => new AdministrationStep(request, employer.Only(id), id))).ToList();
        var syncs = await FanOut.ForEachAsync(steps, work.AtOnce, step =>
            context.RunStepAsync<SyncCounts>(nameof(SyncSteps.SyncAdministration), step, work.RetryDelay));

        var unread = AdministrationFailure.Among(
            work.Employers.Zip(reads).SelectMany(pair => pair.First.AdministrationIds.Select(id => (id, pair.Second))));
        var unsynced = AdministrationFailure.Among(steps.Select(step => step.AdministrationId).Zip(syncs));
        await FinishAsync(context, new RunEnd(request, null, [.. unread, .. unsynced]));
    }

    private static Task FinishAsync(TaskOrchestrationContext context, RunEnd end) =>
        context.CallActivityAsync(nameof(SyncSteps.FinishRun), end, StepRetry.UntilItWorks);
}
