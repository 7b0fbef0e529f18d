using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Notifications;

/// <summary>
/// Notifies owner and planner of what a connection needs, and the planner when that is over. First it is written down; then one attempt
/// is made at once, for as long as the caller can wait; what failed is for the timer.
/// </summary>
internal sealed class ConnectionNotices(
    ConnectionStore connections, NoticeOutbox outbox, NoticeDelivery delivery, OperatorNotices operators)
    : IAttentionNotices
{
    /// <summary>How long a run waits for a mail server or a planner to take a notice.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long a request waits that has just mended it.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    private const int AtOnce = 16;

    public async Task RaisedAsync(Connection connection, AttentionReason reason, CancellationToken cancellation)
    {
        if (connection.AttentionSince is not { } since)
            return;
        await Task.WhenAll(
            RaiseAsync(NoticeRow.Raised(connection, reason, since, NoticeChannel.OwnerMail), cancellation),
            RaiseAsync(NoticeRow.Raised(connection, reason, since, NoticeChannel.Planner), cancellation),
            TellOperatorAsync(connection, reason, since, cancellation));
    }

    /// <summary>A planner that got no notice of it gets none of its end.</summary>
    public async Task OverAsync(ConnectionId connectionId, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation)
    {
        var key = NoticeRow.KeyOf(since, reason.ToString(), NoticeState.Raised, NoticeChannel.Planner);
        if (await outbox.FindAsync(connectionId.ToString(), key, cancellation) is not { IsOpen: true } raised)
            return;
        var over = raised.AsOver();
        if (await outbox.TryAddClaimedAsync(over, cancellation))
            await delivery.DeliverAsync(over, ShortPatience, cancellation);
        await outbox.CloseAsync(raised, cancellation);
    }

    public Task GrantUnreadableAsync(ConnectionKey connection, string? lostKey, string cause, CancellationToken cancellation)
    {
        var detail = $"connection {connection.Id} of {connection.Tenant.Key}: {cause}";
        return operators.RaiseAsync(new OperatorNotice(OperatorReason.KeyGone, $"{connection.Id} {lostKey}", detail), cancellation);
    }

    /// <summary>
    /// Looks for what is over without its end having been reported: something graver took its place, or the process that mended it died
    /// before.
    /// </summary>
    public async Task FindOverAsync(CancellationToken cancellation) => await Parallel.ForEachAsync(
        await outbox.OpenAsync(cancellation),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (raised, token) =>
        {
            if (await connections.FindAsync(Tenant.FromKey(raised.TenantKey!), new(raised.PartitionKey), token) is { } connection)
            {
                if (ConnectionNotifier.Stands(connection, raised))
                    return;
                await outbox.TryAddDueAsync(raised.AsOver(), token);
            }

            await outbox.CloseAsync(raised, token);
        });

    /// <summary>Tells owner and planner, once, of what asks nobody to mend anything: <see cref="INewsWords"/> has the words.</summary>
    /// <param name="reason">Names the news; with <paramref name="at"/> it is one.</param>
    public Task TellNewsAsync(Connection connection, string reason, DateTimeOffset at, CancellationToken cancellation) => Task.WhenAll(
        RaiseAsync(NoticeRow.Raised(connection, reason, at, NoticeChannel.OwnerMail), cancellation),
        RaiseAsync(NoticeRow.Raised(connection, reason, at, NoticeChannel.Planner), cancellation));

    /// <summary>As of news without periods.</summary>
    /// <param name="periods">At least one, each as year and number.</param>
    public Task TellNewsAsync(
        Connection connection, string reason, IReadOnlyList<string> periods, DateTimeOffset at, CancellationToken cancellation) =>
        Task.WhenAll(
            RaiseAsync(NoticeRow.OfPeriods(connection, reason, periods, at, NoticeChannel.OwnerMail), cancellation),
            TellPlannerAsync(connection, reason, periods, at, cancellation));

    /// <summary>Tells the planner alone, once, of news about payroll periods.</summary>
    /// <param name="periods">At least one, each as year and number.</param>
    public Task TellPlannerAsync(
        Connection connection, string reason, IReadOnlyList<string> periods, DateTimeOffset at, CancellationToken cancellation) =>
        RaiseAsync(NoticeRow.OfPeriods(connection, reason, periods, at, NoticeChannel.Planner), cancellation);

    private async Task RaiseAsync(NoticeRow notice, CancellationToken cancellation)
    {
        if (await outbox.TryAddClaimedAsync(notice, cancellation))
            await delivery.DeliverAsync(notice, Patience, cancellation);
    }

    /// <summary>What is the operator's to mend, and what waits to be sent again by hand.</summary>
    private async Task TellOperatorAsync(
        Connection connection, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation)
    {
        OperatorReason? operatorReason = reason == AttentionReason.MarksNotDelivered ? OperatorReason.DeadLetter
            : AttentionTexts.ActionOwnerOf(reason) == Http.ActionOwner.Operator ? OperatorReason.ConnectionFailing
            : null;
        if (operatorReason is { } what)
        {
            await operators.RaiseAsync(
                new OperatorNotice(what, $"{connection.Id} {reason} {since.UtcTicks}",
                    $"connection {connection.Id} of {connection.PartitionKey}: {reason}"),
                cancellation);
        }
    }
}
