using LoketFunctions.Steps;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>The activities of <see cref="ExportOrchestration"/> that tell people and the planner what came of it.</summary>
internal sealed class TellingSteps
{
    [Function(nameof(MailPayrollFile))]
    public Task<StepResult<StepDone>> MailPayrollFile([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(TellReadyForPayroll))]
    public Task<StepResult<StepDone>> TellReadyForPayroll([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(PrepareMarks))]
    public Task<StepResult<StepDone>> PrepareMarks([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(SendMarks))]
    public Task<StepResult<MarksProgress>> SendMarks([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        Task.FromResult(new StepResult<MarksProgress>(new MarksProgress(true), null));

    [Function(nameof(GiveUpMarks))]
    public Task GiveUpMarks([ActivityTrigger] ExportStep export, CancellationToken cancellation) => Task.CompletedTask;
}
