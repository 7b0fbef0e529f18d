using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Select;
using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Sync;

namespace LoketFunctions.Benchmarks.Histories;

/// <summary>
/// The app's orchestrators over so many administrations, with ids as long as they are, at their largest: every step is asked for, and each
/// administration fails in its last one, so that the end lists them all.
/// </summary>
internal static class ScriptedRuns
{
    private const string Tenant = "zonplan:klant-1042";
    private const string Id = "2516070779949999999-9f2c41d7";
    private const long Version = 638_990_000_000_000_000;

    private static readonly ConnectionId Connection = new("7c1e4f0a9b2d4c6e8f1a3b5d");
    private static readonly StepFailure Failure = new(FailureClass.Configuration, "planner-refused");

    /// <param name="perEmployer">How many of the administrations are of one employer.</param>
    public static async Task<HistorySize> SyncAsync(int administrations, int perEmployer)
    {
        IReadOnlyList<EmployerPlan> employers = [
            .. Ids(administrations).Chunk(perEmployer).Select(ids => new EmployerPlan(Guid.NewGuid(), ids, Version, Version, Read: true))];
        var context = new MeasuredContext(new SyncRequest(Tenant, Connection, Id, Fence: 100, SyncTrigger.Nightly), (step, _) => step switch
        {
            nameof(SyncSteps.PlanRun) =>
                new StepResult<RunPlan>(new RunPlan(employers, 4, StepRetry.DefaultDelay, NumbersAreShared: true), null),
            nameof(SyncSteps.SyncAdministration) => new StepResult<SyncCounts>(null, Failure),
            _ => StepDone.Nothing,
        });
        await SyncConnectionOrchestration.SyncConnection(context);
        return context.Size;
    }

    public static async Task<HistorySize> ExportAsync(int administrations)
    {
        var ids = Ids(administrations);
        var plan = new AdministrationPlan(
            new PlanCounts(100, 100, 100, 100, 100), PatchChunks: 1, WritesFile: true, Verifies: true, Mails: true, TellsReady: true);
        var context = new MeasuredContext(new ExportRun(Tenant, Connection, Id), (step, _) => step switch
        {
            nameof(ExportSteps.TakeExportTurn) => new StepResult<RunTurn>(new RunTurn(Taken: true, 100, TimeSpan.Zero), null),
            nameof(PrepareSteps.PrepareExport) => new StepResult<ExportPlan>(new ExportPlan(ids, 4, StepRetry.DefaultDelay, []), null),
            nameof(SelectSteps.SelectRegistrations) =>
                new StepResult<SelectionResult>(new SelectionResult([.. ids.Select(id => new SelectedAdministration(id, 1))]), null),
            nameof(ReconcileSteps.PlanAdministration) => new StepResult<AdministrationPlan>(plan, null),
            nameof(NotifySteps.TellReadyForPayroll) => new StepResult<StepDone>(null, Failure),
            nameof(NotifySteps.SendMarks) => new StepResult<ConfirmationProgress>(new ConfirmationProgress(Delivered: true), null),
            _ => StepDone.Nothing,
        });
        await ExportOrchestration.ExportConnection(context);
        return context.Size;
    }

    private static IReadOnlyList<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];
}
