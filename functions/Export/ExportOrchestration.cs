using LoketFunctions.Export.Deliver;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Select;
using LoketFunctions.Failures;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Export;

/// <summary>
/// One export of a connection: wait for the turn, collect the registrations, prepare each administration, select, then per
/// administration plan and deliver; finish, and tell the planner. What fails for one administration does not stop the others.
/// </summary>
internal static class ExportOrchestration
{
    /// <summary>About a day, at a minute each.</summary>
    private const int MaxTurnWaits = 1500;

    [Function(ExportOrchestrations.ExportConnection)]
    public static async Task ExportConnection([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<ExportRun>() ?? throw new InvalidOperationException("An export needs to know which.");
        var turn = await AwaitTurnAsync(context, run);
        var export = new ExportStep(run, turn.Value?.Fence ?? 0);
        if (turn.Failure is not null)
        {
            await FinishAsync(context, new ExportEnd(export, turn.Failure, []));
            return;
        }

        var (end, plan) = await ExportAsync(context, export);
        await FinishAsync(context, end);
        if (plan is not null && !run.Preview)
            await ConfirmationSchedule.TellPlannerAsync(context, export, plan.MarkSchedule);
    }

    /// <summary>
    /// Exports of a connection go one after another, the oldest first: a later one must not be overwritten by an earlier.
    /// </summary>
    private static async Task<StepResult<RunTurn>> AwaitTurnAsync(TaskOrchestrationContext context, ExportRun run)
    {
        for (var wait = 0; wait < MaxTurnWaits; wait++)
        {
            var turn = await context.RunStepAsync<RunTurn>(
                nameof(ExportSteps.TakeExportTurn), new ExportStep(run, 0), StepRetry.DefaultDelay);
            if (turn.Failure is not null || turn.Value is { Taken: true })
                return turn;
            await context.CreateTimer(turn.Value!.Wait, CancellationToken.None);
        }

        return new StepResult<RunTurn>(null, new StepFailure(FailureClass.Internal, ExportCodes.TurnNeverCame));
    }

    private static async Task<(ExportEnd End, ExportPlan? Plan)> ExportAsync(TaskOrchestrationContext context, ExportStep export)
    {
        if (export.Run.Scheduled is not null)
        {
            var collected = await context.RunStepAsync<StepDone>(nameof(IntakeSteps.CollectRegistrations), export, StepRetry.DefaultDelay);
            if (collected.Failure is not null)
                return (new ExportEnd(export, collected.Failure, []), null);
        }

        var planned = await context.RunStepAsync<ExportPlan>(nameof(PrepareSteps.PrepareExport), export, StepRetry.DefaultDelay);
        if (planned.Value is not { } plan)
            return (new ExportEnd(export, planned.Failure, []), null);

        var prepared = await FanOut.ForEachAsync(plan.AdministrationIds, plan.AtOnce, id => context.RunStepAsync<StepDone>(
            nameof(PrepareSteps.PrepareAdministration), new ExportAdministrationStep(export, id), plan.RetryDelay));
        var failures = AdministrationFailure.Among(plan.AdministrationIds.Zip(prepared)).ToList();
        if (failures.Count == plan.AdministrationIds.Count)
            return (new ExportEnd(export, null, failures), null);

        var selection = await context.RunStepAsync<SelectionResult>(nameof(SelectSteps.SelectRegistrations), export, plan.RetryDelay);
        if (selection.Value is not { } selected)
            return (new ExportEnd(export, selection.Failure, failures), null);

        var exported = await FanOut.ForEachAsync(selected.Administrations, plan.AtOnce, administration =>
            ExportAdministrationAsync(context, export, administration, plan.RetryDelay));
        failures.AddRange(AdministrationFailure.Among(selected.Administrations.Select(one => one.AdministrationId).Zip(exported)));

        if (!export.Run.Preview)
        {
            var marks = await context.RunStepAsync<StepDone>(
                nameof(ExportSteps.PrepareMarks), new ExportEnd(export, null, failures), plan.RetryDelay);
            if (marks.Failure is not null)
                return (new ExportEnd(export, marks.Failure, failures), null);
        }

        return (new ExportEnd(export, null, failures), plan);
    }

    private static async Task<StepResult<StepDone>> ExportAdministrationAsync(
        TaskOrchestrationContext context, ExportStep export, SelectedAdministration administration, TimeSpan retryDelay)
    {
        var step = new ExportAdministrationStep(export, administration.AdministrationId);
        for (var chunk = 0; chunk < administration.DefaultChunks; chunk++)
        {
            var read = await RunAsync(nameof(PrepareSteps.ReadDefaults), chunk);
            if (read.Failure is not null)
                return read;
        }

        var planned = await context.RunStepAsync<AdministrationPlan>(nameof(ReconcileSteps.PlanAdministration), step, retryDelay);
        if (planned.Value is not { } plan)
            return new StepResult<StepDone>(null, planned.Failure);

        foreach (var (name, chunk) in Deliveries(plan))
        {
            var done = await RunAsync(name, chunk);
            if (done.Failure is not null)
                return done;
        }

        return StepDone.Nothing;

        Task<StepResult<StepDone>> RunAsync(string name, int chunk) =>
            context.RunStepAsync<StepDone>(name, step with { Chunk = chunk }, retryDelay);
    }

    /// <summary>What is still to be done once the plan stands, in this order.</summary>
    private static IEnumerable<(string Name, int Chunk)> Deliveries(AdministrationPlan plan)
    {
        if (plan.WritesFile)
            yield return (nameof(DeliverySteps.WritePayrollFile), 0);
        if (plan.PatchChunks > 0)
            yield return (nameof(DeliverySteps.ReserveLedger), 0);
        for (var chunk = 0; chunk < plan.PatchChunks; chunk++)
            yield return (nameof(DeliverySteps.SendPeriodData), chunk);
        if (plan.Verifies)
            yield return (nameof(DeliverySteps.VerifyPeriodData), 0);
        yield return (nameof(ReportSteps.WriteReport), 0);
        if (plan.Mails)
            yield return (nameof(NotifySteps.MailPayrollFile), 0);
        if (plan.TellsReady)
            yield return (nameof(NotifySteps.TellReadyForPayroll), 0);
    }

    private static Task FinishAsync(TaskOrchestrationContext context, ExportEnd end) =>
        context.CallActivityAsync(nameof(ExportSteps.FinishExport), end, StepRetry.UntilItWorks);
}
