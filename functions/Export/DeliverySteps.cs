using LoketFunctions.Steps;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>The activities of <see cref="ExportOrchestration"/> that plan and deliver one administration.</summary>
internal sealed class DeliverySteps
{
    [Function(nameof(ReadDefaults))]
    public Task<StepResult<StepDone>> ReadDefaults([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(PlanAdministration))]
    public Task<StepResult<AdministrationPlan>> PlanAdministration([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(new StepResult<AdministrationPlan>(null, null));

    [Function(nameof(WritePayrollFile))]
    public Task<StepResult<StepDone>> WritePayrollFile([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(ReserveLedger))]
    public Task<StepResult<StepDone>> ReserveLedger([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(SendPeriodData))]
    public Task<StepResult<StepDone>> SendPeriodData([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(VerifyPeriodData))]
    public Task<StepResult<StepDone>> VerifyPeriodData([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);

    [Function(nameof(WriteReport))]
    public Task<StepResult<StepDone>> WriteReport([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        Task.FromResult(StepDone.Nothing);
}
