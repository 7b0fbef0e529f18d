using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Notifications;

/// <summary>
/// Makes the attempts that were claimed, and writes down what came of each. A fault of a mail server or planner ends no caller's work.
/// </summary>
internal sealed partial class NoticeDelivery(
    NoticeOutbox outbox, ConnectionNotifier connections, OperatorNotifier operators, OperatorNotices notices, TimeProvider clock,
    ILogger<NoticeDelivery> logger)
{
    /// <summary>For one attempt that no caller waits for. Well below <see cref="NoticeOutbox.ClaimTime"/>.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>For one look: what is left comes with the next.</summary>
    public static readonly TimeSpan LookLimit = TimeSpan.FromMinutes(4);

    private const int MostPerLook = 2000;
    private const int AtOnce = 8;
    private const int MostFailures = 3;

    /// <summary>One attempt, which the caller has claimed.</summary>
    public async Task<NoticeOutcome> DeliverAsync(NoticeRow notice, TimeSpan limit, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        NoticeOutcome outcome;
        try
        {
            outcome = notice.PartitionKey == NoticeRow.Operator
                ? await operators.TellAsync(notice, either.Token)
                : await connections.TellAsync(notice, either.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            outcome = NoticeOutcome.Of(exception);
            LogNotTold(notice.Channel, notice.Reason, notice.PartitionKey, outcome.Fault!, exception.GetType().Name);
        }

        if (await outbox.SettleAsync(notice, outcome, cancellation) && notice.Status == NoticeStatus.GivenUp)
            await GiveUpAsync(notice, cancellation);
        return outcome;
    }

    /// <summary>
    /// What is due, the longest overdue first. A mail server or planner that is out of reach is left alone until the next look, so that
    /// thousands of notices for it do not keep others from theirs.
    /// </summary>
    public async Task DeliverDueAsync(CancellationToken cancellation)
    {
        var end = clock.GetUtcNow() + LookLimit;
        var failures = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            await outbox.DueAsync(MostPerLook, cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (notice, token) =>
            {
                var place = notice.Place;
                if (clock.GetUtcNow() >= end
                    || failures.GetValueOrDefault(place) >= MostFailures
                    || !await outbox.TryClaimAsync(notice, token))
                    return;
                if ((await DeliverAsync(notice, Limit, token)).IsOutOfReach)
                    failures.AddOrUpdate(place, 1, (_, count) => count + 1);
            });
    }

    private async Task GiveUpAsync(NoticeRow notice, CancellationToken cancellation)
    {
        LogGivenUp(notice.Channel, notice.Reason, notice.PartitionKey, notice.Attempts);
        if (notice.PartitionKey != NoticeRow.Operator)
        {
            await notices.RaiseAsync(
                new OperatorNotice(
                    OperatorReason.DeadLetter, notice.MessageId,
                    $"connection {notice.PartitionKey}: {notice.Channel} could not be told of {notice.Reason} ({notice.Fault})"),
                cancellation);
        }
    }

    // The exception's own words may quote an address, so only its type is logged.
    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Channel} was not told of {Reason} of {Connection}: {Code} ({ExceptionType}). It is tried again")]
    private partial void LogNotTold(NoticeChannel channel, string reason, string connection, string code, string exceptionType);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Channel} is given up after {Attempts} attempts to tell of {Reason} of {Connection}")]
    private partial void LogGivenUp(NoticeChannel channel, string reason, string connection, int attempts);
}
