using System.Collections.Immutable;
using Microsoft.DurableTask;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// Tells other instances what a step has for them: sub-orchestrations to start, events, ends of sub-orchestrations,
/// terminations. Done again after a crash, it changes nothing: each message can be recognised.
/// </summary>
internal sealed class DeliveryOffice(IDurableStore store, InstanceCreation creation, DurableOptions options, TimeProvider time)
{
    /// <summary>Delivers what follows from the events that were not delivered yet.</summary>
    /// <param name="record">The sender.</param>
    /// <param name="history">Its history.</param>
    /// <param name="signal">Called for each instance that now has something to do.</param>
    /// <param name="cancellation">Stops between two deliveries.</param>
    public async Task DeliverAsync(
        InstanceRecord record, ImmutableList<HistoryEvent> history, Func<string, Task> signal, CancellationToken cancellation)
    {
        foreach (var e in history.Skip(record.Delivered))
        {
            var delivery = e switch
            {
                SubOrchestrationScheduled sub => StartAsync(record, sub, signal, cancellation),
                EventSent sent => SendAsync(sent.InstanceId, EventOf(record, sent), signal, cancellation),
                ExecutionTerminated { Recursive: true } => TerminateChildrenAsync(history, signal, cancellation),
                ExecutionEnded end => NotifyParentAsync(record, end, signal, cancellation),
                _ => Task.CompletedTask,
            };
            await delivery;
        }
    }

    private static InboxMessage EventOf(InstanceRecord sender, EventSent sent) =>
        new(null, null, new EventRaised(sent.Name, sent.Payload, $"{sender.ExecutionId}:{sent.Id}"));

    private async Task StartAsync(
        InstanceRecord parent, SubOrchestrationScheduled sub, Func<string, Task> signal, CancellationToken cancellation)
    {
        var link = new ParentLink(parent.Start.Name, parent.InstanceId, parent.ExecutionId, sub.Id);
        var version = sub.Version.Length > 0 ? sub.Version : options.DefaultVersion;
        var start = new StartInfo(
            sub.Name, version, sub.Input, link, sub.Tags ?? ImmutableDictionary<string, string>.Empty, null, [], []);
        var holder = await creation.CreateAsync(
            InstanceRecord.New(sub.InstanceId, start, time.GetUtcNow()),
            existing => existing.IsEnded && existing.Start.Parent != link,
            cancellation);

        if (holder is null || holder.Start.Parent == link)
        {
            await signal(sub.InstanceId);
            return;
        }

        var failure = new TaskFailureDetails(
            "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException",
            InstanceCreation.Refusal(sub.InstanceId, holder.Status), null, null, null);
        await SendAsync(parent.InstanceId, new(null, parent.ExecutionId, new TaskFailed(sub.Id, failure)), signal, cancellation);
    }

    private async Task TerminateChildrenAsync(
        ImmutableList<HistoryEvent> history, Func<string, Task> signal, CancellationToken cancellation)
    {
        foreach (var child in history.OpenSubOrchestrations())
        {
            await SendAsync(child.InstanceId, new(null, null, new ExecutionTerminated(null, Recursive: true)), signal, cancellation);
        }
    }

    private async Task NotifyParentAsync(
        InstanceRecord child, ExecutionEnded end, Func<string, Task> signal, CancellationToken cancellation)
    {
        if (child.Start.Parent is { } parent)
        {
            HistoryEvent news = end.Failure is { } failure ? new TaskFailed(parent.TaskId, failure)
                : end.Status == Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Terminated
                    ? new TaskFailed(parent.TaskId, Terminated(child, end))
                : new TaskCompleted(parent.TaskId, end.Output);
            await SendAsync(parent.InstanceId, new(null, parent.ExecutionId, news), signal, cancellation);
        }
    }

    private static TaskFailureDetails Terminated(InstanceRecord child, ExecutionEnded end) => new(
        "DurableTask.Core.Exceptions.OrchestrationTerminatedException",
        $"The sub-orchestration '{child.InstanceId}' was terminated" + (end.Output is null ? "." : $": {end.Output}"), null, null, null);

    /// <summary>Sends only to those who can still take it; nobody else would ever throw it away.</summary>
    private async Task SendAsync(string instanceId, InboxMessage message, Func<string, Task> signal, CancellationToken cancellation)
    {
        if (await store.FindAsync(instanceId, withPayloads: false, cancellation) is { IsEnded: false })
        {
            await store.SendAsync(instanceId, message, cancellation);
            await signal(instanceId);
        }
    }
}
