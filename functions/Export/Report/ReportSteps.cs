using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Report;

/// <summary>The activity of an export that writes down what came of an administration's part.</summary>
internal sealed class ReportSteps(ExportStepRunner runner, ReportDelivery reports)
{
    [Function(nameof(WriteReport))]
    public Task<StepResult<StepDone>> WriteReport([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step, scope => reports.WriteAsync(scope, step.AdministrationId, cancellation), cancellation);
}
