using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;

namespace LoketFunctions.Privacy.Retention;

/// <summary>
/// Goes over all connections once a day, so many a step, and has each slice forget what is over. Tombstones of ended connections stay.
/// </summary>
internal sealed class RetentionPolicyRunner(
    ConnectionStore connections, IEnumerable<IRetentionPolicy> slices, AuditLog audit, RetentionProgress marks, RetentionOptions options,
    TimeProvider clock)
{
    /// <summary>Connections per step: a few calls to storage each.</summary>
    private const int Connections = 200;

    private const int AtOnce = 8;

    /// <summary>Of one kind, per connection and day: a day makes fewer.</summary>
    private const int MostPerConnection = 500;

    private DateTimeOffset Today => new(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>Whether there are connections to look at today.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellation) =>
        !((await marks.ReadAsync(RetentionProgressRow.Rows, cancellation)).Until >= Today);

    /// <returns>Whether there are more connections to look at today.</returns>
    public async Task<RetentionStep> StepAsync(CancellationToken cancellation)
    {
        var mark = await marks.ReadAsync(RetentionProgressRow.Rows, cancellation);
        var today = Today;
        if (mark.Until >= today)
            return new RetentionStep(0, More: false);

        var page = await connections.ListAfterAsync(mark.AfterTenant, ConnectionId.OrNone(mark.AfterConnection), Connections, cancellation);
        var removed = 0;
        await Parallel.ForEachAsync(
            page, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (connection, token) => Interlocked.Add(ref removed, await ForgetAsync(connection, today, token)));

        var isLast = page.Count < Connections;
        (mark.AfterTenant, mark.AfterConnection) = isLast ? (null, null) : (page[^1].Tenant.Key, page[^1].Id.ToString());
        if (isLast)
            mark.Until = today;
        await marks.WriteAsync(mark, cancellation);
        return new RetentionStep(removed, !isLast);
    }

    private async Task<int> ForgetAsync(Connection connection, DateTimeOffset today, CancellationToken cancellation)
    {
        var kept = new RetentionCutoffs(today.AddMonths(-options.RunMonths), today.AddYears(-options.ExportYears));
        var removed = await audit.ForgetOldAsync(connection.Tenant, today.AddYears(-options.AuditYears), MostPerConnection, cancellation);
        foreach (var slice in connection.State == ConnectionState.Disconnected ? [] : slices)
            removed += await slice.ForgetAsync(connection.Id, kept, MostPerConnection, cancellation);
        return removed;
    }
}
