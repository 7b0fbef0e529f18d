using System.Collections.Immutable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// Turns what an instance was told into the one write that is its next step. Reads nothing and writes nothing, so a step
/// that was not written can be planned again.
/// </summary>
internal sealed class StepPlanner(OrchestrationReplay replay, IFunctionExecutor executor, DurableOptions durable, TimeProvider time)
{
    public StepCommit Plan(InstanceRecord record, ImmutableList<HistoryEvent> history, IReadOnlyList<InboxMessage> messages)
    {
        var news = new List<HistoryEvent>();
        var now = time.GetUtcNow();
        if (!history.IsStarted())
        {
            news.Add(new ExecutionStarted());
            news.AddRange(record.Start.Carried);
        }

        news.AddRange(Accepted(record, history, messages));
        var after = record;
        if (news.Count > 0)
        {
            news.Insert(0, new StepStarted(Latest(history, now.UtcDateTime)));
            after = record.IsEnded ? record : Advance(record, history, news) with { LastUpdatedAt = now };
        }

        var length = history.Count + news.Count;
        var nothingToTell = record.Delivered == record.HistoryLength && !HasDeliveries(record, news);
        after = after with { HistoryLength = length, Delivered = nothingToTell ? length : record.Delivered };
        after = after with { Open = IsOpen(after, [.. history, .. news]) };
        return new(record, after, news, [.. messages.Select(message => message.Key).OfType<string>()]);
    }

    /// <summary>The write that follows when everybody was told what <paramref name="record"/> had for them.</summary>
    public StepCommit PlanDelivered(InstanceRecord record, ImmutableList<HistoryEvent> history)
    {
        var after = history[^1] is ContinuedAsNew next
            ? record with { ExecutionId = next.ExecutionId, Start = next.Next, HistoryLength = 0, Delivered = 0 }
            : record with { Delivered = record.HistoryLength };
        return new(record, after with { Open = IsOpen(after, history) }, [], []);
    }

    private static bool HasDeliveries(InstanceRecord record, IEnumerable<HistoryEvent> events) => events.Any(e => e
        is SubOrchestrationScheduled or EventSent or ContinuedAsNew or ExecutionTerminated { Recursive: true }
        || (e is ExecutionEnded && record.Start.Parent is not null));

    private static bool IsOpen(InstanceRecord record, IReadOnlyList<HistoryEvent> history) =>
        !record.IsSettled || history.OpenActivities().Any();

    /// <summary>Steps never go back in time, whatever the clock does.</summary>
    private static DateTime Latest(ImmutableList<HistoryEvent> history, DateTime now) =>
        history.FindLast(e => e is StepStarted) is StepStarted last && last.At > now ? last.At : now;

    private InstanceRecord Advance(InstanceRecord record, ImmutableList<HistoryEvent> history, List<HistoryEvent> news)
    {
        if (news.FindIndex(e => e is ExecutionTerminated) is >= 0 and var index)
        {
            var terminated = (ExecutionTerminated)news[index];
            news.RemoveRange(index + 1, news.Count - index - 1);
            return Ended(record, new(OrchestrationRuntimeStatus.Terminated, terminated.Output, null), news);
        }

        if (!executor.IsOrchestrator(record.Start.Name))
        {
            var message = $"The function '{record.Start.Name}' doesn't exist, is disabled, or is not an orchestrator function.";
            return Ended(record, Failed(new("OrchestratorFunctionNotFound", message, null, null, null)), news);
        }

        if (durable.VersionFailure == VersionFailure.Fail && !durable.Leads(record.Start.Version))
        {
            var message = $"The orchestration is of version '{record.Start.Version}', which this host of version '{durable.DefaultVersion}' does not lead.";
            return Ended(record, Failed(new("VersionMismatch", message, null, null, null)), news);
        }

        var result = replay.Run(record, history, news);
        var updated = record with
        {
            CustomStatus = result.Context.CustomStatus,
            Status = result.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
        };
        var untaken = result.Continuation is { } options ? Untaken(result.Context, options) : [];
        news.AddRange(result.Requests);
        if (result.Continuation is { } continuation)
        {
            news.Add(new ContinuedAsNew(Guid.NewGuid().ToString("N"), Next(record, history, news, result.Context, continuation, untaken)));
        }

        return result.End is { } end ? Ended(updated, end, news) : updated;
    }

    private static ImmutableArray<EventRaised> Untaken(ReplayContext context, ContinueAsNewOptions options) =>
        options.PreserveUnprocessedEvents ? context.Unclaimed : [];

    private static StartInfo Next(
        InstanceRecord record,
        ImmutableList<HistoryEvent> history,
        List<HistoryEvent> news,
        ReplayContext context,
        ContinueAsNewOptions options,
        ImmutableArray<EventRaised> untaken) => record.Start with
        {
            Input = context.Serialize(options.NewInput),
            Version = string.IsNullOrWhiteSpace(options.NewVersion) ? record.Start.Version : options.NewVersion,
            StartAt = null,
            Carried = untaken,
            SeenMessages = [.. MessageIds(history.Concat(news))],
        };

    private static InstanceRecord Ended(InstanceRecord record, ExecutionEnded end, List<HistoryEvent> news)
    {
        news.Add(end);
        return record with { Status = end.Status, Output = end.Output, Failure = end.Failure };
    }

    private static ExecutionEnded Failed(TaskFailureDetails failure) =>
        new(OrchestrationRuntimeStatus.Failed, failure.ErrorMessage, failure);

    /// <summary>Leaves out what was told twice and what came too late; both happen after a crash.</summary>
    private static IEnumerable<HistoryEvent> Accepted(
        InstanceRecord record, ImmutableList<HistoryEvent> history, IReadOnlyList<InboxMessage> messages)
    {
        var open = OpenIds(record, history);
        var seen = MessageIds(history).Concat(record.Start.SeenMessages).ToHashSet(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            if (message.ExecutionId is { } executionId && executionId != record.ExecutionId)
            {
                continue;
            }

            var isNew = message.Event switch
            {
                EventRaised { MessageId: { } id } => seen.Add(id) && !record.IsEnded,
                { } answer when answer.AnswersTo() is { } id => open.Remove(id),
                _ => !record.IsEnded,
            };
            if (isNew)
            {
                yield return message.Event;
            }
        }
    }

    private static HashSet<int> OpenIds(InstanceRecord record, ImmutableList<HistoryEvent> history)
    {
        var open = history.OpenActivities().Select(a => a.Id).ToHashSet();
        if (!record.IsEnded)
        {
            open.UnionWith(history.OpenSubOrchestrations().Select(a => a.Id));
            open.UnionWith(history.OpenTimers().Select(a => a.Id));
        }

        return open;
    }

    private static IEnumerable<string> MessageIds(IEnumerable<HistoryEvent> events) =>
        events.OfType<EventRaised>().Select(raised => raised.MessageId).OfType<string>();
}
