using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Reconcile;

/// <summary>The activity of an export that compares what was selected with what was sent before.</summary>
internal sealed class ReconcileSteps(ExportStepRunner runner, AdministrationReconciler reconciler)
{
    [Function(nameof(PlanAdministration))]
    public Task<StepResult<AdministrationPlan>> PlanAdministration(
        [ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(
            step.Export, step.AdministrationId,
            async scope => new StepResult<AdministrationPlan>(await reconciler.PlanAsync(scope, step.AdministrationId, cancellation), null),
            cancellation);
}
