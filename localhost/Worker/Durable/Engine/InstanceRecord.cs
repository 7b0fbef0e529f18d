using System.Collections.Immutable;
using Azure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost.Durable;

/// <summary>What an execution starts from.</summary>
/// <param name="Carried">Events that the execution before it had not taken yet.</param>
/// <param name="SeenMessages">Ids of messages that the execution before it took, so that none is taken twice.</param>
internal sealed record StartInfo(
    string Name,
    string Version,
    string? Input,
    ParentLink? Parent,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset? StartAt,
    ImmutableArray<EventRaised> Carried,
    ImmutableArray<string> SeenMessages);

/// <summary>Who awaits the end of a sub-orchestration: the task of one execution of one instance.</summary>
internal sealed record ParentLink(string Name, string InstanceId, string ExecutionId, int TaskId);

/// <summary>The head of an instance. Its ETag is the fence: whoever writes history must hold the newest one.</summary>
internal sealed record InstanceRecord
{
    public required string InstanceId { get; init; }

    public required string ExecutionId { get; init; }

    public required StartInfo Start { get; init; }

    public required OrchestrationRuntimeStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUpdatedAt { get; init; }

    public string? CustomStatus { get; init; }

    public string? Output { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>Number of events in the history of this execution.</summary>
    public int HistoryLength { get; init; }

    /// <summary>Up to which event other instances have been told what concerns them.</summary>
    public int Delivered { get; init; }

    /// <summary>Whether anything is left to do; closed instances are not looked at again.</summary>
    public bool Open { get; init; } = true;

    public ETag ETag { get; init; }

    public bool IsEnded => Status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Ended, and everybody who had to know was told: only then may another instance take the id.</summary>
    public bool IsSettled => IsEnded && Delivered == HistoryLength;

    public static InstanceRecord New(string instanceId, StartInfo start, DateTimeOffset now) => new()
    {
        InstanceId = instanceId,
        ExecutionId = Guid.NewGuid().ToString("N"),
        Start = start,
        Status = OrchestrationRuntimeStatus.Pending,
        CreatedAt = now,
        LastUpdatedAt = now,
    };
}

/// <summary>Something told to an instance from outside its own step; a key of null means it is not stored.</summary>
/// <param name="ExecutionId">The only execution that it concerns, or null for whichever runs.</param>
internal sealed record InboxMessage(string? Key, string? ExecutionId, HistoryEvent Event);

/// <summary>An instance with all that is stored of its current execution.</summary>
internal sealed record LoadedInstance(
    InstanceRecord Record, ImmutableList<HistoryEvent> History, ImmutableArray<InboxMessage> Inbox);

/// <summary>One step, written as a whole or not at all.</summary>
internal sealed record StepCommit(
    InstanceRecord Before, InstanceRecord After, IReadOnlyList<HistoryEvent> NewEvents, IReadOnlyList<string> TakenMessages);
