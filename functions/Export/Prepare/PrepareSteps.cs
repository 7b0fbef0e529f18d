using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Prepare;

/// <summary>The activities of an export that find out what it is of, and read from Loket what it decides by.</summary>
internal sealed class PrepareSteps(
    ExportStepRunner runner, ConnectionStore connections, ExportStore exports, ExportBodies bodies, AdministrationPreparer preparer,
    DefaultsStep defaults, ExportOptions options)
{
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
                new ExportPlan([.. administrations.Select(row => row.Id)], options.AtOnce, options.RetryDelay, options.MarkSchedule()),
                null);
        }, cancellation);

    [Function(nameof(PrepareAdministration))]
    public Task<StepResult<StepDone>> PrepareAdministration(
        [ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(
            step,
            async scope =>
                await preparer.PrepareAsync(scope, step.AdministrationId, await bodies.HeaderAsync(scope.Run, cancellation), cancellation),
            cancellation);

    [Function(nameof(ReadDefaults))]
    public Task<StepResult<StepDone>> ReadDefaults([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step, scope => defaults.ReadAsync(scope, step.AdministrationId, step.Chunk, cancellation), cancellation);
}
