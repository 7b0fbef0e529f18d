using System.Globalization;
using System.Text.Json.Nodes;
using LoketFunctions.Localhost.Durable;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>Between recorded histories and those of the local engine. Another engine would have a class like this one.</summary>
internal static class EngineHistory
{
    private const string Activity = "activity";
    private const string Orchestration = "orchestration";
    private const string Timer = "timer";

    /// <summary>When every recorded run begins; from there on it takes the time that it took.</summary>
    private static readonly DateTime Begin = new(2026, 1, 1, 21, 0, 0, DateTimeKind.Utc);

    public static RecordedHistory Record(LoadedInstance instance, string course)
    {
        var start = instance.Record.Start;
        var began = instance.History.OfType<StepStarted>().First().At;
        return new RecordedHistory(
            start.Name, start.Version, course, instance.Record.InstanceId, Node(start.Input),
            [.. instance.History.Select(one => Recorded(one, moment => Begin + (moment - began)))]);
    }

    public static InstanceRecord Instance(RecordedHistory history)
    {
        var start = new StartInfo(history.Orchestrator, history.Version, Text(history.Input), null, new Dictionary<string, string>(), null, [], []);
        return InstanceRecord.New(history.InstanceId, start, new DateTimeOffset(Begin));
    }

    /// <summary>Everything but the end, which is for the code to come to.</summary>
    public static IReadOnlyList<HistoryEvent> Events(RecordedHistory history) =>
        [.. history.Events.Where(one => one.Event != "ended").Select(one => Of(one, history.Version))];

    private static RecordedEvent Recorded(HistoryEvent one, Func<DateTime, DateTime> shifted) => one switch
    {
        StepStarted step => new("woken") { At = shifted(step.At) },
        ExecutionStarted => new("started"),
        ActivityScheduled asked => new("asked") { Id = asked.Id, Kind = Activity, Name = asked.Name, Input = Node(asked.Input) },
        SubOrchestrationScheduled asked => new("asked")
        {
            Id = asked.Id,
            Kind = Orchestration,
            Name = asked.Name,
            InstanceId = asked.InstanceId,
            Input = Node(asked.Input),
        },
        TimerScheduled asked => new("asked") { Id = asked.Id, Kind = Timer, At = shifted(asked.FireAt) },
        TaskCompleted done => new("completed") { Id = done.Id, Result = Node(done.Output) },
        TaskFailed failed => new("failed") { Id = failed.Id, Error = failed.Failure.ErrorType },
        TimerFired fired => new("fired") { Id = fired.Id },
        ExecutionEnded end => new("ended") { Status = end.Status.ToString() },
        _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"Nobody has recorded a {one.GetType().Name} yet: add it here and in docs/versions.md.")),
    };

    private static HistoryEvent Of(RecordedEvent one, string version) => (one.Event, one.Kind) switch
    {
        ("woken", _) => new StepStarted(one.At!.Value),
        ("started", _) => new ExecutionStarted(),
        ("asked", Activity) => new ActivityScheduled(one.Id!.Value, one.Name!, Text(one.Input)),
        ("asked", Orchestration) => new SubOrchestrationScheduled(one.Id!.Value, one.Name!, version, one.InstanceId!, Text(one.Input), null),
        ("asked", Timer) => new TimerScheduled(one.Id!.Value, one.At!.Value),
        ("completed", _) => new TaskCompleted(one.Id!.Value, Text(one.Result)),
        ("failed", _) => new TaskFailed(one.Id!.Value, new TaskFailureDetails(one.Error!, "", null, null, null)),
        ("fired", _) => new TimerFired(one.Id!.Value),
        _ => throw new NotSupportedException($"There is no event {one.Event}."),
    };

    private static JsonNode? Node(string? text) => text is null ? null : JsonNode.Parse(text);

    private static string? Text(JsonNode? node) => node?.ToJsonString();
}
