using LoketFunctions.Storage;

namespace LoketFunctions.Security;

internal sealed class ReceivedMessageRow : Row
{
    public DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>
/// Remembers the ids of signed messages, so that none is handled twice. An id needs to be kept only as long as its timestamp
/// can still be within the tolerance.
/// </summary>
internal sealed class ReceivedMessages(AppTables tables, TimeProvider clock)
{
    /// <summary>True the first time a planner's message id is seen.</summary>
    public Task<bool> TryReceiveAsync(string planner, string messageId, CancellationToken cancellation) =>
        tables.ReceivedMessages.TryAddAsync(
            new ReceivedMessageRow { PartitionKey = planner, RowKey = SecureRandom.Hash(messageId), ReceivedAt = clock.GetUtcNow() },
            cancellation);

    /// <summary>Forgets the ids that no valid message can carry any more; returns how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - (2 * StandardWebhook.Tolerance);
        var old = await tables.ReceivedMessages.ListAsync<ReceivedMessageRow>(
            TableClientExtensions.TableFilter($"ReceivedAt lt {before}"), cancellation);
        foreach (var row in old)
            await tables.ReceivedMessages.TryDeleteAsync(row, cancellation);
        return old.Count;
    }
}
