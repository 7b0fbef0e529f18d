using LoketFunctions.Connections;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Notifications;

/// <summary>
/// Tells owner and planner what a connection needs, and the planner when that is over. First it is written down; then one attempt is
/// made at once, for as long as the caller can wait; what failed is for the timer.
/// </summary>
internal sealed class ConnectionNotices(ConnectionStore connections, NoticeOutbox outbox, NoticeDelivery delivery, OperatorNotices operators)
{
    /// <summary>How long a run waits for a mail server or a planner to take a notice.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long somebody who has just mended it waits.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    private const int AtOnce = 16;

    /// <summary>The connection needs attention. Said again after a crash or by another host, it is the same notice.</summary>
    public async Task RaisedAsync(Connection connection, AttentionReason reason, CancellationToken cancellation)
    {
        if (connection.AttentionSince is not { } since)
            return;
        await Task.WhenAll(
            RaiseAsync(NoticeRow.Raised(connection, reason, since, NoticeChannel.OwnerMail), cancellation),
            RaiseAsync(NoticeRow.Raised(connection, reason, since, NoticeChannel.Planner), cancellation),
            TellOperatorAsync(connection, reason, since, cancellation));
    }

    /// <summary>The connection no longer needs it. A planner that was never told of it hears nothing.</summary>
    public async Task OverAsync(string connectionId, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation)
    {
        var key = NoticeRow.KeyOf(since, reason.ToString(), NoticeState.Raised, NoticeChannel.Planner);
        if (await outbox.FindAsync(connectionId, key, cancellation) is not { IsOpen: true } raised)
            return;
        var over = raised.AsOver();
        if (await outbox.TryAddClaimedAsync(over, cancellation))
            await delivery.DeliverAsync(over, ShortPatience, cancellation);
        await outbox.CloseAsync(raised, cancellation);
    }

    /// <summary>
    /// Looks for what is over without anybody having said so: something graver took its place, or who mended it died before he said so.
    /// </summary>
    public async Task FindOverAsync(CancellationToken cancellation) => await Parallel.ForEachAsync(
        await outbox.OpenAsync(cancellation),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (raised, token) =>
        {
            if (await connections.FindAsync(Tenant.FromKey(raised.TenantKey!), raised.PartitionKey, token) is { } connection)
            {
                if (ConnectionNotifier.Stands(connection, raised))
                    return;
                await outbox.TryAddDueAsync(raised.AsOver(), token);
            }

            await outbox.CloseAsync(raised, token);
        });

    private async Task RaiseAsync(NoticeRow notice, CancellationToken cancellation)
    {
        if (await outbox.TryAddClaimedAsync(notice, cancellation))
            await delivery.DeliverAsync(notice, Patience, cancellation);
    }

    /// <summary>What is his to mend, and what waits to be sent again by hand.</summary>
    private async Task TellOperatorAsync(Connection connection, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation)
    {
        OperatorReason? his = reason == AttentionReason.MarksNotDelivered ? OperatorReason.DeadLetter
            : AttentionTexts.WhoseMove(reason) == Http.ActionOwner.Operator ? OperatorReason.ConnectionFailing
            : null;
        if (his is { } what)
        {
            await operators.RaiseAsync(
                new OperatorNotice(what, $"{connection.Id} {reason} {since.UtcTicks}", $"connection {connection.Id} of {connection.PartitionKey}: {reason}"),
                cancellation);
        }
    }
}
