using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Select;

/// <summary>The activity of an export that reads the registrations, for all administrations at once.</summary>
internal sealed class SelectSteps(ExportStepRunner runner, SelectionStep selection)
{
    [Function(nameof(SelectRegistrations))]
    public Task<StepResult<SelectionResult>> SelectRegistrations([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunAsync(
            export, null, async scope => new StepResult<SelectionResult>(await selection.RunAsync(scope, cancellation), null),
            cancellation);
}
