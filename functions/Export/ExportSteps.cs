using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>
/// The activities of <see cref="ExportOrchestration"/> that tie the stages: the first and the last ones; those between lie with their
/// stages. Each may run more than once, and answers with its outcome instead of throwing, so that only codes and counts enter the history.
/// </summary>
internal sealed class ExportSteps(
    ExportStepRunner runner, ExportTurns turns, ExportBodies bodies, ConfirmationPreparer confirmations, ExportFinisher finisher)
{
    [Function(nameof(TakeExportTurn))]
    public Task<StepResult<RunTurn>> TakeExportTurn([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunUnleasedAsync(
            export, async _ => new StepResult<RunTurn>(await turns.TakeAsync(export.Run.Key, cancellation), null), cancellation);

    /// <summary>What failed is written down first, as the planner is notified of it.</summary>
    [Function(nameof(PrepareMarks))]
    public Task<StepResult<StepDone>> PrepareMarks([ActivityTrigger] ExportEnd end, CancellationToken cancellation) =>
        runner.RunAsync(end.Export, null, async scope =>
        {
            await finisher.NoteAsync(end, cancellation);
            await confirmations.PrepareAsync(scope.Run, await bodies.HeaderAsync(scope.Run, cancellation), cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(FinishExport))]
    public Task FinishExport([ActivityTrigger] ExportEnd end, CancellationToken cancellation) => finisher.FinishAsync(end, cancellation);
}

/// <summary>Exports of a connection go one after another.</summary>
internal sealed class ExportTurns(ExportStore exports, WorkLeases leases, TimeProvider clock)
    : RunQueue<ExportRow, ExportAdministrationRow>(exports, leases, clock, ExportStep.Lease);
