using LoketFunctions.Failures;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// One push of a connection: wait for the turn, plan who is in it, bring some employees at a time to Loket, finish. What fails for one
/// employee does not stop the others.
/// </summary>
internal static class PushOrchestration
{
    /// <summary>About a day, at a minute each.</summary>
    private const int MaxTurnWaits = 1500;

    /// <summary>One per push, as pushes of a connection wait for one another.</summary>
    internal static string InstanceId(string pushId) => $"push-{pushId}";

    [Function(nameof(PushEmployees))]
    public static async Task PushEmployees([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<PushRun>() ?? throw new InvalidOperationException("A push needs to know which.");
        var turn = await AwaitTurnAsync(context, run);
        var push = new PushStep(run, turn.Value?.Fence ?? 0);
        await context.CallActivityAsync(
            nameof(PushSteps.FinishPush), turn.Failure is { } failure ? new PushEnd(push, failure, []) : await PushAsync(context, push),
            StepRetry.UntilItWorks);
    }

    private static async Task<StepResult<RunTurn>> AwaitTurnAsync(TaskOrchestrationContext context, PushRun run)
    {
        for (var wait = 0; wait < MaxTurnWaits; wait++)
        {
            var turn = await context.RunStepAsync<RunTurn>(
                nameof(PushSteps.TakePushTurn), new PushStep(run, 0), StepRetry.DefaultDelay);
            if (turn.Failure is not null || turn.Value is { Taken: true })
                return turn;
            await context.CreateTimer(turn.Value!.Wait, CancellationToken.None);
        }

        return new StepResult<RunTurn>(null, new StepFailure(FailureClass.Internal, PushFailures.TurnNeverCame));
    }

    private static async Task<PushEnd> PushAsync(TaskOrchestrationContext context, PushStep push)
    {
        // What is due is done as well where the HR system does not answer.
        var notAsked = push.Run.Asks
            ? (await context.RunStepAsync<StepDone>(nameof(PushSteps.AskForRecords), push, StepRetry.DefaultDelay)).Failure
            : null;
        var planned = await context.RunStepAsync<PushPlan>(nameof(PushSteps.PlanPush), push, StepRetry.DefaultDelay);
        if (planned.Value is not { } plan)
            return new PushEnd(push, planned.Failure, []);
        // One chunk after another: the calls of a connection are limited anyhow, and a person who is in two would be made twice.
        for (var chunk = 0; chunk < plan.Chunks; chunk++)
        {
            var done = await context.RunStepAsync<StepDone>(
                nameof(PushSteps.PushSomeEmployees), new PushChunk(push, plan.AdministrationId, chunk), StepRetry.DefaultDelay);
            if (done.Failure is { } failure)
                return new PushEnd(push, null, [new AdministrationFailure(plan.AdministrationId, failure)]);
        }

        return new PushEnd(push, null, notAsked is null ? [] : [new AdministrationFailure(plan.AdministrationId, notAsked)]);
    }
}
