using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Benchmarks.Histories;

/// <summary>
/// Leads an orchestrator through its steps at once, with the results of a script, and measures what the engine would keep: everything goes
/// through JSON as the Functions worker makes it.
/// </summary>
/// <param name="script">What a step of this name answers to its input.</param>
internal sealed class MeasuredContext(object input, Func<string, object?, object?> script) : TaskOrchestrationContext
{
    /// <summary>As the Functions worker converts what goes into a history and what comes out of it.</summary>
    private static readonly JsonSerializerOptions WorkersJson = new() { PropertyNameCaseInsensitive = true };

    private readonly List<(string Name, int Input, int Result)> _steps = [];
    private int _timers;
    private int _customStatus;

    public override TaskName Name => "measured";
    public override string InstanceId => "measured";
    public override ParentOrchestrationInstance? Parent => null;
    public override DateTime CurrentUtcDateTime => DateTime.UnixEpoch;
    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public HistorySize Size => new(
        _steps.Count, 2 + (2 * (_steps.Count + _timers)), _steps.Sum(step => (long)step.Input), _steps.Sum(step => (long)step.Result),
        _steps.MaxBy(step => step.Input) is var given ? (given.Name, given.Input) : default,
        _steps.MaxBy(step => step.Result) is var answered ? (answered.Name, answered.Result) : default,
        _steps.GroupBy(step => step.Name, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.Max(step => step.Input), StringComparer.Ordinal),
        _customStatus);

    public override T GetInput<T>() => Read<T>(Write(input))!;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var result = Write(script(name.Name, input));
        _steps.Add((name.Name, Write(input).Length, result.Length));
        return Task.FromResult(Read<TResult>(result)!);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        _timers++;
        return Task.CompletedTask;
    }

    public override void SetCustomStatus(object? customStatus) => _customStatus = Math.Max(_customStatus, Write(customStatus).Length);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => Guid.Empty;

    private static byte[] Write(object? value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), WorkersJson);

    private static T? Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, WorkersJson);
}

/// <summary>What an orchestration makes the engine keep. Sizes are bytes of JSON.</summary>
/// <param name="Events">Of the history: two of the run, and two of each step and timer.</param>
/// <param name="LargestInputs">By the step's name.</param>
/// <param name="CustomStatus">0 where none is set.</param>
internal sealed record HistorySize(
    int Steps, int Events, long Inputs, long Results, (string Step, int Bytes) LargestInput, (string Step, int Bytes) LargestResult,
    IReadOnlyDictionary<string, int> LargestInputs, int CustomStatus)
{
    public override string ToString() => $"{Steps} steps";
}
