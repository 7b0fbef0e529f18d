using System.Text.Json.Nodes;
using DurableTask.Core;
using DurableTask.Core.History;
using LoketFunctions.Tests.Durable.Recorded;

namespace LoketFunctions.Tests.EndToEnd.Recording;

/// <summary>From the engine's events to those of a <see cref="RecordedHistory"/>; its times begin at one fixed moment.</summary>
internal sealed class EngineHistory(JsonArray events)
{
    /// <summary>When every recorded run begins; from there on it takes the time that it took.</summary>
    private static readonly DateTime Begin = new(2026, 1, 1, 21, 0, 0, DateTimeKind.Utc);

    private readonly TimeSpan _shift = Begin - At(events[0]!, nameof(HistoryEvent.Timestamp));

    public RecordedHistory Read(string instanceId, string course)
    {
        var start = events.First(one => TypeOf(one!) == EventType.ExecutionStarted)!;
        return new RecordedHistory(
            (string)start[nameof(ExecutionStartedEvent.Name)]!, (string)start[nameof(ExecutionStartedEvent.Version)]!, course, instanceId,
            Json(start[nameof(ExecutionStartedEvent.Input)]), [.. events.Select(one => Recorded(one!)).OfType<RecordedEvent>()]);
    }

    private RecordedEvent? Recorded(JsonNode one) => TypeOf(one) switch
    {
        EventType.OrchestratorStarted => new(RecordedEvent.Woken) { At = Shifted(one, nameof(HistoryEvent.Timestamp)) },
        EventType.OrchestratorCompleted => null,
        EventType.ExecutionStarted => new(RecordedEvent.Started),
        EventType.TaskScheduled => Asked(one, RecordedEvent.Activity) with
        {
            Name = (string)one[nameof(TaskScheduledEvent.Name)]!,
            Input = Only(Json(one[nameof(TaskScheduledEvent.Input)])),
        },
        EventType.SubOrchestrationInstanceCreated => Asked(one, RecordedEvent.Orchestration) with
        {
            Name = (string)one[nameof(SubOrchestrationInstanceCreatedEvent.Name)]!,
            InstanceId = (string)one[nameof(SubOrchestrationInstanceCreatedEvent.InstanceId)]!,
            Input = Json(one[nameof(SubOrchestrationInstanceCreatedEvent.Input)]),
        },
        EventType.TimerCreated => Asked(one, RecordedEvent.Timer) with { At = Shifted(one, nameof(TimerCreatedEvent.FireAt)) },
        EventType.TaskCompleted or EventType.SubOrchestrationInstanceCompleted => Answer(one, RecordedEvent.Completed) with
        {
            Result = Json(one[nameof(TaskCompletedEvent.Result)]),
        },
        EventType.TaskFailed or EventType.SubOrchestrationInstanceFailed => Answer(one, RecordedEvent.Failed) with
        {
            Error = (string)one[nameof(TaskFailedEvent.FailureDetails)]![nameof(FailureDetails.ErrorType)]!,
        },
        EventType.TimerFired => new(RecordedEvent.Fired) { Id = (int)one[nameof(TimerFiredEvent.TimerId)]! },
        EventType.ExecutionCompleted => new(RecordedEvent.Ended)
        {
            Status = ((OrchestrationStatus)(int)one[nameof(ExecutionCompletedEvent.OrchestrationStatus)]!).ToString(),
        },
        var type =>
            throw new NotSupportedException($"Nobody has recorded {type} yet: add it here, to the replay, and in docs/versions.md."),
    };

    private static RecordedEvent Asked(JsonNode one, string kind) =>
        new(RecordedEvent.Asked) { Id = (int)one[nameof(HistoryEvent.EventId)]!, Kind = kind };

    private static RecordedEvent Answer(JsonNode one, string what) =>
        new(what) { Id = (int)one[nameof(TaskCompletedEvent.TaskScheduledId)]! };

    private static EventType TypeOf(JsonNode one) => (EventType)(int)one[nameof(HistoryEvent.EventType)]!;

    private DateTime Shifted(JsonNode one, string name) => At(one, name) + _shift;

    private static DateTime At(JsonNode one, string name) => one[name]!.GetValue<DateTime>().ToUniversalTime();

    private static JsonNode? Json(JsonNode? text) => text is null ? null : JsonNode.Parse((string)text!);

    /// <summary>A step has one input, which the engine keeps as a list of one.</summary>
    private static JsonNode? Only(JsonNode? inputs) => inputs is JsonArray { Count: 1 } list ? list[0]!.DeepClone() : inputs;
}
