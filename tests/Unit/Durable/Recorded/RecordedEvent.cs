using System.Text.Json.Nodes;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>One thing that became known, in the order in which it did; docs/versions.md says what belongs to which.</summary>
internal sealed record RecordedEvent(string Event)
{
    /// <summary>The orchestrator is given what follows, at a time.</summary>
    public const string Woken = "woken";
    public const string Started = "started";

    /// <summary>It asked for an activity, a timer or a sub-orchestration.</summary>
    public const string Asked = "asked";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Fired = "fired";
    public const string Ended = "ended";

    public const string Activity = "activity";
    public const string Timer = "timer";
    public const string Orchestration = "orchestration";

    /// <summary>The number of what was asked for, from 0 in the order of asking; answers bear the same.</summary>
    public int? Id { get; init; }

    /// <summary>activity, timer or orchestration.</summary>
    public string? Kind { get; init; }

    /// <summary>Of the activity or orchestration.</summary>
    public string? Name { get; init; }

    /// <summary>Of the sub-orchestration.</summary>
    public string? InstanceId { get; init; }

    public JsonNode? Input { get; init; }

    public JsonNode? Result { get; init; }

    /// <summary>When the orchestrator was woken, or when a timer is to fire. UTC.</summary>
    public DateTime? At { get; init; }

    /// <summary>The type of the exception that an activity threw.</summary>
    public string? Error { get; init; }

    /// <summary>How the instance ended.</summary>
    public string? Status { get; init; }
}
