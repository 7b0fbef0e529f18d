using LoketFunctions.Steps;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>
/// The activities of <see cref="ExportOrchestration"/> that are for the whole export. Each may run more than once, and answers with
/// its outcome instead of throwing, so that only codes and counts enter the history.
/// </summary>
internal sealed class ExportSteps
{
    [Function(nameof(TakeExportTurn))]
    public Task<StepResult<ExportTurn>> TakeExportTurn([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        Task.FromResult(new StepResult<ExportTurn>(null, null));

    [Function(nameof(CollectRegistrations))]
    public Task<StepResult<StepDone>> CollectRegistrations([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(PrepareExport))]
    public Task<StepResult<ExportPlan>> PrepareExport([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        Task.FromResult(new StepResult<ExportPlan>(null, null));

    [Function(nameof(PrepareAdministration))]
    public Task<StepResult<StepDone>> PrepareAdministration([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(SelectRegistrations))]
    public Task<StepResult<SelectionResult>> SelectRegistrations([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        Task.FromResult(new StepResult<SelectionResult>(null, null));

    [Function(nameof(FinishExport))]
    public Task FinishExport([ActivityTrigger] ExportEnd end, CancellationToken cancellation) => Task.CompletedTask;
}
