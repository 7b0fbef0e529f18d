using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Notify;

/// <summary>The activities of an export that tell people and the planner what came of it.</summary>
internal sealed class NotifySteps(
    ExportStepRunner runner, ExportStore exports, ExportStaging staging, IPayrollFiles files, FileMailer mailer, ReadyForPayroll ready,
    ConfirmationSender sender)
{
    [Function(nameof(MailPayrollFile))]
    public Task<StepResult<StepDone>> MailPayrollFile([ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step.Export, step.AdministrationId, async scope =>
        {
            var row = await exports.FindAdministrationAsync(scope.Run.Key, step.AdministrationId, cancellation);
            var file = row is null ? null : await files.FindAsync(row, cancellation);
            return file is null
                ? throw new InvalidOperationException("The payroll file was not written before it is mailed.")
                : await mailer.MailAsync(scope.Connection, scope.Profile, file, cancellation);
        }, cancellation);

    [Function(nameof(TellReadyForPayroll))]
    public Task<StepResult<StepDone>> TellReadyForPayroll(
        [ActivityTrigger] ExportAdministrationStep step, CancellationToken cancellation) =>
        runner.RunAsync(step.Export, step.AdministrationId, async scope =>
        {
            var context = await staging.ContextAsync(scope.Run, step.AdministrationId, cancellation);
            var (lines, employments) = (0, new HashSet<Guid>());
            await foreach (var line in staging.PlanAsync(scope.Run, step.AdministrationId, cancellation))
            {
                lines++;
                employments.Add(line.Key.EmploymentId);
            }

            var outcome = await ready.TellAsync(scope, context, lines, employments.Count, cancellation);
            await exports.ChangeAdministrationAsync(
                scope.Run.Key, step.AdministrationId,
                row => row.AddWarnings(outcome.State == SendState.Sent ? [] : [ExportCodes.NotReported]), cancellation);
            return StepDone.Nothing;
        }, cancellation);

    [Function(nameof(SendMarks))]
    public Task<StepResult<ConfirmationProgress>> SendMarks([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        runner.RunUnleasedAsync(export, async scope =>
        {
            await sender.SendAsync(scope.Run, scope.Planner, cancellation);
            return new StepResult<ConfirmationProgress>(new ConfirmationProgress(Delivered: true), null);
        }, cancellation);

    [Function(nameof(GiveUpMarks))]
    public Task GiveUpMarks([ActivityTrigger] ExportStep export, CancellationToken cancellation) =>
        sender.GiveUpAsync(export.Run, cancellation);
}
