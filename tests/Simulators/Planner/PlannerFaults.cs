using System.Text.Json.Serialization;

namespace LoketFunctions.Simulators.Planner;

/// <summary>
/// What goes wrong with the next signed requests. Faults are used up in the order in which they were planned. Thread-safe.
/// </summary>
public sealed class PlannerFaults
{
    private readonly Lock _lock = new();
    private readonly List<PlannedFault> _planned = [];

    /// <summary>Every answer waits this long first.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>How many requests are still to be met by a fault.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _planned.Sum(fault => fault.Times);
        }
    }

    /// <summary>Refuses the next requests with a status, such as 503 or 429, and does nothing with them.</summary>
    /// <param name="retryAfter">Sent in the header Retry-After, in whole seconds.</param>
    /// <param name="path">Only requests whose path holds this.</param>
    public void Answer(int status, int times = 1, TimeSpan? retryAfter = null, string path = "") =>
        Plan(new PlannedFault(FaultKind.Status, times, path) { Status = status, RetryAfter = retryAfter });

    /// <summary>Takes the next requests and never answers, until the caller gives up.</summary>
    public void Hang(int times = 1, string path = "") => Plan(new PlannedFault(FaultKind.Hang, times, path));

    /// <summary>Does what the next requests ask and then breaks the connection, so that the caller cannot know.</summary>
    public void LoseAnswer(int times = 1, string path = "") => Plan(new PlannedFault(FaultKind.LostAnswer, times, path));

    public void Plan(PlannedFault fault)
    {
        lock (_lock)
            _planned.Add(fault);
    }

    public void Clear()
    {
        lock (_lock)
            _planned.Clear();
        Latency = default;
    }

    internal PlannedFault? Next(string path)
    {
        lock (_lock)
        {
            var index = _planned.FindIndex(fault => path.Contains(fault.Path, StringComparison.Ordinal));
            if (index < 0)
                return null;
            var fault = _planned[index];
            if (fault.Times > 1)
                _planned[index] = fault with { Times = fault.Times - 1 };
            else
                _planned.RemoveAt(index);
            return fault;
        }
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    Status,
    Hang,
    LostAnswer,
}

/// <param name="Times">How many requests it meets.</param>
/// <param name="Path">Only requests whose path holds this; empty is every request.</param>
public sealed record PlannedFault(FaultKind Kind, int Times = 1, string Path = "")
{
    public int Status { get; init; } = 503;

    public TimeSpan? RetryAfter { get; init; }
}
