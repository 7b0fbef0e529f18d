using System.Globalization;
using Google.Protobuf.Collections;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Kind = Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>
/// Replays recorded runs by what the Functions worker itself calls at every waking, set up by the Durable extension's own start-up.
/// </summary>
internal static class WorkerReplay
{
    private static readonly ServiceProvider Worker = NewWorker();

    /// <summary>
    /// Where the orchestrator would part from the run, in words; nowhere if it goes the same way. The run is broken off before every
    /// waking, as a deployment may do: with the history until then the orchestrator has to ask for what was asked next. The engine by
    /// itself notices only what contradicts the history that it is given, and takes what comes on top of it for the next thing to do.
    /// </summary>
    public static IReadOnlyList<string> Departures(RecordedHistory history, ITaskOrchestrator orchestrator)
    {
        var turns = RecordedTurn.Of(history);
        var request = new ReplayRequest(history, turns);
        return
        [
            .. turns.Select((turn, index) => Departure(index, turn, Run(request.AtTurn(index), orchestrator))).OfType<string>(),
        ];
    }

    private static string? Departure(int index, RecordedTurn turn, IEnumerable<OrchestratorAction> actions)
    {
        var (then, now) = (string.Join(", ", turn.Asked.Select(Words)), string.Join(", ", actions.Select(Words)));
        return then == now ? null : string.Create(CultureInfo.InvariantCulture, $"Waking {index}: then {then}; now {now}");
    }

    private static RepeatedField<OrchestratorAction> Run(string request, ITaskOrchestrator orchestrator) =>
        OrchestratorResponse.Parser.ParseFrom(
            Convert.FromBase64String(GrpcOrchestrationRunner.LoadAndRun(request, orchestrator, Worker))).Actions;

    private static string Words(RecordedEvent asked) => asked.Event == RecordedEvent.Ended
        ? asked.Status!
        : string.Create(CultureInfo.InvariantCulture, $"{asked.Id} {asked.Kind} {asked.Name}{asked.InstanceId}");

    private static string Words(OrchestratorAction action) => action.OrchestratorActionTypeCase switch
    {
        Kind.ScheduleTask => Words(
            new RecordedEvent(RecordedEvent.Asked) { Id = action.Id, Kind = RecordedEvent.Activity, Name = action.ScheduleTask.Name }),
        Kind.CreateTimer => Words(new RecordedEvent(RecordedEvent.Asked) { Id = action.Id, Kind = RecordedEvent.Timer }),
        Kind.CreateSubOrchestration => Words(new RecordedEvent(RecordedEvent.Asked)
        {
            Id = action.Id,
            Kind = RecordedEvent.Orchestration,
            Name = action.CreateSubOrchestration.Name,
            InstanceId = action.CreateSubOrchestration.InstanceId,
        }),
        Kind.CompleteOrchestration => Ended(action.CompleteOrchestration),
        var other => other.ToString(),
    };

    private static string Ended(CompleteOrchestrationAction end)
    {
        var status = end.OrchestrationStatus.ToString().Replace("ORCHESTRATION_STATUS_", "", StringComparison.OrdinalIgnoreCase);
        return end.FailureDetails is { } failure ? $"{status} {failure.ErrorType}: {failure.ErrorMessage}" : status;
    }

    private static ServiceProvider NewWorker()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        new DurableTaskExtensionStartup().Configure(services.AddFunctionsWorkerDefaults());
        return services.BuildServiceProvider();
    }
}
