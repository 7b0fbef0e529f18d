using LoketFunctions.Storage;

namespace LoketFunctions.Notifications;

/// <summary>
/// Makes one notice per reason of all that came up for the operator, at most one per <see cref="NoticeOptions.OperatorEvery"/>. When
/// ten thousand connections fail in a night, that is one mail with a count and the first of them.
/// </summary>
internal sealed class OperatorGathering(
    AppTables tables, NoticeOutbox outbox, NoticeDelivery delivery, NoticeOptions options, TimeProvider clock)
{
    public const int Shown = 10;
    private const int AtOnce = 16;

    public async Task GatherAsync(CancellationToken cancellation)
    {
        var waiting = await tables.Notices.ListAsync<OperatorFactRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {NoticeRow.Operator} and IsWaiting eq {true}"), cancellation);
        foreach (var facts in waiting.GroupBy(fact => fact.Reason))
            await GatherAsync(facts.Key, [.. facts.OrderBy(fact => fact.RaisedAt)], cancellation);
    }

    private async Task GatherAsync(OperatorReason reason, List<OperatorFactRow> facts, CancellationToken cancellation)
    {
        var added = new List<NoticeRow>();
        foreach (var channel in options.OperatorChannels)
        {
            var notice = NoticeOf(reason, facts, channel);
            // Sent in this hour already, or another host is at it: the next look is early enough.
            if (!await outbox.TryAddClaimedAsync(notice, cancellation))
                return;
            added.Add(notice);
        }

        // Before they are sent: a process that dies in between leaves notices that the timer sends, and no facts that are sent twice.
        await Parallel.ForEachAsync(
            facts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (fact, token) =>
        {
            fact.IsWaiting = false;
            await tables.Notices.TryReplaceAsync(fact, token);
        });
        foreach (var notice in added)
            await delivery.DeliverAsync(notice, NoticeDelivery.Limit, cancellation);
    }

    private NoticeRow NoticeOf(OperatorReason reason, List<OperatorFactRow> facts, NoticeChannel channel)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromTicks(now.UtcTicks % options.OperatorEvery.Ticks);
        return new NoticeRow
        {
            PartitionKey = NoticeRow.Operator,
            RowKey = NoticeRow.KeyOf(since, reason.ToString(), Planner.NoticeState.Raised, channel),
            Reason = reason.ToString(),
            Channel = channel,
            Since = facts[0].RaisedAt,
            Count = facts.Count,
            Lines = string.Join('\n', facts.Take(Shown).Select(fact => fact.Detail)),
        };
    }
}
