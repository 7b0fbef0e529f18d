using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Localhost.Durable;

namespace LoketFunctions.Localhost;

/// <summary>History as the management address shows it: what began and what came of it, under the extension's event names.</summary>
internal static class HistoryJson
{
    public static JsonArray Of(LoadedInstance instance, bool withOutput)
    {
        var shown = new JsonArray();
        var asked = instance.History.OfType<Asked>().ToDictionary(request => request.Id);
        var at = instance.Record.CreatedAt.UtcDateTime;
        foreach (var e in instance.History)
        {
            at = e is StepStarted step ? step.At : at;
            if (Describe(e, asked, instance.Record.Start.Name, withOutput) is { } entry)
            {
                entry["Timestamp"] = at;
                shown.Add(entry);
            }
        }

        return shown;
    }

    /// <summary>A stored text as JSON; what is none, such as the message of a failure, becomes a string.</summary>
    public static JsonNode? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static JsonObject? Describe(HistoryEvent e, Dictionary<int, Asked> asked, string name, bool withOutput)
    {
        return e switch
        {
            ExecutionStarted => new() { ["EventType"] = "ExecutionStarted", ["FunctionName"] = name },
            TaskCompleted done => Task(done.Id, "Completed", "Result", withOutput ? Parse(done.Output) : null),
            TaskFailed failed => Task(failed.Id, "Failed", "Reason", failed.Failure.ErrorMessage),
            TimerScheduled timer => new() { ["EventType"] = "TimerCreated", ["FireAt"] = timer.FireAt },
            TimerFired => new() { ["EventType"] = "TimerFired" },
            EventSent sent => new() { ["EventType"] = "EventSent", ["Name"] = sent.Name, ["InstanceId"] = sent.InstanceId },
            EventRaised raised => new() { ["EventType"] = "EventRaised", ["Name"] = raised.Name },
            ExecutionSuspended suspended => new() { ["EventType"] = "ExecutionSuspended", ["Reason"] = suspended.Reason },
            ExecutionResumed resumed => new() { ["EventType"] = "ExecutionResumed", ["Reason"] = resumed.Reason },
            ExecutionTerminated => new() { ["EventType"] = "ExecutionTerminated" },
            ExecutionEnded end => new()
            {
                ["EventType"] = "ExecutionCompleted",
                ["OrchestrationStatus"] = end.Status.ToString(),
                ["Result"] = withOutput ? Parse(end.Output) : null,
            },
            _ => null,
        };

        JsonObject? Task(int id, string outcome, string field, JsonNode? value) => asked.GetValueOrDefault(id) switch
        {
            ActivityScheduled activity => new() { ["EventType"] = "Task" + outcome, ["FunctionName"] = activity.Name, [field] = value },
            SubOrchestrationScheduled sub =>
                new() { ["EventType"] = "SubOrchestrationInstance" + outcome, ["FunctionName"] = sub.Name, [field] = value },
            _ => null,
        };
    }
}
