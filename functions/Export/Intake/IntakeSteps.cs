using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Intake;

/// <summary>The activity of an export that gets its registrations where the planner did not send them.</summary>
internal sealed class IntakeSteps(ExportStepRunner runner, ExportBodies bodies, RegistrationCollector collector)
{
    [Function(nameof(CollectRegistrations))]
    public Task<StepResult<StepDone>> CollectRegistrations([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunAsync(export, null, async scope =>
        {
            var header = await collector.CollectAsync(scope, await bodies.NameAsync(export.Run, cancellation), cancellation);
            await bodies.KeepHeaderAsync(export.Run, header, cancellation);
            return StepDone.Nothing;
        }, cancellation);
}
