using LoketFunctions.Connections;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Schedule;
using LoketFunctions.Export.Select;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>
/// The activities of <see cref="ExportOrchestration"/> that are for the whole export. Each may run more than once, and answers with
/// its outcome instead of throwing, so that only codes and counts enter the history.
/// </summary>
internal sealed class ExportSteps(
    ExportStepRunner runner, ExportTurns turns, ExportBodies bodies, ConnectionStore connections, ExportStore exports, RegistrationCollector collector,
    AdministrationPreparer preparer, SelectionStep selection, ExportFinisher finisher, ExportOptions options)
{
    [Function(nameof(TakeExportTurn))]
    public Task<StepResult<RunTurn>> TakeExportTurn([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunUnleasedAsync(
            export, async _ => new StepResult<RunTurn>(await turns.TakeAsync(export.Run.Key, cancellation), null), cancellation);

    [Function(nameof(CollectRegistrations))]
    public Task<StepResult<StepDone>> CollectRegistrations([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunAsync(export, null, async scope =>
        {
            await collector.CollectAsync(scope, await bodies.NameAsync(export.Run, cancellation), cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(PrepareExport))]
    public Task<StepResult<ExportPlan>> PrepareExport([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunAsync(export, null, async scope =>
        {
            var header = await bodies.HeaderAsync(export.Run, cancellation);
            var administrations = (await connections.AdministrationsAsync(export.Run.ConnectionId, cancellation))
                .Where(row => header.AdministrationId is null || row.Id == header.AdministrationId).ToList();
            if (!scope.Connection.CanSync || administrations.Count == 0)
                throw new ExportRefusedException(ExportCodes.NothingToExport);
            foreach (var administration in administrations)
                await exports.AddAdministrationAsync(export.Run.Key, administration, cancellation);
            return new StepResult<ExportPlan>(
                new ExportPlan([.. administrations.Select(row => row.Id)], options.AtOnce, options.RetryDelay, options.MarkSchedule()), null);
        }, cancellation);

    [Function(nameof(PrepareAdministration))]
    public Task<StepResult<StepDone>> PrepareAdministration([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step.Export, step.AdministrationId, async scope =>
        {
            var header = await bodies.HeaderAsync(scope.Run, cancellation);
            await preparer.PrepareAsync(scope, step.AdministrationId, header, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(SelectRegistrations))]
    public Task<StepResult<SelectionResult>> SelectRegistrations([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunAsync(
            export, null, async scope => new StepResult<SelectionResult>(await selection.RunAsync(scope, cancellation), null), cancellation);

    [Function(nameof(FinishExport))]
    public Task FinishExport([ActivityTrigger] ExportEnd end, CancellationToken cancellation) => finisher.FinishAsync(end, cancellation);
}
