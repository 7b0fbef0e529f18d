using LoketFunctions.Privacy.Erasure;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Retention;

/// <summary>
/// Purges the history of ended orchestrations by the day on which they were created, a day at a time: each backend reads all its
/// instances for a purge, so what was purged is not asked for again.
/// </summary>
/// <remarks>
/// An id that is used again, as a connection's sync is every night, is created anew each time: it is as old as its last run. What was still
/// under way when its day was purged is met on the next Monday, which goes from the beginning.
/// </remarks>
internal sealed class HistoryPurge(RetentionProgress marks, RetentionOptions options, TimeProvider clock)
{
    /// <summary>For one call; what is left of the day then is for the next.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Before anything that this app made.</summary>
    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    private DateTimeOffset Cutoff => new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-options.HistoryDays);

    /// <summary>Whether another day has become old enough.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellation) =>
        !((await marks.ReadAsync(RetentionProgressRow.History, cancellation)).Until >= Cutoff);

    /// <summary>Purges a day.</summary>
    /// <returns>Whether there is more to do.</returns>
    public async Task<RetentionStep> StepAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var mark = await marks.ReadAsync(RetentionProgressRow.History, cancellation);
        var cutoff = Cutoff;
        if (mark.Until >= cutoff)
            return new RetentionStep(0, More: false);

        // The first time it is not known how far back it goes.
        var to = mark.Until is { } until && until.AddDays(1) < cutoff ? until.AddDays(1) : cutoff;
        var from = to.DayOfWeek == DayOfWeek.Monday ? Beginning : mark.Until ?? Beginning;
        var purged = await client.PurgeAllInstancesAsync(new PurgeInstancesFilter(from, to, Ended) { Timeout = Timeout }, cancellation);
        if (purged.IsComplete != false)
        {
            mark.Until = to;
            await marks.WriteAsync(mark, cancellation);
        }

        return new RetentionStep(purged.PurgedInstanceCount, More: purged.IsComplete == false || to < cutoff);
    }
}
