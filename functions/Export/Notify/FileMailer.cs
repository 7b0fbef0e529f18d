using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// Mails a payroll file once, however often the step runs. The administration's row says how far it is: what was handed to the mail
/// server without an answer is not handed over again by itself, whether the app died or the server was lost, as a file imported twice by
/// two people is worse than one to ask for.
/// </summary>
internal sealed partial class FileMailer(
    ExportStore exports, FileMails mails, IMailer mailer, MailOptions options, ConnectionAttention attention, ILogger<FileMailer> logger)
{
    /// <summary>
    /// A failure that may pass is returned, to be tried again; one that does not is kept in the row and shown, but fails nothing: the
    /// file is there.
    /// </summary>
    public async Task<StepResult<StepDone>> MailAsync(
        Connection connection, PlannerProfile profile, PayrollFile file, CancellationToken cancellation)
    {
        var row = await ReadAsync(connection, file, cancellation);
        if (row.Mail is SendState.Waiting or SendState.None)
        {
            var to = row.MailLeft?.Split(' ') ?? connection.FileRecipients;
            if (CannotMail(to) is { } code)
                return await EndAsync(connection, file, await FailAsync(connection, file, code, cancellation), cancellation);
            // All that can fail without a mail having left comes before the row says that one may have.
            var message = await mails.ComposeAsync(connection, profile, file, to, row.Mails, cancellation);
            return await TryBeginAsync(connection, file, cancellation)
                ? await SendAsync(connection, file, message, cancellation)
                : StepDone.Nothing;
        }

        row = await ChangeAsync(connection, file, Interrupted, cancellation);
        return await EndAsync(connection, file, row, cancellation);
    }

    /// <summary>Mails the file once more because somebody asks for it, whatever became of it before.</summary>
    /// <param name="recipients">Null: the connection's own.</param>
    /// <returns>Who got it.</returns>
    /// <exception cref="MailException">It did not reach everybody, or it is not known whether it did.</exception>
    public async Task<Message> MailAgainAsync(
        Connection connection, PlannerProfile profile, PayrollFile file, IReadOnlyList<string>? recipients, CancellationToken cancellation)
    {
        var to = recipients ?? connection.FileRecipients;
        if (CannotMail(to) is { } code)
            throw Problems.Throw(NotifyProblems.CannotMail(code));
        var row = await ReadAsync(connection, file, cancellation);
        var message = await mails.ComposeAsync(connection, profile, file, to, row.Mails, cancellation);
        await mailer.SendAsync(message, cancellation);
        await EndAsync(connection, file, await ChangeAsync(connection, file, Sent, cancellation), cancellation);
        return message;
    }

    private string? CannotMail(IReadOnlyList<string> to) =>
        !options.IsOn ? NotifyCodes.Off : to.Count == 0 ? NotifyCodes.NoRecipient : null;

    /// <summary>False where another attempt was first.</summary>
    private async Task<bool> TryBeginAsync(Connection connection, PayrollFile file, CancellationToken cancellation)
    {
        var begins = false;
        await ChangeAsync(
            connection, file,
            row =>
            {
                begins = row.Mail is SendState.Waiting or SendState.None;
                if (begins)
                    (row.Mail, row.MailAttempts) = (SendState.Sending, row.MailAttempts + 1);
            },
            cancellation);
        return begins;
    }

    private async Task<StepResult<StepDone>> SendAsync(
        Connection connection, PayrollFile file, Message message, CancellationToken cancellation)
    {
        ExportAdministrationRow row;
        try
        {
            await mailer.SendAsync(message, cancellation);
            row = await ChangeAsync(connection, file, Sent, cancellation);
        }
        catch (UnsentMailException)
        {
            await ChangeAsync(connection, file, state => state.Mail = SendState.Waiting, CancellationToken.None);
            throw;
        }
        catch (MailException exception)
        {
            row = await ChangeAsync(connection, file, state => NotSent(state, exception, message), CancellationToken.None);
            LogNotMailed(file.Facts.ExportId, file.Facts.AdministrationId, exception.Fault, exception.Message);
        }

        return row.Mail == SendState.Waiting
            ? new StepResult<StepDone>(null, new StepFailure(FailureClass.Transient, NotifyCodes.Unavailable))
            : await EndAsync(connection, file, row, cancellation);
    }

    private static void Sent(ExportAdministrationRow row) =>
        (row.Mail, row.Mails, row.MailLeft, row.MailFailure) = (SendState.Sent, row.Mails + 1, null, null);

    private static void NotSent(ExportAdministrationRow row, MailException exception, Message message)
    {
        // Who has it is not mailed a second time.
        row.MailLeft = exception.Unreached.Count < message.To.Count ? string.Join(' ', exception.Unreached) : row.MailLeft;
        if (exception.Fault == MailFault.Transient && row.MailAttempts < StepRetry.MaxAttempts)
            row.Mail = SendState.Waiting;
        else
            (row.Mail, row.MailFailure) = (SendState.Failed, NotifyCodes.Of(exception.Fault));
    }

    /// <summary>What an earlier attempt began and did not end.</summary>
    private static void Interrupted(ExportAdministrationRow row)
    {
        if (row.Mail == SendState.Sending)
            (row.Mail, row.MailFailure) = (SendState.Failed, NotifyCodes.Unconfirmed);
    }

    private Task<ExportAdministrationRow> FailAsync(Connection connection, PayrollFile file, string code, CancellationToken cancellation) =>
        ChangeAsync(connection, file, row => (row.Mail, row.MailFailure) = (SendState.Failed, code), cancellation);

    /// <summary>The connection shows how it ended, also where an earlier attempt died between the two.</summary>
    private async Task<StepResult<StepDone>> EndAsync(
        Connection connection, PayrollFile file, ExportAdministrationRow row, CancellationToken cancellation)
    {
        if (row is { Mail: SendState.Failed, MailFailure: { } code })
        {
            var (facts, what) = (file.Facts, ExportWords.Explain(code, connection.Language).What);
            var whose = NameText.OneLine(
                $"{facts.EmployerName}, {facts.AdministrationName}, {facts.Period.Year}-{facts.Period.PeriodNumber}");
            await attention.RaiseAsync(connection.Tenant, connection.Id, AttentionReason.FileNotMailed, $"{whose}: {what}", cancellation);
        }
        else if ((await exports.AdministrationsAsync(new RunKey(connection.Id, file.Facts.ExportId), cancellation))
            .All(other => other.Mail != SendState.Failed))
        {
            await attention.ClearAsync(connection.Tenant, connection.Id, [AttentionReason.FileNotMailed], cancellation);
        }

        return StepDone.Nothing;
    }

    private async Task<ExportAdministrationRow> ReadAsync(Connection connection, PayrollFile file, CancellationToken cancellation) =>
        await exports.FindAdministrationAsync(new RunKey(connection.Id, file.Facts.ExportId), file.Facts.AdministrationId, cancellation)
        ?? throw new InvalidOperationException("The administration has no part in this export.");

    private Task<ExportAdministrationRow> ChangeAsync(
        Connection connection, PayrollFile file, Action<ExportAdministrationRow> change, CancellationToken cancellation) =>
        exports.ChangeAdministrationAsync(
            new RunKey(connection.Id, file.Facts.ExportId), file.Facts.AdministrationId, change, cancellation);

    // A mail exception's message says what the server answered, without an address.
    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The payroll file of export {Export}, administration {Administration} was not mailed ({Fault}): {Why}")]
    private partial void LogNotMailed(string export, Guid administration, MailFault fault, string why);
}
