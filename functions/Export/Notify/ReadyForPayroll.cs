using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.Notify;

/// <param name="State">Sending: nobody knows whether Loket sent the mail, and it is not asked again.</param>
/// <param name="LoketWords">Why it failed, where Loket said so.</param>
internal sealed record ReadyOutcome(SendState State, string? LoketWords = null)
{
    public override string ToString() => State.ToString();
}

/// <summary>
/// Klaar met muteren: asks Loket to mail the connection's addresses that the period can be processed. Asked twice, Loket mails
/// twice, so it is asked at most once per export.
/// </summary>
internal sealed class ReadyForPayroll(ExportStore exports)
{
    /// <summary>Does nothing unless the administration's row says that it waits.</summary>
    /// <exception cref="LoketException">Loket did not take the question, and may be asked again: the row waits as before.</exception>
    public async Task<ReadyOutcome> TellAsync(
        ExportScope scope, AdministrationContext context, int lines, int employees, CancellationToken cancellation)
    {
        var isMine = false;
        var row = await ChangeAsync(scope.Run, context, row =>
        {
            isMine = row.Ready == SendState.Waiting;
            row.Ready = isMine ? SendState.Sending : row.Ready;
        }, cancellation);
        if (!isMine)
            return new ReadyOutcome(row.Ready);

        var outcome = await AskAsync(scope, context, CommentOf(scope, context.Period, lines, employees), cancellation);
        await ChangeAsync(scope.Run, context, row => row.Ready = outcome.State, cancellation);
        return outcome;
    }

    private async Task<ReadyOutcome> AskAsync(
        ExportScope scope, AdministrationContext context, string comment, CancellationToken cancellation)
    {
        try
        {
            await scope.Loket.PayrollPeriods.TellReadyAsync(
                context.AdministrationId, context.Period.Id, scope.Connection.ReadyForPayrollAddresses, comment, cancellation);
            return new ReadyOutcome(SendState.Sent);
        }
        catch (LoketException exception) when (exception.Failure.IsRefusal())
        {
            return new ReadyOutcome(SendState.Failed, exception.Failure.LoketWords);
        }
        catch (LoketException exception) when (exception.Failure.Reason is not (FailureReason.Throttled or FailureReason.Reconnect))
        {
            // No answer, or none that says whether the mail went out.
            return new ReadyOutcome(SendState.Sending);
        }
        catch (LoketException)
        {
            await ChangeAsync(scope.Run, context, row => row.Ready = SendState.Waiting, cancellation);
            throw;
        }
    }

    private Task<ExportAdministrationRow> ChangeAsync(
        ExportRun run, AdministrationContext context, Action<ExportAdministrationRow> change, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(run.Key, context.AdministrationId, change, cancellation);

    private static string CommentOf(ExportScope scope, ExportPeriod period, int lines, int employees)
    {
        var form = new ReaderFormat(scope.Language);
        object?[] facts = [scope.Profile.Product, period.PeriodNumber, period.Year, form.Date(period.StartDate), form.Date(period.EndDate),
            lines, employees];
        return form.In(ExportTexts.Of(period.TestYear ? "ReadyForPayroll.CommentOfTestYear" : "ReadyForPayroll.Comment", facts));
    }
}
