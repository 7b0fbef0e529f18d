using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Deliver;

/// <summary>The activities of an export by which one administration's values leave: as a file, and straight into Loket.</summary>
internal sealed class DeliverySteps(ExportStepRunner runner, FileDelivery files, PeriodDataDelivery periodData)
{
    [Function(nameof(WritePayrollFile))]
    public Task<StepResult<StepDone>> WritePayrollFile([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step, scope => files.WriteAsync(scope, step.AdministrationId, cancellation), cancellation);

    [Function(nameof(ReserveLedger))]
    public Task<StepResult<StepDone>> ReserveLedger([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step, scope => periodData.ReserveAsync(scope, step.AdministrationId, cancellation), cancellation);

    [Function(nameof(SendPeriodData))]
    public Task<StepResult<StepDone>> SendPeriodData([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step, scope => periodData.SendAsync(scope, step.AdministrationId, step.Chunk, cancellation), cancellation);

    [Function(nameof(VerifyPeriodData))]
    public Task<StepResult<StepDone>> VerifyPeriodData([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step, scope => periodData.VerifyAsync(scope, step.AdministrationId, cancellation), cancellation);
}
