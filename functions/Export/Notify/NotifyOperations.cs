using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Telemetry;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Notify;

/// <summary>Sends once more what was sent, or failed to be: the file to people, the confirmations to the planner.</summary>
internal sealed class NotifyOperations(
    ConnectionStore connections, ExportStore exports, Planners planners, IPayrollFiles files, FileMailer mailer,
    ConfirmationResender resender, AuditLog audit)
{
    public async Task<FileMailedResponse> MailFileAgainAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, MailFileRequest asked,
        CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        caller.Access.Require(Permission.EditPayroll, administrationId);
        var row = await exports.FindAdministrationAsync(new RunKey(connection.Id, exportId), administrationId, cancellation)
            ?? throw Problems.Throw(Problems.NotFound("export of this administration"));
        var recipients = RecipientsOf(asked);
        var file = await files.FindAsync(row, cancellation) ?? throw Problems.Throw(ExportProblems.NoFile());
        try
        {
            var profile = connection.Effective(planners.Get(caller.Tenant.Planner).Profile);
            var message = await mailer.MailAgainAsync(connection, profile, file, recipients, cancellation);
            var what = new AuditEvent(
                AuditAction.PayrollFileMailed, exportId, After: $"({message.To.Count})")
            { AdministrationId = administrationId };
            await audit.WriteAsync(caller, connection.Id, what, cancellation);
            return new FileMailedResponse(file.Name, message.To.Count, message.Attachments.Count == 0);
        }
        catch (MailException exception)
        {
            throw Problems.Throw(NotifyProblems.NotMailed(exception, (recipients ?? connection.FileRecipients).Count));
        }
    }

    /// <summary>The export says how far the confirmations are.</summary>
    public async Task SendMarksAgainAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, string exportId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        _ = await exports.FindAsync(new RunKey(connection.Id, exportId), cancellation) ?? throw Problems.Throw(Problems.NotFound("export"));
        await resender.StartAsync(
            client, new ExportRun(caller.Tenant.Key, connection.Id, exportId) { Trace = AppTraces.Current }, cancellation);
        await audit.WriteAsync(caller, connection.Id, new AuditEvent(AuditAction.MarksSent, exportId), cancellation);
    }

    /// <summary>By the rules of the connection's setting, except that an empty list is refused here.</summary>
    private static string[]? RecipientsOf(MailFileRequest asked)
    {
        if (asked.Recipients is null)
            return null;
        string? list = null;
        var fault = SettingValue.MailAddresses(
            JsonSerializer.SerializeToElement(asked.Recipients, AppJson.Options), addresses => list = addresses);
        if (fault is null && string.IsNullOrEmpty(list))
            fault = ExportInputFaults.NobodyNamed;
        return fault is null ? list!.Split(' ') : throw Problems.Throw(Problems.Invalid("recipients", fault));
    }
}

/// <param name="Recipients">1 to 10 addresses; null for the connection's own.</param>
internal sealed record MailFileRequest(IReadOnlyList<string>? Recipients = null)
{
    public override string ToString() => "***";
}

/// <param name="Recipients">How many it was mailed to.</param>
/// <param name="AsLink">A short-lived link was mailed instead of the file itself.</param>
internal sealed record FileMailedResponse(string FileName, int Recipients, bool AsLink)
{
    public override string ToString() => nameof(FileMailedResponse);
}
