using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>
/// Runs that were recorded are led by today's code the way they went. Where one of these fails, instances that are under way when
/// this code is deployed would fail too: docs/versions.md says what to do.
/// </summary>
public sealed class RecordedHistoryTests
{
    private static readonly JsonSerializerOptions Known =
        new() { PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly IReadOnlyList<RecordedHistory> Histories = [.. RecordedHistory.All()];

    public static TheoryData<string> Names => [.. Histories.Select(history => history.ToString())];

    private static RecordedHistory Plain => Find($"{AppVersion.Default} SyncConnection plain");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_run_goes_the_same_way(string name) => Assert.Empty(Departures(Find(name)));

    /// <summary>
    /// The engine compares names only; that a step finds in its input what it was given then, and answers with what is read, is for here.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_and_results_of_then_are_understood(string name)
    {
        var history = Find(name);
        var activities = history.Events.Where(one => one.Kind == RecordedEvent.Activity).ToDictionary(
            one => one.Id!.Value, one => one.Name!);
        var faults = history.Events.Where(one => one.Kind == RecordedEvent.Activity)
            .Select(one => Fault(one.Name!, "input", one.Input, InputOf(one.Name!)))
            .Concat(history.Events.Where(one => one.Event == RecordedEvent.Completed && activities.ContainsKey(one.Id!.Value))
                .Select(one => Fault(activities[one.Id!.Value], "result", one.Result, ResultOf(activities[one.Id!.Value]))))
            .OfType<string>().Distinct(StringComparer.Ordinal);
        Rule.Holds(faults);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_names_nothing_of_the_run_that_it_was_recorded_from(string name) =>
        Assert.DoesNotMatch(@"\b(?!0{8})[0-9a-f]{24}|\b[0-9]{19}-|\b(?!0{8})[0-9a-f]{8}-[0-9a-f]{4}-", Find(name).ToText());

    [Fact]
    public void Every_orchestrator_has_a_run_recorded_in_the_version_that_is_started_now()
    {
        var recorded = Histories.Where(history => history.Version == AppVersion.Default).Select(history => history.Orchestrator).ToHashSet(
            StringComparer.Ordinal);
        Rule.Holds(
            from orchestrator in AppOrchestrators.Orchestrators.Keys
            where !recorded.Contains(orchestrator)
            select $"{orchestrator} has no history under Durable/Histories/{AppVersion.Default}: record one (docs/versions.md).");
    }

    [Fact]
    public void Steps_in_another_order_are_found_out() =>
        Assert.Contains(Departures(Plain.Swapped("PlanRun", "ReadPlannerStaff")), IsRefusedByTheEngine);

    [Fact]
    public void A_run_that_would_ask_for_less_or_more_is_found_out()
    {
        var asked = Plain.Events.Count(one => one.Event == RecordedEvent.Asked);
        for (var id = 0; id < asked; id++)
        {
            Assert.NotEmpty(Departures(Plain.Without(id)));
            Assert.NotEmpty(Departures(Plain.With(id, HistoryChanges.Activity("PlanRun"))));
        }

        Assert.NotEmpty(Departures(Plain.With(asked, HistoryChanges.Activity("PlanRun"))));
    }

    [Fact]
    public void A_timer_where_there_was_none_or_one_that_is_gone_is_found_out()
    {
        var waits = Find($"{AppVersion.Default} SyncConnection tried-again");
        var timer = waits.Events.First(one => one is { Event: RecordedEvent.Asked, Kind: RecordedEvent.Timer });
        Assert.Contains(Departures(waits.Without(timer.Id!.Value)), IsRefusedByTheEngine);
        Assert.Contains(Departures(waits.With(timer.Id!.Value, HistoryChanges.Timer(timer.At!.Value))), IsRefusedByTheEngine);
    }

    /// <summary>Else the tests above would find their own changes out.</summary>
    [Fact]
    public void A_step_put_in_and_taken_out_again_changes_nothing() =>
        Assert.Empty(Departures(Plain.With(1, HistoryChanges.Activity("PlanRun")).Without(1)));

    /// <summary>Rolling deployments and rollbacks rely on it.</summary>
    [Fact]
    public void Hosts_lead_their_own_version_and_older_ones_and_leave_newer_ones_alone() =>
        Assert.Equal(
            ("CurrentOrOlder", "Reject"), (AppVersion.Setting("versionMatchStrategy"), AppVersion.Setting("versionFailureStrategy")));

    private static RecordedHistory Find(string name) => Histories.Single(history => history.ToString() == name);

    private static IReadOnlyList<string> Departures(RecordedHistory history) =>
        WorkerReplay.Departures(history, AppOrchestrators.Orchestrators[history.Orchestrator]);

    private static bool IsRefusedByTheEngine(string departure) =>
        departure.Contains("NonDeterministicOrchestrationException", StringComparison.Ordinal);

    private static Type? InputOf(string activity) =>
        AppOrchestrators.Activities.GetValueOrDefault(
            activity)?.Trigger<Microsoft.Azure.Functions.Worker.ActivityTriggerAttribute>()!.ParameterType;

    private static Type? ResultOf(string activity) =>
        AppOrchestrators.Activities.GetValueOrDefault(activity)?.Method.ReturnType is { IsGenericType: true } task
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
