using LoketFunctions.Connections.Audit;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Connections;

/// <summary>Says that a connection needs somebody, and tells its owner once; takes it back when it is mended.</summary>
internal sealed partial class ConnectionAttention(
    ConnectionStore connections, Planners planners, IMailer mailer, AuditLog audit, TimeProvider clock, ILogger<ConnectionAttention> logger)
{
    /// <param name="detail">
    /// What is wrong, in the connection's language and without personal data; null where the reason says it all.
    /// </param>
    public async Task RaiseAsync(Tenant tenant, string connectionId, AttentionReason reason, string? detail, CancellationToken cancellation)
    {
        // Whoever's write succeeds decides whether it was news, so that two hosts mail once.
        var isNews = false;
        var at = clock.GetUtcNow();
        var connection = await connections.ChangeAsync(
            tenant, connectionId, row => isNews = row.Raise(reason, detail, at), cancellation);
        if (!isNews)
            return;
        LogRaised(connectionId, reason);
        await audit.NoteAsync(tenant, connectionId, new AuditEvent(AuditAction.AttentionNeeded, After: reason.ToString()), cancellation);
        if (connection.OwnerEmail is { } owner)
            await TellAsync(connection, reason, owner, cancellation);
    }

    /// <summary>What was wrong for one of these reasons is right again. Nobody is mailed.</summary>
    public async Task ClearAsync(
        Tenant tenant, string connectionId, IReadOnlyCollection<AttentionReason> mended, CancellationToken cancellation)
    {
        var connection = await connections.FindAsync(tenant, connectionId, cancellation);
        if (connection?.Attention is { } reason && mended.Contains(reason))
        {
            var hasAdministrations = (await connections.AdministrationsAsync(connectionId, cancellation)).Count > 0;
            var was = connection.Attention;
            await connections.ChangeAsync(
                tenant, connectionId,
                row =>
                {
                    was = row.Attention;
                    row.Clear(mended, hasAdministrations);
                },
                cancellation);
            // Another host may have been first, or something else be wrong by now.
            if (was is { } over && mended.Contains(over))
                await audit.NoteAsync(tenant, connectionId, new AuditEvent(AuditAction.AttentionOver, Before: over.ToString()), cancellation);
        }
    }

    private async Task TellAsync(Connection connection, AttentionReason reason, string owner, CancellationToken cancellation)
    {
        try
        {
            var profile = planners.Get(connection.Tenant.Planner).Profile;
            await mailer.SendAsync(AttentionTexts.Mail(connection, reason, owner, profile), cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotMailed(connection.Id, reason, exception is MailException known ? known.Message : exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} needs attention: {Reason}")]
    private partial void LogRaised(string connection, AttentionReason reason);

    // A MailException names no address; what other exceptions quote is not known, so only their type is logged.
    [LoggerMessage(Level = LogLevel.Error, Message = "The owner of connection {Connection} could not be mailed about {Reason}: {Why}")]
    private partial void LogNotMailed(string connection, AttentionReason reason, string why);
}
