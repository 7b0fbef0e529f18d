using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LoketFunctions.Localhost.Durable;
using LoketFunctions.Tests.Conventions;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>
/// Runs that were recorded are led by today's code the way they went. Where one of these fails, instances that are under way when
/// this code is deployed would fail too: docs/versions.md says what to do.
/// </summary>
public sealed class RecordedHistoryTests
{
    private static readonly JsonSerializerOptions Known = new() { PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly IReadOnlyList<RecordedHistory> Histories = [.. RecordedHistory.All()];

    public static TheoryData<string> Names => [.. Histories.Select(history => history.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_run_goes_the_same_way(string name)
    {
        var history = Find(name);
        var end = Replay(history);
        Assert.Null(end?.Failure?.ErrorMessage);
        Assert.Equal(history.Events.SingleOrDefault(one => one.Event == "ended")?.Status, end?.Status.ToString());
    }

    /// <summary>The engine compares names only; that a step finds in its input what it was given then, and answers with what is read, is for here.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_and_results_of_then_are_understood(string name)
    {
        var history = Find(name);
        var activities = history.Events.Where(one => one.Kind == "activity").ToDictionary(one => one.Id!.Value, one => one.Name!);
        var faults = history.Events.Where(one => one.Kind == "activity").Select(one => Fault(one.Name!, "input", one.Input, InputOf(one.Name!)))
            .Concat(history.Events.Where(one => one.Event == "completed" && activities.ContainsKey(one.Id!.Value))
                .Select(one => Fault(activities[one.Id!.Value], "result", one.Result, ResultOf(activities[one.Id!.Value]))))
            .OfType<string>().Distinct(StringComparer.Ordinal);
        Rule.Holds(faults);
    }

    [Fact]
    public void Every_orchestrator_has_a_run_recorded_in_the_version_that_is_started_now()
    {
        var recorded = Histories.Where(history => history.Version == AppVersion.Default).Select(history => history.Orchestrator).ToHashSet(StringComparer.Ordinal);
        Rule.Holds(
            from orchestrator in AppOrchestrators.Orchestrators.Keys
            where !recorded.Contains(orchestrator)
            select $"{orchestrator} has no history under Durable/Histories/{AppVersion.Default}: record one (docs/versions.md).");
    }

    [Fact]
    public void Steps_in_another_order_are_found_out()
    {
        var history = Histories.First(one => one is { Orchestrator: "SyncConnection", Course: "plain" });
        var swapped = history with { Events = [.. history.Events.Select(Swapped)] };
        var failure = Replay(swapped)!.Failure!;
        Assert.EndsWith("NonDeterministicOrchestrationException", failure.ErrorType, StringComparison.Ordinal);
        Assert.Contains("'PlanRun'", failure.ErrorMessage, StringComparison.Ordinal);

        static RecordedEvent Swapped(RecordedEvent one) => one.Name switch
        {
            "PlanRun" => one with { Name = "ReadPlannerStaff" },
            "ReadPlannerStaff" => one with { Name = "PlanRun" },
            _ => one,
        };
    }

    [Fact]
    public void A_run_that_would_ask_for_less_or_more_is_found_out()
    {
        var history = Histories.First(one => one is { Orchestrator: "SyncConnection", Course: "plain" });
        var last = history.Events.Last(one => one.Event == "asked");
        foreach (var events in new IEnumerable<RecordedEvent>[] { history.Events.Where(one => one != last), [.. history.Events, last with { Id = last.Id + 1 }] })
            Assert.NotNull(Replay(history with { Events = [.. events] })?.Failure);
    }

    /// <summary>Rolling deployments and rollbacks rely on it.</summary>
    [Fact]
    public void Hosts_lead_their_own_version_and_older_ones_and_leave_newer_ones_alone() =>
        Assert.Equal(("CurrentOrOlder", "Reject"), (AppVersion.Setting("versionMatchStrategy"), AppVersion.Setting("versionFailureStrategy")));

    private static RecordedHistory Find(string name) => Histories.Single(history => history.ToString() == name);

    private static ExecutionEnded? Replay(RecordedHistory history)
    {
        var converter = new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });
        var replay = new OrchestrationReplay(new AppOrchestrators(), converter, NullLoggerFactory.Instance, history.Version);
        return replay.Run(EngineHistory.Instance(history), EngineHistory.Events(history), []).End;
    }

    private static Type? InputOf(string activity) =>
        AppOrchestrators.Activities.GetValueOrDefault(activity)?.Trigger<Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute>()!.ParameterType;

    private static Type? ResultOf(string activity) => AppOrchestrators.Activities.GetValueOrDefault(activity)?.Method.ReturnType is { IsGenericType: true } task
        ? task.GetGenericArguments()[0]
        : null;

    private static string? Fault(string activity, string what, JsonNode? value, Type? type)
    {
        if (!AppOrchestrators.Activities.ContainsKey(activity))
            return $"There is no step {activity} any more.";
        try
        {
            _ = type is null ? null : value?.Deserialize(type, Known);
            return null;
        }
        catch (JsonException exception)
        {
            return $"The {what} of {activity} is not what it was: {exception.Message}";
        }
    }
}
