using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Report;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Deliver;

/// <summary>The activities of <see cref="ExportOrchestration"/> that plan and deliver one administration.</summary>
internal sealed class DeliverySteps(
    ExportStepRunner runner, DefaultsStep defaults, AdministrationReconciler planner, FileDelivery files, PeriodDataDelivery periodData,
    ReportDelivery reports)
{
    [Function(nameof(ReadDefaults))]
    public Task<StepResult<StepDone>> ReadDefaults([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        RunAsync(step, scope => defaults.ReadAsync(scope, step.AdministrationId, step.Chunk, cancellation), cancellation);

    [Function(nameof(PlanAdministration))]
    public Task<StepResult<AdministrationPlan>> PlanAdministration([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(
            step.Export, step.AdministrationId,
            async scope => new StepResult<AdministrationPlan>(await planner.PlanAsync(scope, step.AdministrationId, cancellation), null), cancellation);

    [Function(nameof(WritePayrollFile))]
    public Task<StepResult<StepDone>> WritePayrollFile([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        RunAsync(step, scope => files.WriteAsync(scope, step.AdministrationId, cancellation), cancellation);

    [Function(nameof(ReserveLedger))]
    public Task<StepResult<StepDone>> ReserveLedger([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        RunAsync(step, scope => periodData.ReserveAsync(scope, step.AdministrationId, cancellation), cancellation);

    [Function(nameof(SendPeriodData))]
    public Task<StepResult<StepDone>> SendPeriodData([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        RunAsync(step, scope => periodData.SendAsync(scope, step.AdministrationId, step.Chunk, cancellation), cancellation);

    [Function(nameof(VerifyPeriodData))]
    public Task<StepResult<StepDone>> VerifyPeriodData([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        RunAsync(step, scope => periodData.VerifyAsync(scope, step.AdministrationId, cancellation), cancellation);

    [Function(nameof(WriteReport))]
    public Task<StepResult<StepDone>> WriteReport([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        RunAsync(step, scope => reports.WriteAsync(scope, step.AdministrationId, cancellation), cancellation);

    private Task<StepResult<StepDone>> RunAsync(
        ExportAdministrationStep step, Func<ExportScope, Task> work, CancellationToken cancellation, [CallerMemberName] string name = "") =>
        runner.RunAsync(step.Export, step.AdministrationId, async scope =>
        {
            await work(scope);
            return StepDone.Nothing;
        }, cancellation, name);
}
