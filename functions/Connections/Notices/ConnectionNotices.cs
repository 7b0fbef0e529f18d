using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Notices;

/// <summary>
/// Tells owner and planner what a connection needs, and the planner when that is over. First it is written down; then one attempt is
/// made at once, for as long as the caller can wait; what failed is for the timer.
/// </summary>
internal sealed class ConnectionNotices(ConnectionStore connections, NoticeOutbox outbox, NoticeDelivery delivery, OperatorNotices operators)
{
    /// <summary>How long a run, or somebody who signs in, waits for a mail server or a planner.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The connection needs attention. Said again after a crash or by another host, it is the same notice.</summary>
    public async Task RaisedAsync(Connection connection, AttentionReason reason, CancellationToken cancellation)
    {
        if (connection.AttentionSince is not { } since)
            return;
        await Task.WhenAll(
            AddAsync(NoticeRow.Of(connection, reason, since, NoticeState.Raised, NoticeChannel.OwnerMail), cancellation),
            AddAsync(NoticeRow.Of(connection, reason, since, NoticeState.Raised, NoticeChannel.Planner), cancellation),
            TellOperatorAsync(connection, reason, since, cancellation));
    }

    /// <summary>The connection no longer needs it. A planner that was never told of it hears nothing.</summary>
    public async Task OverAsync(Connection connection, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation)
    {
        var key = NoticeRow.KeyOf(since, reason.ToString(), NoticeState.Raised, NoticeChannel.Planner);
        if (await outbox.FindAsync(connection.Id, key, cancellation) is { IsOpen: true } raised)
            await OverAsync(connection, raised, cancellation);
    }

    /// <summary>
    /// Looks for what is over without anybody having said so: something graver took its place, or who mended it died before he said so.
    /// </summary>
    public async Task FindOverAsync(CancellationToken cancellation)
    {
        foreach (var raised in await outbox.OpenAsync(cancellation))
        {
            var connection = await connections.FindAsync(Security.Tenant.FromKey(raised.TenantKey!), raised.PartitionKey, cancellation);
            if (connection is null)
                await outbox.CloseAsync(raised, cancellation);
            else if (!ConnectionTeller.Stands(connection, raised))
                await OverAsync(connection, raised, cancellation);
        }
    }

    private async Task OverAsync(Connection connection, NoticeRow raised, CancellationToken cancellation)
    {
        await AddAsync(NoticeRow.Of(connection, raised.AttentionReason, raised.Since, NoticeState.Over, NoticeChannel.Planner), cancellation);
        await outbox.CloseAsync(raised, cancellation);
    }

    private async Task AddAsync(NoticeRow notice, CancellationToken cancellation)
    {
        if (await outbox.TryAddAsync(notice, cancellation))
            await delivery.DeliverAsync(notice, Patience, cancellation);
    }

    /// <summary>What is his to mend, and what waits to be sent again by hand.</summary>
    private async Task TellOperatorAsync(Connection connection, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation)
    {
        OperatorReason? his = reason == AttentionReason.MarksNotDelivered ? OperatorReason.DeadLetter
            : AttentionTexts.WhoseMove(reason) == Http.Mover.Operator ? OperatorReason.ConnectionFailing
            : null;
        if (his is { } what)
        {
            await operators.RaiseAsync(
                new OperatorNotice(what, $"{connection.Id} {reason} {since.UtcTicks}", $"connection {connection.Id} of {connection.PartitionKey}: {reason}"),
                cancellation);
        }
    }
}
