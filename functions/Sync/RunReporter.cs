using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Sync;

/// <summary>Mails the report of a run that is over to whoever asked for it. A mail that fails harms no run, and is shown with it.</summary>
internal sealed partial class RunReporter(
    ConnectionStore connections, SyncRunStore runs, Planners planners, IMailer mailer, MailOptions mail, PublicAddress address,
    ILogger<RunReporter> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Only who gets mail of the connection anyhow may be mailed the report of a run.</summary>
    public static bool MayRead(Connection connection, string address) =>
        connection.FileRecipients.Append(connection.OwnerEmail).Contains(address, StringComparer.OrdinalIgnoreCase);

    public async Task TellAsync(SyncRequest request, SyncRunRow run, CancellationToken cancellation)
    {
        if (run.ReportTo is null || run.ReportMail != ReportMail.Waiting)
            return;
        var isSent = await TrySendAsync(request, run, run.ReportTo, cancellation);
        // No address stays with a run once it is of no use.
        await runs.ChangeAsync(
            request.Key, row => (row.ReportTo, row.ReportMail) = (null, isSent ? ReportMail.Sent : ReportMail.NotSent), cancellation);
    }

    private async Task<bool> TrySendAsync(SyncRequest request, SyncRunRow run, string reader, CancellationToken cancellation)
    {
        var tenant = Tenant.FromKey(request.TenantKey);
        // The owner may have taken the address away since.
        if (!mail.IsOn
            || await connections.FindAsync(tenant, request.ConnectionId, cancellation) is not { } connection
            || !MayRead(connection, reader)
            || planners.Find(tenant.Planner) is not { } planner)
            return false;
        var (id, runId) = (Uri.EscapeDataString(connection.Id.ToString()), Uri.EscapeDataString(run.RunId));
        var page = address.Api($"console/connections/{id}/runs/{runId}");
        var administrations = await runs.AdministrationsAsync(run.Key, cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await mailer.SendAsync(new RunReportMail(connection, planner.Profile, page).Of(run, administrations, reader), limit.Token);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // The exception's own words may quote an address.
            LogNotMailed(run.RunId, connection.Id, exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The report of run {Run} of connection {Connection} could not be mailed: {ExceptionType}")]
    private partial void LogNotMailed(string run, ConnectionId connection, string exceptionType);
}
