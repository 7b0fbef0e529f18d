using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// One fact about an orchestration, in the order in which they became known. Everything else (what runs, which timer is
/// set, what must still be sent) follows from the list, so only the list has to be stored.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(StepStarted), "step")]
[JsonDerivedType(typeof(ExecutionStarted), "started")]
[JsonDerivedType(typeof(ActivityScheduled), "activity")]
[JsonDerivedType(typeof(SubOrchestrationScheduled), "sub")]
[JsonDerivedType(typeof(TimerScheduled), "timer")]
[JsonDerivedType(typeof(TimerFired), "fired")]
[JsonDerivedType(typeof(TaskCompleted), "done")]
[JsonDerivedType(typeof(TaskFailed), "failed")]
[JsonDerivedType(typeof(EventSent), "sent")]
[JsonDerivedType(typeof(EventRaised), "raised")]
[JsonDerivedType(typeof(ExecutionSuspended), "suspended")]
[JsonDerivedType(typeof(ExecutionResumed), "resumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "terminated")]
[JsonDerivedType(typeof(ExecutionEnded), "ended")]
[JsonDerivedType(typeof(ContinuedAsNew), "continued")]
internal abstract record HistoryEvent;

/// <summary>The orchestrator was given what follows; the time is what it sees as now.</summary>
internal sealed record StepStarted(DateTime At) : HistoryEvent;

internal sealed record ExecutionStarted : HistoryEvent;

/// <summary>What the orchestrator asked for, numbered in the order of asking.</summary>
internal abstract record Asked(int Id) : HistoryEvent;

internal sealed record ActivityScheduled(int Id, string Name, string? Input) : Asked(Id);

internal sealed record SubOrchestrationScheduled(
    int Id, string Name, string Version, string InstanceId, string? Input, IReadOnlyDictionary<string, string>? Tags) : Asked(Id);

internal sealed record TimerScheduled(int Id, DateTime FireAt) : Asked(Id);

internal sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : Asked(Id);

internal sealed record TimerFired(int Id) : HistoryEvent;

/// <summary>An activity or sub-orchestration gave its result.</summary>
internal sealed record TaskCompleted(int Id, string? Output) : HistoryEvent;

/// <summary>An activity or sub-orchestration failed; a final failure is not worth a retry.</summary>
internal sealed record TaskFailed(int Id, TaskFailureDetails Failure, bool Final = false) : HistoryEvent;

/// <summary>An external event. Those sent by orchestrations carry an id, because a crash may send them twice.</summary>
internal sealed record EventRaised(string Name, string? Payload, string? MessageId = null) : HistoryEvent;

internal sealed record ExecutionSuspended(string? Reason) : HistoryEvent;

internal sealed record ExecutionResumed(string? Reason) : HistoryEvent;

internal sealed record ExecutionTerminated(string? Output, bool Recursive) : HistoryEvent;

internal sealed record ExecutionEnded(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure) : HistoryEvent;

/// <summary>The execution ends here; the next one starts from <paramref name="Next"/> with an empty history.</summary>
internal sealed record ContinuedAsNew(string ExecutionId, StartInfo Next) : HistoryEvent;
