using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>A recorded history as the Durable extension sends it to the worker.</summary>
internal sealed class ReplayRequest(RecordedHistory history, IReadOnlyList<RecordedTurn> turns)
{
    private const int NoId = -1;

    private readonly Dictionary<int, RecordedEvent> _asked =
        turns.SelectMany(turn => turn.Asked).Where(one => one.Id is not null).ToDictionary(one => one.Id!.Value);

    /// <summary>What the worker is given when it is woken for this turn: everything of before, and what is new.</summary>
    public string AtTurn(int turn)
    {
        var request = new OrchestratorRequest { InstanceId = history.InstanceId };
        request.PastEvents.AddRange(turns.Take(turn).SelectMany(past => Told(past).Concat(Asked(past))));
        request.NewEvents.AddRange(Told(turns[turn]));
        return Convert.ToBase64String(request.ToByteArray());
    }

    private IEnumerable<HistoryEvent> Told(RecordedTurn turn) =>
        turn.Told.Select(Told).Prepend(
            new HistoryEvent { EventId = NoId, OrchestratorStarted = new OrchestratorStartedEvent() }).Select(one => At(turn, one));

    private static IEnumerable<HistoryEvent> Asked(RecordedTurn turn) =>
        turn.Asked.Select(Asked).Append(
            new HistoryEvent { EventId = NoId, OrchestratorCompleted = new OrchestratorCompletedEvent() }).Select(one => At(turn, one));

    private static HistoryEvent At(RecordedTurn turn, HistoryEvent one)
    {
        one.Timestamp = Timestamp.FromDateTime(turn.At);
        return one;
    }

    private HistoryEvent Told(RecordedEvent one)
    {
        var told = new HistoryEvent { EventId = NoId };
        var ofOrchestration = one.Id is { } id && _asked[id].Kind == RecordedEvent.Orchestration;
        switch (one.Event)
        {
            case RecordedEvent.Started:
                told.ExecutionStarted = new ExecutionStartedEvent
                {
                    Name = history.Orchestrator,
                    Version = history.Version,
                    Input = history.Input?.ToJsonString(),
                    OrchestrationInstance = new OrchestrationInstance { InstanceId = history.InstanceId, ExecutionId = "execution" },
                };
                break;
            case RecordedEvent.Completed when ofOrchestration:
                told.SubOrchestrationInstanceCompleted =
                    new SubOrchestrationInstanceCompletedEvent { TaskScheduledId = one.Id!.Value, Result = one.Result?.ToJsonString() };
                break;
            case RecordedEvent.Completed:
                told.TaskCompleted = new TaskCompletedEvent { TaskScheduledId = one.Id!.Value, Result = one.Result?.ToJsonString() };
                break;
            case RecordedEvent.Failed when ofOrchestration:
                told.SubOrchestrationInstanceFailed =
                    new SubOrchestrationInstanceFailedEvent { TaskScheduledId = one.Id!.Value, FailureDetails = Failure(one) };
                break;
            case RecordedEvent.Failed:
                told.TaskFailed = new TaskFailedEvent { TaskScheduledId = one.Id!.Value, FailureDetails = Failure(one) };
                break;
            case RecordedEvent.Fired:
                told.TimerFired =
                    new TimerFiredEvent { TimerId = one.Id!.Value, FireAt = Timestamp.FromDateTime(_asked[one.Id!.Value].At!.Value) };
                break;
            default:
                throw new NotSupportedException($"An orchestrator cannot be told {one.Event}.");
        }

        return told;
    }

    private static HistoryEvent Asked(RecordedEvent one)
    {
        var asked = new HistoryEvent { EventId = one.Id!.Value };
        switch (one.Kind)
        {
            case RecordedEvent.Activity:
                asked.TaskScheduled = new TaskScheduledEvent { Name = one.Name, Input = one.Input?.ToJsonString() };
                break;
            case RecordedEvent.Orchestration:
                asked.SubOrchestrationInstanceCreated =
                    new SubOrchestrationInstanceCreatedEvent
                    {
                        Name = one.Name,
                        InstanceId = one.InstanceId,
                        Input = one.Input?.ToJsonString()
                    };
                break;
            case RecordedEvent.Timer:
                asked.TimerCreated = new TimerCreatedEvent { FireAt = Timestamp.FromDateTime(one.At!.Value) };
                break;
            default:
                throw new NotSupportedException($"An orchestrator cannot ask for {one.Kind}.");
        }

        return asked;
    }

    private static TaskFailureDetails Failure(RecordedEvent one) => new() { ErrorType = one.Error!, ErrorMessage = "" };
}
